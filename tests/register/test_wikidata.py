import bz2
import gzip
import json
from typing import Any

import pytest

from reader.model.claim import ClaimField
from reader.model.source import SourceKind
from tests.register.reading import BROKEN, broken, entries, json_lines, opened, posts, values


def item(ident: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": {"id": ident}, "type": "wikibase-entityid"}}


def time(text: str, precision: int) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": {"time": text, "precision": precision}, "type": "time"}}


def text(value: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def stated(snak: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "rank": rank, "qualifiers": {name: [value] for name, value in qualifiers.items()}}


def entity(ident: str, label: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": ident, "type": "item", "labels": {"en": {"language": "en", "value": label}}, "claims": claims}


RAGNA = entity(
    "Q900010",
    "Ragna Lyngstad",
    P31=[stated(item("Q5"))],
    P39=[
        stated(item("Q900020"), P580=time("+1981-10-00T00:00:00Z", 10), P582=time("+1985-01-01T00:00:00Z", 9)),
        stated(item("Q900020"), "deprecated", P580=time("+1970-00-00T00:00:00Z", 9)),
        stated(item("Q900099"), P580=time("+1990-00-00T00:00:00Z", 9)),
        stated({"snaktype": "somevalue"}),
    ],
    P108=[stated(item("Q900021"), P580=time("+1986-03-04T00:00:00Z", 11))],
    P463=[stated(item("Q900021"))],
    P102=[stated(item("Q900022"))],
    P569=[stated(time("+1951-00-00T00:00:00Z", 9)), stated(time("+1950-00-00T00:00:00Z", 8))],
    P856=[stated(text("https://lyngstad.example"))],
    P213=[stated(text("000000012345678X"))],
)
RAGNA["labels"]["ru"] = {"language": "ru", "value": "Рагна Люнгстад"}
RAGNA["descriptions"] = {"de": {"value": "Fischerin"}, "nb": {"value": "fisker på Øya"}}
RAGNA["aliases"] = {"nb": [{"language": "nb", "value": "Ragna L."}]}
POST = entity("Q900020", "member of the Øyting")
HARBOUR = entity(
    "Q900021",
    "Harbour Office",
    P31=[stated(item("Q327333"))],
    P571=[stated(time("+1901-00-00T00:00:00Z", 9))],
    P576=[stated(time("+1990-12-31T00:00:00Z", 11))],
    P1366=[stated(item("Q900023"))],
)
PARTY = entity("Q900022", "Fish Party", P31=[stated(item("Q7278"))])
NEXT = entity("Q900023", "Coast Office", P6782=[stated(text("00coast01"))])
ALL = (RAGNA, POST, HARBOUR, PARTY, NEXT)


def test_what_a_statement_points_at_is_named_by_a_later_line(tmp_path):
    ragna = entries(opened(tmp_path, json_lines(*ALL)))[0]
    assert posts(ragna) == [
        ("member of the Øyting", None, "1981-10", "1985"),
        ("", "Harbour Office", "1986-03-04", None),
        ("member", "Harbour Office", None, None),
    ]
    assert values(ragna, ClaimField.PARTY) == ["Fish Party"]


def test_description_is_one_and_in_the_language_that_names_the_rest(tmp_path):
    ragna = entries(opened(tmp_path, json_lines(*ALL)))[0]
    assert values(ragna, ClaimField.DESCRIPTION) == ["fisker på Øya"]


def test_ids_that_no_line_names_stay_out_of_the_words(tmp_path):
    (ragna,) = entries(opened(tmp_path, json_lines(RAGNA)))
    assert posts(ragna) == []
    assert not [claim for claim in ragna.claims if "Q9000" in claim.value and claim.field is not ClaimField.IDENTIFIER]


def test_a_date_less_precise_than_a_year_is_none(tmp_path):
    (ragna,) = entries(opened(tmp_path, json_lines(RAGNA)))
    assert values(ragna, ClaimField.BORN) == ["1951"]


def test_names_of_all_languages_are_names_and_say_their_language(tmp_path):
    (ragna,) = entries(opened(tmp_path, json_lines(RAGNA)))
    assert ragna.names == ("Ragna Lyngstad", "Рагна Люнгстад", "Ragna L.")
    assert values(ragna, ClaimField.NAME) == ["Рагна Люнгстад (ru)"]


def test_identifiers_are_addresses(tmp_path):
    (ragna,) = entries(opened(tmp_path, json_lines(RAGNA)))
    assert values(ragna, ClaimField.IDENTIFIER) == [
        "https://www.wikidata.org/wiki/Q900010",
        "ISNI 0000 0001 2345 678X",
    ]


def test_a_body_that_is_no_more_says_so(tmp_path):
    harbour = next(e for e in entries(opened(tmp_path, json_lines(*ALL))) if e.ident == "Q900021")
    ended = [(c.value, c.valid_from) for c in harbour.claims if c.field is ClaimField.STATUS]
    assert ended == [("dissolved", "1990-12-31"), ("succeeded by Coast Office", None)]


def test_posts_and_places_are_no_sources(tmp_path):
    found = entries(opened(tmp_path, json_lines(*ALL)))
    assert [(e.ident, e.kind) for e in found] == [
        ("Q900010", SourceKind.PERSON),
        ("Q900021", SourceKind.ORGANISATION),
        ("Q900022", SourceKind.ORGANISATION),
        ("Q900023", SourceKind.ORGANISATION),  # by its ROR identifier alone
    ]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ALL).encode(),
        json.dumps(ALL, indent=1).encode(),
        b"[\n" + ",\n".join(json.dumps(e) for e in ALL).encode() + b"\n]\n",  # as the dumps are
        json.dumps({"entities": {e["id"]: e for e in ALL}, "success": 1}).encode(),
        gzip.compress(json_lines(*ALL)),
        bz2.compress(json_lines(*ALL)),
    ],
    ids=["array", "indented", "lines in an array", "answer", "gzip", "bzip2"],
)
def test_all_ways_of_writing_are_read_alike(tmp_path, content):
    dump = opened(tmp_path, content)
    assert dump.form == "Wikidata"
    assert entries(dump) == entries(opened(tmp_path, json_lines(*ALL), name="lines"))


def test_the_preferred_statement_is_the_one_that_holds_now(tmp_path):
    countries = [stated(item("Q900050")), stated(item("Q900051"), "preferred")]
    homes = [
        stated(text("https://old.example"), P582=time("+2015-03-00T00:00:00Z", 10)),
        stated(text("https://new.example")),
    ]
    person = entity("Q900060", "Odd Vikane", P31=[stated(item("Q5"))], P27=countries, P856=homes)
    lands = (entity("Q900050", "Old Øyland"), entity("Q900051", "Øyland"))
    (odd,) = entries(opened(tmp_path, json_lines(person, *lands)))
    assert values(odd, ClaimField.COUNTRY) == ["Øyland"]
    assert values(odd, ClaimField.HOME) == ["https://new.example"]


def test_a_platform_that_is_a_business_too_is_a_platform(tmp_path):
    site = entity("Q900070", "Fjordbook", P31=[stated(item("Q4830453")), stated(item("Q3220391"))])
    assert entries(opened(tmp_path, json_lines(site)))[0].kind is SourceKind.PLATFORM


def test_a_broken_entity_does_not_stop_the_others(tmp_path):
    dump = opened(tmp_path, json_lines(RAGNA, BROKEN, POST, HARBOUR))
    assert [record.place for record in broken(dump)] == ["line 2"]
    assert len(entries(dump)) == 2
