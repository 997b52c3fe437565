"""``python -m assistant`` is ``forenote``."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from assistant.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
