"""Leave to send: a remote endpoint is asked for once, and what went where is written down, sizes only."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

from assistant.errors import NotWritable
from assistant.files import private_dir, write_atomic
from assistant.writing.endpoint import Endpoint, Seam

CONSENT_NAME = "model-consent.json"
LOG_NAME = "model-log.jsonl"
_MOST_LOG = 1_000_000  # bytes; then the older half goes


def may_send(endpoint: Endpoint, seam: Seam) -> str:
    """Why nothing is sent, "" where the user lets the endpoint have words of their notes. Asks once for each host."""
    if endpoint.local:
        return ""
    given = _given(seam.cache)
    if endpoint.host in given:
        return ""
    how = "names, addresses and companies replaced by stand-ins" if endpoint.pseudonyms else "names as they are"
    if not seam.use.yes:
        if seam.ask is None:
            return f"{endpoint.host} was never used here before: run it once in a terminal, or with --yes, to let it have words of your notes ({how})"
        if not seam.ask(
            f"Send words of your notes to {endpoint.host} ({how})? It is asked once for this address; --dry-run shows the request."
        ):
            return f"nothing was sent to {endpoint.host}"
    _keep(seam, [*given, endpoint.host])
    return ""


def _given(cache: Path | None) -> list[str]:
    if cache is None:
        return []
    try:
        value = json.loads((cache / CONSENT_NAME).read_bytes())
    except (OSError, ValueError):
        return []
    return [host for host in value if isinstance(host, str)] if isinstance(value, list) else []


def _keep(seam: Seam, hosts: list[str]) -> None:
    if seam.cache is None:
        return
    try:
        write_atomic(private_dir(seam.cache) / CONSENT_NAME, json.dumps(sorted(set(hosts))).encode() + b"\n")
    except NotWritable as error:
        seam.warn(f"your consent could not be kept, so it will be asked again ({error})")


def note_sent(endpoint: Endpoint, seam: Seam, entry: dict[str, Any]) -> None:
    """Add a line to the log: when, where, which model, sizes. Never a word of what was sent."""
    if seam.cache is None:
        return
    line = {"at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "host": endpoint.host, "model": endpoint.name, **entry}
    path = seam.cache / LOG_NAME
    try:
        private_dir(seam.cache)
        if path.exists() and path.stat().st_size > _MOST_LOG:
            rows = path.read_bytes().splitlines(keepends=True)
            write_atomic(path, b"".join(rows[len(rows) // 2 :]))
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "ab") as file:
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    except (OSError, NotWritable) as error:
        seam.warn(f"the log of what is sent could not be written ({error})")
