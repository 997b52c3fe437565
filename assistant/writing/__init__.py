"""Floor 3: words. Templates now; the model's seam comes with its issue."""
