import json
from typing import Any

import pytest

from reader.model.claim import ClaimField
from reader.model.source import SourceKind
from tests.register.reading import BROKEN, broken, entries, json_lines, opened, posts, values

PARLIAMENT: dict[str, Any] = {
    "persons": [
        {
            "id": "p1",
            "name": "Ragna Lyngstad",
            "other_names": [
                {"name": "Рагна Люнгстад", "lang": "ru", "note": "multilingual"},
                {"name": "Ragna Lyngstad", "lang": "da"},
            ],
            "birth_date": "1951-04-00",
            "death_date": "2010",
            "identifiers": [
                {"scheme": "wikidata", "identifier": "Q900010"},
                {"scheme": "everypolitician_legacy", "identifier": "17"},
            ],
            "links": [{"note": "website", "url": "https://lyngstad.example"}],
        },
        {"id": "p2"},
        {"id": "p3", "name": "Odd Vikane"},
    ],
    "organizations": [
        {"id": "legislature", "name": "Øyting", "classification": "legislature"},
        {"id": "party/fisk", "name": "Fiskepartiet", "classification": "party"},
        {"id": "party/unknown", "name": "unknown", "classification": "party"},
    ],
    "memberships": [
        {
            "person_id": "p1",
            "organization_id": "legislature",
            "on_behalf_of_id": "party/fisk",
            "role": "member",
            "legislative_period_id": "term/1",
        },
        {
            "person_id": "p1",
            "organization_id": "legislature",
            "on_behalf_of_id": "party/fisk",
            "role": "member",
            "legislative_period_id": "term/2",
        },
        {"person_id": "p3", "organization_id": "legislature", "on_behalf_of_id": "party/unknown", "role": "member"},
        {"person_id": "p3", "organization_id": "nowhere", "role": "observer", "start_date": "2001-05-01"},
    ],
    "events": [
        {"id": "term/1", "start_date": "1981-10-01", "end_date": "1985-09-30"},
        {"id": "term/2", "start_date": "1985-10-01"},
    ],
    "meta": {"date": "2016-02-03", "sources": []},
}


def test_the_party_for_which_one_sits_is_no_employer(tmp_path):
    ragna = entries(opened(tmp_path, json.dumps(PARLIAMENT).encode()))[0]
    assert values(ragna, ClaimField.PARTY) == ["Fiskepartiet"]
    assert {body for _, body, _, _ in posts(ragna)} == {"Øyting"}


def test_terms_on_end_are_one_post_whose_end_is_unknown_where_the_last_is(tmp_path):
    ragna = entries(opened(tmp_path, json.dumps(PARLIAMENT).encode()))[0]
    assert posts(ragna) == [("member", "Øyting", "1981-10-01", None)]


def test_an_id_that_nothing_names_stays_out_of_the_words(tmp_path):
    odd = entries(opened(tmp_path, json.dumps(PARLIAMENT).encode()))[1]
    assert posts(odd) == [("member", "Øyting", None, None), ("observer", None, "2001-05-01", None)]
    assert values(odd, ClaimField.PARTY) == []  # "unknown"


def test_a_name_in_another_language_says_which(tmp_path):
    ragna = entries(opened(tmp_path, json.dumps(PARLIAMENT).encode()))[0]
    assert ragna.names == ("Ragna Lyngstad", "Рагна Люнгстад")
    assert values(ragna, ClaimField.NAME) == ["Рагна Люнгстад (ru)"]


def test_a_persons_facts_are_claims(tmp_path):
    ragna = entries(opened(tmp_path, json.dumps(PARLIAMENT).encode()))[0]
    assert values(ragna, ClaimField.BORN) == ["1951-04"]
    assert values(ragna, ClaimField.DIED) == ["2010"]
    assert values(ragna, ClaimField.HOME) == ["https://lyngstad.example"]
    assert values(ragna, ClaimField.IDENTIFIER) == ["https://www.wikidata.org/wiki/Q900010"]


@pytest.mark.parametrize("order", [list(PARLIAMENT), list(reversed(PARLIAMENT))])
def test_sections_may_stand_in_any_order(tmp_path, order):
    dump = opened(tmp_path, json.dumps({section: PARLIAMENT[section] for section in order}).encode())
    assert posts(next(e for e in entries(dump) if e.ident == "p1")) == [("member", "Øyting", "1981-10-01", None)]


def test_a_section_may_have_a_record_on_each_line(tmp_path):
    sections = [
        f'"{name}": [\n' + ",\n".join(json.dumps(record) for record in records) + "\n]"
        for name, records in PARLIAMENT.items()
        if name != "meta"
    ]
    dump = opened(tmp_path, f"{{{', '.join(sections)}}}".encode())
    assert posts(entries(dump)[0]) == [("member", "Øyting", "1981-10-01", None)]


def test_a_person_without_a_name_is_reported_with_its_place(tmp_path):
    dump = opened(tmp_path, json.dumps(PARLIAMENT, indent=2).encode())
    assert [record.place for record in broken(dump)] == ["record 2 of persons"]
    assert [entry.kind for entry in entries(dump)].count(SourceKind.ORGANISATION) == 3


def test_a_legislature_of_its_own_is_a_register_of_its_own(tmp_path):
    dump = opened(tmp_path, json.dumps(PARLIAMENT).encode())
    assert (dump.form, dump.edition.register) == ("Popolo", "EveryPolitician (Øyting)")


def test_many_legislatures_a_line_each_are_one_register(tmp_path):
    one = {"path": "a", "country": "Øyland", "legislature": "Ting", "popolo": PARLIAMENT}
    other = {**one, "country": "Fastland", "popolo": {**PARLIAMENT, "persons": [{"id": "p9", "name": "Siri Ask"}]}}
    dump = opened(tmp_path, json_lines(one, BROKEN, other))
    assert dump.edition.register == "EveryPolitician"
    assert [record.place for record in broken(dump)] == ["line 1, record 2 of persons", "line 2"]
    siri = next(entry for entry in entries(dump) if entry.ident == "p9")
    assert values(siri, ClaimField.COUNTRY) == ["Fastland"]
    bodies = {entry.ident for entry in entries(dump) if entry.kind is SourceKind.ORGANISATION}
    assert {"Øyland/Ting/legislature", "Fastland/Ting/legislature"} <= bodies


def test_people_may_hold_their_memberships(tmp_path):
    person = {
        "id": "p1",
        "name": "Ragna Lyngstad",
        "memberships": [
            {
                "role": "",
                "organization": {"id": "b1", "name": "Havneverket"},
                "on_behalf_of": {"name": "Fiskepartiet"},
                "start_date": "1999",
            }
        ],
    }
    (ragna,) = entries(opened(tmp_path, json_lines(person)))
    assert posts(ragna) == [("", "Havneverket", "1999", None)]
    assert values(ragna, ClaimField.PARTY) == ["Fiskepartiet"]


def test_a_body_that_was_dissolved_says_so(tmp_path):
    bodies = [
        {"id": "a", "name": "Havneverket", "classification": "ministry", "founding_date": "1901"},
        {"id": "b", "name": "Fyrvesenet", "parent_id": "a", "dissolution_date": "1990-12-31"},
    ]
    _, lights = entries(opened(tmp_path, json.dumps({"organizations": bodies}).encode()))
    ended = next(claim for claim in lights.claims if claim.field is ClaimField.STATUS)
    assert (ended.value, ended.valid_from) == ("dissolved", "1990-12-31")
    assert values(lights, ClaimField.PARENT) == ["Havneverket"]
