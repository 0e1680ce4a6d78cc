"""Where the files that ship with the program lie: in a checkout, in an installed wheel and in a bundle."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder: `resource("lexicon", "en", "cues.toml")`."""
    return _folder().joinpath(*parts)


def _folder() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    if bundle is not None:
        return Path(bundle) / "resources"
    installed = _PACKAGE / "resources"  # the wheel carries them inside the package
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
