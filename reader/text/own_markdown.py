"""A copy that Kilde wrote in Markdown: what it put around and into the article's words is ours, not the article's.

Every sign of ours is told from the article's words: those have a backslash before whatever could act.
"""

import re

IDENTITY = "kilde"  # in the front matter of a copy

_AFTER = re.compile(
    r"\n## (?:Marks\n\n> \[!quote\]|Sources\n\n\| Source \| Kind \||The maker’s own assessments\n\n).*\Z", re.DOTALL
)
_WORD_OF_MAKER = re.compile(r"\A\s*> \[!info\][^\n]*\n(?:>[^\n]*\n)*")
_PICTURE = re.compile(r"(?m)^\[Picture[^\n]*\]\(<[^>\n]*>\)$")  # what is of the article has a block's id behind it
_SIGNS = re.compile(r"\\[\s\S]|==|</?u>|\[\d+\]\(#\^m\d+\)| ?\^b\d+$", re.MULTILINE)


def article_in_copy(body: str) -> str:
    """Return the article's own Markdown, of what follows the front matter of a copy."""
    article = _PICTURE.sub("", _AFTER.sub("\n", _WORD_OF_MAKER.sub("", body)))
    return _SIGNS.sub(lambda found: found[0] if found[0].startswith("\\") else "", article)
