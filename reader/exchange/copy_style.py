"""The stylesheet of what is written for browsers: the window's colours, light and dark, and one sheet for each kind."""

import re
import tomllib
from typing import Any

from reader.model.resources import resource


def stylesheet(rules: str, name: str = "copy.css") -> str:
    """Return the whole sheet, with the `rules` of this copy at its end."""
    sheet = resource("copy", name).read_text(encoding="utf-8")
    light, dark = _colours("light"), _colours("dark")
    return (
        f":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"{sheet}\n{rules}\n"
    )


def literal_stylesheet(name: str) -> str:
    """Return a sheet with the light colours written where they are named, for readers that know no variables."""
    colours = _named("light")
    sheet = resource("copy", name).read_text(encoding="utf-8")
    return re.sub(r"var\(--([\w-]+)\)", lambda named: str(colours[named[1]]), sheet)


def _colours(theme: str) -> str:
    """Return a theme's colours as custom properties: `--paper`, `--person`, `--tint-person`, `--fill-yellow`."""
    return "".join(f"--{name}:{value};" for name, value in _named(theme).items())


def _named(theme: str) -> dict[str, Any]:
    table = tomllib.loads(resource("style", f"{theme}.toml").read_text(encoding="utf-8"))
    named: dict[str, Any] = {name: value for name, value in table.items() if isinstance(value, str)}
    named |= table["kinds"]
    named |= {f"tint-{name}": value for name, value in table["tints"].items()}
    named |= {f"fill-{name}": value for name, value in table["highlights"].items()}
    named |= {f"rule-{name}": value for name, value in table["underlines"].items()}
    return named
