import json

import pytest

from reader.app.library import Library
from reader.app.starter import REGISTER, load_starter, read_starter, starter_bytes
from reader.model.claim import ClaimField
from reader.model.signal import Origin
from reader.model.source import SourceKind
from tests.app.story import MOMENT, article, body, card, kept, person, reading

# What the interface may never say of a source in its own voice.
VERDICTS = ("reliable", "trustworthy", "biased", "fake", "credib", "lobby", "propaganda", "critic", "lean", "rating")

SOURCES = {
    "NRK": SourceKind.PUBLISHER,
    "Fridtjof Nansen Institute": SourceKind.ORGANISATION,
    "NUPI": SourceKind.ORGANISATION,
    "UN Watch": SourceKind.ORGANISATION,
    "LinkedIn": SourceKind.PLATFORM,
    "Twitter": SourceKind.PLATFORM,
    "Boris Bondarev": SourceKind.PERSON,
    "Iver B. Neumann": SourceKind.PERSON,
    "Jakub M. Godzimirski": SourceKind.PERSON,
    "Hillel Neuer": SourceKind.PERSON,
    "Andrei Kozyrev": SourceKind.PERSON,
}


@pytest.fixture(scope="module")
def entries():
    return read_starter(starter_bytes())[1]


def test_starter_set_has_the_sources_of_the_sample_article(entries):
    assert {entry.names[0]: entry.kind for entry in entries} == SOURCES


def test_every_claim_says_where_it_is_from(entries):
    for entry in entries:
        assert entry.claims
        for claim in entry.claims:
            assert claim.origin is Origin.REGISTER
            assert claim.stated_by
            assert claim.link.startswith(("https://", "http://"))


def test_starter_set_holds_facts_and_no_judgement(entries):
    words = starter_bytes().decode().casefold()
    assert [verdict for verdict in VERDICTS if verdict in words] == []


def test_bodies_have_kind_country_and_home_and_persons_a_post(entries):
    for entry in entries:
        fields = {claim.field for claim in entry.claims}
        if entry.kind is SourceKind.PERSON:
            assert ClaimField.POST in fields
        else:
            assert {ClaimField.KIND, ClaimField.COUNTRY, ClaimField.HOME} <= fields


def test_dates_are_iso_of_any_precision_and_in_order(entries):
    for claim in (claim for entry in entries for claim in entry.claims):
        for date in filter(None, (claim.valid_from, claim.valid_to, claim.date)):
            assert len(date) in (4, 7, 10)
        assert (claim.valid_from or "") <= (claim.valid_to or "9")


def test_next_edition_takes_the_place_of_the_first_and_keeps_the_readers_word(tmp_path):
    library = Library(tmp_path / "library.db")
    source = library.find_sources("NUPI")[0][0]
    library.write_note(source, "mine")
    data = json.loads(starter_bytes())
    nupi = next(entry for entry in data["sources"] if entry["ident"] == "nupi")
    nupi["names"].append({"text": "Utenriksinstituttet", "origin": "nupi-home"})
    nupi["claims"] = [claim for claim in nupi["claims"] if claim["field"] != "founded"]
    library.write(lambda connection: load_starter(connection, json.dumps(data).encode(), MOMENT))
    profile = library.profile(source)
    assert (profile.note, profile.name) == ("mine", "NUPI")
    assert "Utenriksinstituttet" in profile.aliases
    assert ClaimField.FOUNDED not in {claim.field for claim in profile.facts}
    counted = library.read(lambda c: c.execute("SELECT name, count(*) FROM edition JOIN register").fetchall())
    assert counted == [(REGISTER, 1)]
    library.close()


def test_source_that_the_next_edition_drops_goes_unless_something_speaks_of_it(library):
    text = "Ola Berg is a researcher at NUPI."
    cited = card(kept(library, reading(cards=(body("NUPI", text=text),), of=article(text))), "NUPI").source_id
    data = json.loads(starter_bytes())
    data["sources"] = [entry for entry in data["sources"] if entry["ident"] not in ("nupi", "un-watch")]
    library.write(lambda connection: load_starter(connection, json.dumps(data).encode(), MOMENT))
    names = [name for _, name, _ in library.find_sources("", 500)]
    assert "NUPI" in names
    assert "UN Watch" not in names
    assert library.profile(cited).facts == ()


def test_one_who_was_where_another_is_now_is_told_whatever_the_article_calls_the_body(library):
    text = "Jakub M. Godzimirski of NUPI agrees with Iver B. Neumann, director of the Fridtjof Nansen Institute."
    cards = (
        person("Jakub M. Godzimirski", affiliation="NUPI", text=text),
        body("NUPI", text=text),
        person("Iver B. Neumann", "director", "Fridtjof Nansen Institute", text=text),
        body("Fridtjof Nansen Institute", text=text),
    )
    told = card(kept(library, reading(cards=cards, of=article(text))), "Iver B. Neumann").signals
    assert [signal.text for signal in told if signal.id == "shared-affiliation"] == [
        "At Norwegian Institute of International Affairs 1988–2018, "
        "the affiliation of Jakub M. Godzimirski in this article"
    ]
