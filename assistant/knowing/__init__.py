"""Floor 2: records in, answers to which, when, whose and still open out. All by code."""
