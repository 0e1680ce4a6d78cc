"""Journey 22: an article in bokmål with sitatstrek; the cards are as good as in English."""

from pathlib import Path

import pytest

from reader.model.attribution import StatementKind
from reader.model.source import SourceKind

PAGE = """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Ferja til Sandvær innstilles</title>
<meta property="og:site_name" content="Sandværposten"><meta property="article:published_time" content="2026-03-04">
</head><body><article>
<h1>Ferja til Sandvær innstilles</h1>
<p>Den siste ferja til Sandvær går fredag kveld, opplyser Kystlinjen i en pressemelding.</p>
<p>– Vi har ventet på dette i to år, sier ordfører Marte Sollien (Bygdelista) til Sandværposten.</p>
<p>Hun mener at fylket har sviktet øya, og varsler at kommunen vil klage.</p>
<p>– Jeg har fem ansatte som pendler, sier Odd Hagerup, daglig leder i Sandvær Fiskemottak. – Hva skal jeg si til
dem?</p>
<p>Ifølge Kystlinjen er antallet passasjerer halvert siden 2022.</p>
<p>Ingvild Tangen, forsker ved Havnesund forskningssenter, sier at øyer uten ferje mister en firedel av innbyggerne.</p>
<p>«Ingen flytter hjem til en øy uten rute», skriver hun i en rapport.</p>
</article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "ferja.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_the_cards_of_an_article_in_norwegian_are_as_good_as_in_english(reader, page):
    window = reader.sits_down(page)
    cards = {card.appearance.name: card.appearance for card in window.desk.article.cards}

    def said(name: str) -> list[str]:
        return [statement.text for statement in cards[name].statements]

    assert said("Odd Hagerup") == ["Jeg har fem ansatte som pendler", "Hva skal jeg si til dem?"]
    assert said("Marte Sollien") == [
        "Vi har ventet på dette i to år",
        "fylket har sviktet øya",
        "kommunen vil klage",
    ]
    assert said("Ingvild Tangen") == [
        "øyer uten ferje mister en firedel av innbyggerne",
        "Ingen flytter hjem til en øy uten rute",
    ]
    assert len(said("Kystlinjen")) == 2
    assert all(statement.kind is StatementKind.DIRECT for statement in cards["Odd Hagerup"].statements)
    posts = {name: (card.role, card.affiliation) for name, card in cards.items() if card.kind is SourceKind.PERSON}
    assert posts == {
        "Marte Sollien": ("ordfører", "Bygdelista"),
        "Odd Hagerup": ("daglig leder", "Sandvær Fiskemottak"),
        "Ingvild Tangen": ("forsker", "Havnesund forskningssenter"),
    }
    assert cards["Sandværposten"].kind is SourceKind.PUBLISHER
    assert not window.message_bar.words
