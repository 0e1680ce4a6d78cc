"""Disks that are full, read-only or gone: real ones, in memory."""

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

NEEDS_ROOT = "needs root, to mount a small disk in memory: sudo .venv/bin/python -m pytest tests/store"
SIZE_KB = 4096


@dataclass(frozen=True)
class SmallDisk:
    """A file system of four megabytes."""

    folder: Path

    def fill(self, leaving_kb: int = 0) -> Path:
        """Leave no more room than that; return the file that takes the rest."""
        ballast = self.folder / "ballast"
        with ballast.open("wb", buffering=0) as content:
            try:
                while content.write(bytes(4096)):
                    pass
            except OSError:
                content.truncate(content.tell() - leaving_kb * 1024)
                return ballast
        raise AssertionError("the disk took everything")

    def allow_writing(self, allowed: bool) -> None:
        """Mount it anew, for reading alone or for both."""
        _system("mount", "-o", f"remount,{'rw' if allowed else 'ro'}", self.folder)

    def pull_out(self) -> None:
        """Take the disk away, though files on it are open."""
        _system("umount", "--lazy", self.folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "stick"
    folder.mkdir()
    _mount_or_skip("-t", "tmpfs", "-o", f"size={SIZE_KB}k,mode=700", "tmpfs", folder)
    yield SmallDisk(folder)
    if folder.is_mount():
        _system("umount", "--lazy", folder)


@pytest.fixture
def protect() -> Iterator[Callable[[Path], None]]:
    """Take from everybody the right to write to a file or folder, until the test ends."""
    protected: list[tuple[Path, int]] = []

    def protect_one(path: Path) -> None:
        protected.append((path, stat.S_IMODE(path.stat().st_mode)))
        path.chmod(protected[-1][1] & 0o555)
        if os.access(path, os.W_OK):  # root writes everywhere but where nothing can be written
            _mount_or_skip("--bind", path, path)
            _system("mount", "-o", "remount,bind,ro", path)

    yield protect_one
    for path, mode in reversed(protected):
        subprocess.run(["umount", path], check=False, capture_output=True)
        path.chmod(mode)


def _mount_or_skip(*arguments: str | Path) -> None:
    try:
        _system("mount", *arguments)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(NEEDS_ROOT)


def _system(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
