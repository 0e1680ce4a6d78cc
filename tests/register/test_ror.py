from typing import Any

from reader.model.claim import ClaimField
from reader.model.signal import Origin
from reader.model.source import SourceKind
from tests.register.reading import BROKEN, broken, entries, json_lines, opened, values

SCHEMA_2: dict[str, Any] = {
    "id": "https://ror.org/00fyret01",
    "status": "active",
    "types": ["education", "funder"],
    "established": 1931,
    "names": [
        {"value": "NFI", "lang": None, "types": ["acronym"]},
        {"value": "Nordfyr Institute", "lang": "en", "types": ["ror_display", "label"]},
        {"value": "Nordfyr institutt", "lang": "nb", "types": ["label"]},
        {"value": "The Lighthouse People", "lang": None, "types": ["alias"]},
    ],
    "links": [
        {"type": "wikipedia", "value": "https://en.wikipedia.example/wiki/Nordfyr"},
        {"type": "website", "value": "https://nordfyr.example/"},
    ],
    "locations": [{"geonames_details": {"name": "Havnes", "country_name": "Norway", "country_code": "NO"}}],
    "external_ids": [
        {"type": "wikidata", "all": ["Q900001", "Q900002"], "preferred": "Q900002"},
        {"type": "isni", "all": ["0000 0001 2345 6789"], "preferred": None},
    ],
    "relationships": [{"type": "parent", "label": "Havnes University", "id": "https://ror.org/00havn01"}],
}
SCHEMA_1: dict[str, Any] = {
    "id": "https://ror.org/00moss001",
    "status": "inactive",
    "types": ["Government"],
    "established": 1980,
    "name": "Moss Council",
    "aliases": ["Council of Mosses"],
    "acronyms": ["MC"],
    "labels": [{"iso639": "nb", "label": "Moserådet"}],
    "links": ["https://moss.example"],
    "country": {"country_code": "NO", "country_name": "Norway"},
    "external_ids": {"ISNI": {"all": ["0000000123456789"], "preferred": None}, "Wikidata": {"all": ["Q900003"]}},
    "relationships": [{"type": "Successor", "label": "Lichen Council", "id": "https://ror.org/00lich001"}],
}


def test_a_body_of_schema_2_has_the_names_and_facts_that_it_states(tmp_path):
    (body,) = entries(opened(tmp_path, json_lines(SCHEMA_2)))
    assert (body.ident, body.kind) == ("00fyret01", SourceKind.ORGANISATION)
    assert body.names == ("Nordfyr Institute", "NFI", "Nordfyr institutt", "The Lighthouse People")
    assert values(body, ClaimField.NAME) == ["Nordfyr Institute (en)", "NFI (acronym)", "Nordfyr institutt (nb)"]
    assert values(body, ClaimField.KIND) == ["education, funder"]
    assert values(body, ClaimField.COUNTRY) == ["Norway"]
    assert values(body, ClaimField.HOME) == ["https://nordfyr.example/"]
    assert values(body, ClaimField.FOUNDED) == ["1931"]
    assert values(body, ClaimField.PARENT) == ["Havnes University"]
    assert values(body, ClaimField.STATUS) == []


def test_identifiers_are_full_addresses_the_preferred_one_of_several(tmp_path):
    (body,) = entries(opened(tmp_path, json_lines(SCHEMA_2)))
    assert values(body, ClaimField.IDENTIFIER) == [
        "https://ror.org/00fyret01",
        "https://www.wikidata.org/wiki/Q900002",
        "ISNI 0000 0001 2345 6789",
    ]


def test_schema_1_differs_in_every_field_and_says_the_same(tmp_path):
    (body,) = entries(opened(tmp_path, json_lines(SCHEMA_1)))
    assert body.names == ("Moss Council", "Moserådet", "Council of Mosses", "MC")
    assert values(body, ClaimField.NAME) == ["Moserådet (nb)", "MC (acronym)"]
    assert values(body, ClaimField.COUNTRY) == ["Norway"]
    assert values(body, ClaimField.HOME) == ["https://moss.example"]
    assert values(body, ClaimField.IDENTIFIER)[1:] == [
        "ISNI 0000 0001 2345 6789",
        "https://www.wikidata.org/wiki/Q900003",
    ]


def test_a_body_that_is_no_more_says_so_and_by_whom_it_is_followed(tmp_path):
    (body,) = entries(opened(tmp_path, json_lines(SCHEMA_1)))
    assert values(body, ClaimField.STATUS) == ["inactive, succeeded by Lichen Council"]


def test_every_claim_says_who_states_it_where_and_as_of_when(tmp_path):
    dump = opened(tmp_path, json_lines(SCHEMA_2), name="v2.1-2026-03-04-ror-data.json")
    (body,) = entries(dump)
    assert {(c.origin, c.stated_by, c.date, c.link) for c in body.claims} == {
        (Origin.REGISTER, "ROR", "2026-03-04", "https://ror.org/00fyret01")
    }
    assert (dump.form, dump.edition.licence, dump.edition.url) == ("ROR", "CC0 1.0", "https://ror.org")


def test_a_broken_line_is_reported_with_its_place_and_the_rest_goes_in(tmp_path):
    nameless = {"id": "https://ror.org/00none001", "names": []}
    cut = {**SCHEMA_1, "id": "https://ror.org/"}
    dump = opened(tmp_path, json_lines(SCHEMA_2, BROKEN, nameless, cut, SCHEMA_1))
    assert [entry.ident for entry in entries(dump)] == ["00fyret01", "00moss001"]
    assert [record.place for record in broken(dump)] == ["line 2", "line 3", "line 4"]


def test_values_of_the_wrong_type_are_not_there(tmp_path):
    odd = {**SCHEMA_2, "types": {}, "links": "none", "locations": [3, None], "external_ids": ["x"], "relationships": {}}
    (body,) = entries(opened(tmp_path, json_lines(odd)))
    assert {claim.field for claim in body.claims} == {ClaimField.NAME, ClaimField.FOUNDED, ClaimField.IDENTIFIER}
