"""Web domains as ratings name them: "https://www.Avisa.example/" and "avisa.example" are one."""

import re

from reader.register.knowledge import data
from reader.register.record import word

_DOMAIN = re.compile(
    r"(?:[a-z][a-z+.-]*://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#@\s]+\.[^/:?#@\s.]{2,})\.?(?::\d+)?(/[^?#\s]*)?",
    re.IGNORECASE,
)


def domain(text: str) -> str:
    """Return the domain, with a path where only that part of it is meant, or "" where there is none."""
    match = _DOMAIN.match(word(text))
    return match[1].lower() + (match[2] or "").rstrip("/") if match else ""


def home_domain(address: str) -> str:
    """Return the domain of a home page, "" for a page on a site that many share."""
    host = domain(address).partition("/")[0]
    shared = data("columns")["shared"]["hosts"]
    return "" if any(host == other or host.endswith(f".{other}") for other in shared) else host
