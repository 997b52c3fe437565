"""Text in, ranked passages out: the index over the notes and the search in it."""
