"""Data sets with known answers, and what scores Forenote on them."""
