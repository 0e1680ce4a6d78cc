"""What is known of registers, from `resources/registers/`: names, licences, addresses, words for codes."""

import tomllib
from functools import cache
from typing import Any

from reader.model.resources import resource

GROUP = 4  # digits of an ISNI that stand together


@cache
def data(name: str) -> dict[str, Any]:
    """Return the content of one of the files."""
    return tomllib.loads(resource("registers", f"{name}.toml").read_text("utf-8"))


def phrase(family: str, code: str) -> str:
    """Return what a code of a register means ("upper": "member of the upper house"), or the code itself."""
    found: str = data("words").get(family, {}).get(code, code)
    return found


def identifier(scheme: str, value: str) -> str:
    """Return an identifier as a full address, or with its scheme's name; "" for a scheme that means nothing outside."""
    form: str | None = data("words")["identifiers"].get(scheme.casefold())
    if not form or not value:
        return ""
    if value.startswith(("https://", "http://")):
        return value
    return form.format(_in_groups(value) if scheme.casefold() == "isni" else value)


def _in_groups(digits: str) -> str:
    plain = digits.replace(" ", "").replace("-", "")
    return " ".join(plain[at : at + GROUP] for at in range(0, len(plain), GROUP))
