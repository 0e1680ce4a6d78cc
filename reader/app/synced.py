"""Which folders leave the machine by themselves."""

import tomllib
from pathlib import Path

from reader.app.paths import resource


def syncing_service(file: Path) -> str | None:
    """Return the service that copies the file's folder to its own machines; None where no name gives one away."""
    services: dict[str, list[str]] = tomllib.loads(resource("folders", "synced.toml").read_text(encoding="utf-8"))
    for service, names in services.items():
        if any(_is_named(part, name) for part in file.absolute().parent.parts for name in names):
            return service
    return None


def _is_named(folder: str, name: str) -> bool:
    return folder == name or folder.startswith((f"{name} ", f"{name}-"))
