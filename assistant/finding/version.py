"""The version of the cutter, apart from it: a search after which nothing is cut anew loads none of its code."""

from __future__ import annotations

# Raised with every change of ``passages`` that cuts otherwise: all passages are then made anew.
CUTTER_VERSION = 2
