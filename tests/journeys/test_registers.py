"""Journey 13: registers imported, given up half way, imported again; a namesake in one of them."""

import json
from pathlib import Path

import pytest

from reader.model.match import Certainty
from reader.ui.registers_dialog import RegistersDialog
from tests.app.registers import person, popolo, seat

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Council votes on the quay</title>
<meta property="og:site_name" content="Sund Courier"><meta property="article:published_time" content="2026-03-04">
</head><body><article><h1>Council votes on the quay</h1>
<p>“The quay must be open before winter,” said Torvald Meier, mayor at Sund Council, on Monday.</p>
<p>Liv Sand said that she would vote against it. “It was never asked for,” said Sand.</p>
<p>The Nordfyr Institute said that the sea floor had not been measured.</p></article></body></html>"""
BODIES = 15_000
ROR_ID = "https://ror.org/{:09}"


def body(number: int, name: str) -> dict[str, object]:
    """Return a record as ROR has them."""
    names = [{"value": name, "lang": "en", "types": ["ror_display", "label"]}]
    place = {"geonames_details": {"name": "Havnes", "country_name": "Norway", "country_code": "NO"}}
    return {
        "id": ROR_ID.format(number),
        "status": "active",
        "types": ["facility"],
        "established": 1931,
        "names": names,
        "links": [],
        "locations": [place],
        "external_ids": [],
        "relationships": [],
    }


@pytest.fixture
def ror(tmp_path: Path) -> Path:
    bodies = [body(number, f"Institute {number:05} of Havnes") for number in range(BODIES)]
    file = tmp_path / "v1.20-2026-03-01-ror-data.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in [body(BODIES, "Nordfyr Institute"), *bodies]), "utf-8")
    return file


@pytest.fixture
def parliament(tmp_path: Path) -> Path:
    members = [person("p1", "Torvald Meier"), person("p2", "Liv Sand"), person("p3", "Liv Sand")]
    return popolo(tmp_path, *members, seats=[seat("p1", "mayor"), seat("p2"), seat("p3")])


@pytest.fixture
def window(reader, tmp_path):
    file = tmp_path / "council.html"
    file.write_text(PAGE, encoding="utf-8")
    return reader.sits_down(file)


def registers(reader, window) -> RegistersDialog:
    reader.act(window, "registers")
    dialog = window.findChild(RegistersDialog)
    reader.until(dialog.add.isVisible)
    return dialog


def import_all(reader, window, dialog: RegistersDialog, *files: Path) -> None:
    dialog.files_wanted.disconnect()  # the desktop's own window for files is not ours to press keys in
    dialog.files_wanted.connect(lambda: window.errands.registering.take_in(files))
    dialog.add.click()


def counted(window, table: str) -> int:
    return window.opener._library.read(lambda c: c.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


TABLES = ("register", "edition", "entry", "entry_name", "entry_alias", "entry_claim", "rating")


def test_import_given_up_half_way_leaves_no_trace_and_the_next_one_is_whole(reader, window, ror, parliament):
    before = {table: counted(window, table) for table in TABLES}
    dialog = registers(reader, window)
    import_all(reader, window, dialog, ror, parliament)
    reader.until(lambda: counted(window, "entry") > before["entry"])
    assert dialog.cancel.isVisible()
    assert "records" in dialog.progress.text()
    dialog.cancel.click()
    reader.until(lambda: dialog.news.text().count("was cancelled; nothing of it was taken in.") == 2)
    reader.until(dialog.nothing.isVisible)
    assert {table: counted(window, table) for table in TABLES} == before
    assert not any(card.lookup.matches for card in window.desk.article.cards)

    import_all(reader, window, dialog, ror, parliament)
    reader.until(lambda: len(dialog.list.content.items) == 2 and window._importers.is_idle)
    details = {item.lead: item.details[0].text for item in dialog.list.content.items}
    assert any(f"{BODIES + 1:,} records" in words for words in details.values()), details
    reader.until(lambda: reader.card(window, "Nordfyr Institute").lookup.matches)


def test_namesakes_in_a_register_are_offered_and_none_of_them_is_attached(reader, window, parliament):
    dialog = registers(reader, window)
    import_all(reader, window, dialog, parliament)
    reader.until(lambda: reader.card(window, "Torvald Meier").lookup.matches)
    reader.settles(window)
    certainties = {
        card.appearance.name: [match.certainty for match in card.lookup.matches] for card in window.desk.article.cards
    }
    assert certainties["Torvald Meier"] == [Certainty.EXACT]
    assert certainties["Liv Sand"] == [Certainty.SEVERAL]
    sand = reader.card(window, "Liv Sand")
    assert sand.known == ()
    assert (sand.appearance.role, sand.appearance.affiliation) == (None, None)
    dialog.reject()
    window.sidebar.profile_asked.emit(sand.source_id)
    profile = window.sidebar.profile
    reader.until(profile.isVisible)
    assert [item.title for item in profile.posts.content.items] == ["not stated"]
    offered = [item.lead for item in profile.namesakes.content.items]
    assert len(offered) == 2
    assert all("Liv Sand" in lead for lead in offered)
