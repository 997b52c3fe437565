"""Throwing the derived catalogue away, so that the next command reads all notes anew."""

from __future__ import annotations

from assistant.errors import NotWritable
from assistant.knowing.store import FILE_NAME
from assistant.workspace import Workspace


def discard_catalogue(workspace: Workspace) -> None:
    """Delete the catalogue's files, and nothing else. NotWritable where the system refuses."""
    for suffix in ("", "-wal", "-shm"):
        path = workspace.cache_dir / f"{FILE_NAME}{suffix}"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritable(f"{path} cannot be deleted: {error.strerror or error}") from error
