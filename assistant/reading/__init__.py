"""Floor 1: files in, records out. Pure: no store, no clock, no network."""
