"""A saved page of any length, with people who say things all through it."""

import random

FIRST = (
    "Ada",
    "Bo",
    "Cecilie",
    "David",
    "Eira",
    "Finn",
    "Gro",
    "Hamid",
    "Ida",
    "Jonas",
    "Kari",
    "Lars",
    "Mina",
    "Nils",
)
LAST = ("Fjell", "Strand", "Okafor", "Dahl", "Brekke", "Haddad", "Lunde", "Moen", "Novak", "Sandvik", "Tveit", "Wolde")
BODIES = ("Harbour Board", "Moss Institute", "Rail Authority", "Fishery Union", "Weather Office", "Ferry Company")
MATTER = (
    "the quay will stay shut until the pilings have been replaced",
    "nobody had counted the boats that lay on the north side",
    "the second ferry runs again from the first Monday of the month",
    "the money was set aside two years ago and has not been touched",
    "the water stood higher in March than in any year since the war",
)
PLAIN = (
    "The harbour lay still in the morning, and the cranes stood with their arms down.",
    "Snow had fallen on the nets, and a dog walked along the wall as if it owned the town.",
    "The road from the station is closed to lorries, which now go by the old bridge.",
)


def page(words: int, title: str) -> str:
    """Return the HTML of an article of about `words` words; the same title gives the same page."""
    dice = random.Random(title)
    paragraphs: list[str] = []
    written = 0
    while written < words:
        paragraph = " ".join(_sentence(dice) for _ in range(dice.randint(2, 5)))
        paragraphs.append(paragraph)
        written += len(paragraph.split())
    body = "".join(
        f"<h2>Part {number // 12}</h2><p>{paragraph}</p>" if number % 12 == 11 else f"<p>{paragraph}</p>"
        for number, paragraph in enumerate(paragraphs)
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour, {title}</title>
<meta property="og:site_name" content="Harbour Post"></head>
<body><nav><a href="/">Front page</a></nav><article><h1>The harbour, {title}</h1>{body}</article></body></html>"""


def _sentence(dice: random.Random) -> str:
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    matter = dice.choice(MATTER)
    match dice.randrange(6):
        case 0:
            return f"“{matter.capitalize()},” said {name}, director of the {dice.choice(BODIES)}."
        case 1:
            return f"{name} told reporters that {matter}."
        case 2:
            return f"According to {name}, <a href='https://example.org/{dice.randrange(99)}'>{matter}</a>."
        case _:
            return dice.choice(PLAIN)
