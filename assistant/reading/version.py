"""The version of the reader, apart from it: to know that nothing has to be read, the reader need not be loaded."""

from __future__ import annotations

READER_VERSION = 50
"""Raised with every change of what is read: the catalogue then reads all files anew."""
