import json
from typing import Any

from reader.model.claim import ClaimField
from reader.model.source import SourceKind
from tests.register.reading import BROKEN, broken, entries, json_lines, opened, posts, values

STATE = "ocd-jurisdiction/country:us/state:vt/government"
LEGISLATOR: dict[str, Any] = {
    "id": "ocd-person/1",
    "name": "Wilma Tarn",
    "other_names": [{"name": "Wilma J. Tarn"}, {"name": "Tarn, W."}],
    "birth_date": "1970-02-03",
    "party": [{"name": "Orchard Party"}],
    "roles": [
        {"type": "mayor", "jurisdiction": "ocd-jurisdiction/country:us/state:vt/place:apple_hill/government"},
        {"type": "governor", "jurisdiction": STATE, "start_date": "2019-01-01"},
        {"type": "upper", "jurisdiction": STATE, "start_date": "2015-01-01", "end_date": "2016-12-31"},
        {"type": "upper", "jurisdiction": STATE, "start_date": "2013-01-01", "end_date": "2014-12-31"},
        {"type": "lower", "jurisdiction": "ocd-jurisdiction/country:us/government", "end_date": "2012"},
    ],
    "other_identifiers": [
        {"scheme": "wikidata", "identifier": "Q900030"},
        {"scheme": "legacy_openstates", "identifier": "VTL1"},
    ],
    "_path": "data/vt/executive/Wilma-Tarn.yml",
}
COMMITTEE: dict[str, Any] = {
    "id": "ocd-organization/1",
    "jurisdiction": STATE,
    "classification": "committee",
    "name": "Orchards",
    "chamber": "lower",
    "other_names": [{"name": "Committee on Orchards"}],
    "members": [
        {"name": "Wilma Tarn", "role": "chair", "person_id": "ocd-person/1"},
        {"name": "Ned Brook", "role": "member", "person_id": "ocd-person/2"},
        {"name": "Nobody Known", "role": "member"},
    ],
}
SENATOR: dict[str, Any] = {
    "id": {"bioguide": "T000901", "wikidata": "Q900030", "fec": ["S1"]},
    "name": {"first": "Wilma", "middle": "J.", "last": "Tarn", "nickname": "Billie", "official_full": "Wilma J. Tarn"},
    "bio": {"birthday": "1970-02-03"},
    "terms": [
        {"type": "rep", "start": "2003-01-03", "end": "2005-01-03", "party": "Orchard Party"},
        {"type": "sen", "start": "2005-01-03", "end": "2011-01-03", "party": "Orchard Party"},
        {"type": "sen", "start": "2011-01-04", "end": "2017-01-03", "party": "Meadow Party"},
    ],
}


def test_a_states_posts_are_told_in_plain_words(tmp_path):
    (wilma,) = entries(opened(tmp_path, json_lines(LEGISLATOR)))
    assert posts(wilma) == [
        ("mayor", "Apple Hill, Vermont", None, None),
        ("governor", "Vermont", "2019-01-01", None),
        ("member of the upper house", "legislature of Vermont", "2013-01-01", "2016-12-31"),
        ("member of the lower house", "United States House of Representatives", None, "2012"),
    ]
    assert values(wilma, ClaimField.PARTY) == ["Orchard Party"]
    assert values(wilma, ClaimField.IDENTIFIER) == ["https://www.wikidata.org/wiki/Q900030"]
    assert wilma.names == ("Wilma Tarn", "Wilma J. Tarn")
    assert {c.link for c in wilma.claims} == {
        "https://github.com/openstates/people/blob/main/data/vt/executive/Wilma-Tarn.yml"
    }


def test_the_flat_table_says_the_same_of_a_post(tmp_path):
    table = (
        "state,person_id,person_name,birth_date,role,jurisdiction,party,start_date,end_date\n"
        f"vt,ocd-person/1,Wilma Tarn,1970-02-03,upper,{STATE},Orchard Party,2013-01-01,2014-12-31\n"
        "vt,ocd-person/1,Wilma\n"
        f"vt,ocd-person/1,Wilma Tarn,1970-02-03,upper,{STATE},Orchard Party,2015-01-01,2016-12-31\n"
        f"vt,ocd-person/2,Ned Brook,,governor,{STATE},,,\n"
    )
    dump = opened(tmp_path, table.encode())
    wilma, ned = entries(dump)
    assert dump.form == "Open States"
    assert posts(wilma) == [("member of the upper house", "legislature of Vermont", "2013-01-01", "2016-12-31")]
    assert posts(ned) == [("governor", "Vermont", None, None)]
    assert [record.place for record in broken(dump)] == ["line 3"]


