"""What all tests share: where the materials lie, and a Qt that needs no screen."""

import ctypes
import importlib
import os
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # how long an example takes on a busy machine tells nothing


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard: what Python has put there outlives Python, offscreen, and ends in a crash."""
    yield
    if "PySide6.QtGui" in sys.modules:
        application = sys.modules["PySide6.QtGui"].QGuiApplication
        if application.instance() is not None:
            application.clipboard().clear()


@pytest.fixture(scope="session")
def articles() -> Path:
    """Articles of our own writing."""
    return ROOT / "tests" / "articles"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real articles and corpora that may not enter the repository; tests that read them skip without."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def floors() -> dict[str, Any]:
    """What must be reached on articles and pages we did not write."""
    return tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))


def need_program(name: str, package: str) -> str:
    """Return where a program is; skips with the line that installs it, and fails in CI, where nothing may skip."""
    return shutil.which(name) or _go_without(name, package)


def _go_without(name: str, package: str) -> NoReturn:
    line = f"needs {name}: apt-get install -y --no-install-recommends {package}"
    if os.environ.get("CI"):
        pytest.fail(line)
    pytest.skip(line)


def need_speech() -> None:
    """Skip the module that calls this where Qt's module for speech is not installed or lacks a library; fail in CI."""
    try:
        importlib.import_module("PySide6.QtTextToSpeech")
    except ImportError as cause:
        line = f"needs kilde[speech] and libpulse0: {cause}"
        if os.environ.get("CI"):
            raise AssertionError(line) from cause
        pytest.skip(line, allow_module_level=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that annotated copies are opened in."""
    return need_program("chromium", "chromium")


@pytest.fixture(scope="session")
def pango() -> None:
    """The system's libraries that PDFs are made with."""
    for library, package in (("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"), ("libpango-1.0.so.0", "libpango-1.0-0")):
        try:
            ctypes.CDLL(library)
        except OSError:
            _go_without(library, package)


@pytest.fixture(scope="session")
def epubcheck() -> list[str]:
    """The command that says what is wrong with an EPUB; Debian's is a jar."""
    return [need_program("java", "epubcheck"), "-jar", need_program("epubcheck", "epubcheck")]


@pytest.fixture(scope="session")
def xvfb() -> str:
    """A screen that is not there."""
    return need_program("Xvfb", "xvfb")
