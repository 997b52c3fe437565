"""Floor 3: words. Templates, and the seam to a model: draft, prompt, endpoint, verification."""
