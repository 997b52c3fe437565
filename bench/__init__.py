"""How fast Forenote is, measured against a bare interpreter on the same machine at the same moment."""
