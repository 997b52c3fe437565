"""Other tools' retrieval on Forenote's labelled questions: ``make peers``."""
