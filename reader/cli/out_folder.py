"""A folder that takes one JSON file for each article of a run."""

import os
import tempfile
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from reader.app.file_names import fit_name, is_reserved
from reader.model.errors import KildeError

LONGEST_NAME = 110  # UTF-8 bytes, so that the number and ".json" still fit into 120


class FolderNotWritableError(KildeError):
    """The folder for the results takes no files."""


class OutFolder:
    """Writes `<stem>.json` for each article; a second article of that name in one run becomes `<stem>-2.json`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            message = f"The folder {folder} cannot be made: {cause.strerror}."
            raise FolderNotWritableError(message, hint="Choose another folder.") from cause

    def write(self, location: str, line: str) -> None:
        """Write the line as the file for `location`, whole or not at all."""
        file = self._folder / f"{self._free(stem(location))}.json"
        try:
            self._replace(file, line)
        except OSError as cause:
            message = f"{file} cannot be written: {cause.strerror}."
            raise FolderNotWritableError(message, hint="Make room on the disk, or choose another folder.") from cause

    def _replace(self, file: Path, line: str) -> None:
        handle, unfinished = tempfile.mkstemp(dir=self._folder, prefix=".kilde-", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(line + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            Path(unfinished).replace(file)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise

    def _free(self, name: str) -> str:
        """Return the name, numbered where this run has used it; file systems may not tell "A" from "a"."""
        candidate, number = name, 1
        while candidate.casefold() in self._used:
            number += 1
            candidate = f"{name}-{number}"
        self._used.add(candidate.casefold())
        return candidate


def stem(location: str) -> str:
    """Return a safe file name for the results of `location`: "a/page.html.gz" gives "page"."""
    if "://" in location:
        parts = urlsplit(location)
        name = PurePath(parts.path).name or parts.hostname or ""
    else:
        name = PurePath(location).name
    name = PurePath(name.removesuffix(".gz")).stem
    name = fit_name(os.fsencode(name).decode("utf-8", "replace"), LONGEST_NAME, gap="_")
    return f"_{name}" if is_reserved(name) else name or "article"