def test_committees_give_their_members_a_seat_by_person(tmp_path):
    other = {**COMMITTEE, "id": "ocd-organization/2", "name": "Meadows"}
    dump = opened(tmp_path, json_lines(COMMITTEE, BROKEN, other))
    committee, _, wilma, ned = entries(dump)
    assert committee.names == ("Orchards", "Committee on Orchards")
    assert posts(wilma) == [
        ("chair", "Orchards, legislature of Vermont", None, None),
        ("chair", "Meadows, legislature of Vermont", None, None),
    ]
    assert (ned.names, ned.kind) == (("Ned Brook",), SourceKind.PERSON)
    assert [record.place for record in broken(dump)] == ["line 2"]


def test_terms_in_congress_are_posts_and_parties(tmp_path):
    without_id = {**SENATOR, "id": {}}
    dump = opened(tmp_path, json.dumps([SENATOR, without_id]).encode())
    (wilma,) = entries(dump)
    assert posts(wilma) == [
        ("representative", "United States House of Representatives", "2003-01-03", "2005-01-03"),
        ("senator", "United States Senate", "2005-01-03", "2017-01-03"),
    ]
    parties = [(c.value, c.valid_from, c.valid_to) for c in wilma.claims if c.field is ClaimField.PARTY]
    assert parties == [("Orchard Party", "2003-01-03", "2011-01-03"), ("Meadow Party", "2011-01-04", "2017-01-03")]
    assert wilma.names == ("Wilma J. Tarn", "Wilma Tarn", "Billie Tarn")
    assert [record.place for record in broken(dump)] == ["record 2"]


def test_the_projects_own_yaml_is_read_like_its_json(tmp_path):
    as_json = entries(opened(tmp_path, json.dumps([SENATOR]).encode()))
    lines = (
        "- id: {bioguide: T000901, wikidata: Q900030}",
        "  name: {first: Wilma, middle: J., last: Tarn, nickname: Billie, official_full: Wilma J. Tarn}",
        "  bio:",
        "    birthday: '1970-02-03'",
        "  terms:",
        "  - {type: rep, start: '2003-01-03', end: '2005-01-03', party: Orchard Party}",
        "  - {type: sen, start: '2005-01-03', end: '2011-01-03', party: Orchard Party}",
        "  - {type: sen, start: '2011-01-04', end: '2017-01-03', party: Meadow Party}",
    )
    assert entries(opened(tmp_path, "\n".join(lines).encode())) == as_json


def test_presidents_are_a_register_of_their_own(tmp_path):
    president = {**SENATOR, "terms": [{"type": "prez", "start": "2017-01-20", "party": "Meadow Party"}]}
    dump = opened(tmp_path, json.dumps([president]).encode())
    assert posts(entries(dump)[0]) == [("president", "United States", "2017-01-20", None)]
    assert (dump.edition.register, dump.edition.licence) == ("US Congress, executive", "CC0 1.0")
    assert opened(tmp_path, json.dumps([SENATOR]).encode()).edition.register == "US Congress"


def test_committees_of_congress_come_with_their_subcommittees(tmp_path):
    committees = [
        {"type": "house", "name": "House Committee on Orchards", "thomas_id": "HSOR", "url": "https://orchards.example",
         "subcommittees": [{"name": "Apples", "thomas_id": "01"}, {"name": ""}]},
        {"type": "house", "thomas_id": "HSNO"},
    ]  # fmt: skip
    dump = opened(tmp_path, json.dumps(committees, indent=2).encode())
    orchards, apples = entries(dump)
    assert values(orchards, ClaimField.PARENT) == ["United States House of Representatives"]
    assert (apples.ident, values(apples, ClaimField.PARENT)) == ("HSOR01", ["House Committee on Orchards"])
    assert [record.place for record in broken(dump)] == ["record 2"]


def test_a_seat_whose_committee_is_only_a_code_keeps_the_code_out_of_the_words(tmp_path):
    seats = {
        "HSOR": [
            {"name": "Wilma Tarn", "rank": 1, "title": "Chair", "bioguide": "T000901"},
            {"name": "Ned Brook", "rank": 2},
        ],
        "HSOR01": [{"name": "Wilma Tarn", "rank": 3, "bioguide": "T000901"}],
    }
    dump = opened(tmp_path, json.dumps(seats).encode())
    (wilma,) = entries(dump)
    assert [post[:2] for post in posts(wilma)] == [
        ("Chair of a committee", "United States Congress"),
        ("member of a committee", "United States Congress"),
    ]
    assert [record.place for record in broken(dump)] == ["record 2 of HSOR"]
