"""Floor 4: one public function a job, records in and one result record out."""
