"""A copy that Kilde wrote in Markdown: what it put around and into the article's words is ours, not the article's.

Every sign of ours is told from the article's words: those have a backslash before whatever could act.
"""

import re
from collections.abc import Mapping

IDENTITY = "kilde"  # in the front matter of a copy; others may use the word, which is Norwegian for a source

_URN = "urn:uuid:"
_LINE = "<!-- kilde-copy "  # begins the line that says what copy this is
_AFTER = re.compile(
    r"\n(?:## (?:Marks\s+> \[!quote\]|Sources\s+\| *Source *\| *Kind *\||The maker’s own assessments\s)"
    rf"|{_LINE}).*\Z",
    re.DOTALL,
)
_TITLED = re.compile(rf'^{_LINE}\{{.*"is_titled": true.*$', re.MULTILINE)
_TITLE = re.compile(r"\A\s*# [^\n]*\n")
_WORD_OF_MAKER = re.compile(r"\A\s*> \[!info\][^\n]*\n(?:>[^\n]*\n)*")
_PICTURE = re.compile(r"(?m)^\[Picture[^\n]*\]\(<[^>\n]*>\)$")  # what is of the article has a block's id behind it
_SIGNS = re.compile(r"\\[\s\S]|==|</?u>|\[\d+\]\(#\^m\d+\)| ?\^b\d+$", re.MULTILINE)


def is_of_copy(fields: Mapping[str, str]) -> bool:
    """Tell whether a file with this front matter is a copy of ours."""
    return fields.get(IDENTITY, "").startswith(_URN)


def article_in_copy(body: str) -> str:
    """Return the article's own Markdown, of what follows the front matter of a copy."""
    article = _AFTER.sub("\n", _WORD_OF_MAKER.sub("", body))
    if _TITLED.search(body):
        article = _TITLE.sub("", article)
    article = _PICTURE.sub("", article)
    return _SIGNS.sub(lambda found: found[0] if found[0].startswith("\\") else "", article)
