from typing import Any

from reader.model.claim import ClaimField
from reader.model.source import SourceKind
from tests.register.reading import BROKEN, broken, entries, json_lines, opened, posts, values


def entity(ident: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": ident, "schema": schema, "properties": properties, "datasets": ["oyland_lists"]}


RAGNA = entity(
    "r",
    "Person",
    name=["Ragna Lyngstad"],
    alias=["R. Lyngstad"],
    birthDate=["1951-04-02"],
    country=["no"],
    wikidataId=["Q900010"],
    sourceUrl=["https://lists.example/r"],
)
HARBOUR = entity("h", "PublicBody", name=["Havneverket"], dissolutionDate=["1990"])
POST = entity("p", "Position", name=["Harbour master"], organization=["h"])
OCCUPANCY = entity("o", "Occupancy", holder=["r"], post=["p"], startDate=["1986"], endDate=["1989-01-31"])
MEMBERSHIP = entity("m", "Membership", member=["r"], organization=["h"], role=["board member"])
ELSEWHERE = entity("e", "Employment", employee=["r"], employer=["not in this file"])
PAYMENT = entity("y", "Payment", payer=["r"], beneficiary=["h"], amountEur=["5"])


def test_who_holds_what_is_told_by_an_entity_of_its_own_wherever_it_stands(tmp_path):
    dump = opened(tmp_path, json_lines(OCCUPANCY, MEMBERSHIP, ELSEWHERE, RAGNA, HARBOUR, POST))
    ragna = entries(dump)[0]
    assert posts(ragna) == [
        ("Harbour master", "Havneverket", "1986", "1989-01-31"),
        ("board member", "Havneverket", None, None),
    ]


def test_people_and_bodies_become_entries_and_payments_do_not(tmp_path):
    dump = opened(tmp_path, json_lines(RAGNA, PAYMENT, HARBOUR, POST, OCCUPANCY))
    assert [(e.ident, e.kind) for e in entries(dump)] == [("r", SourceKind.PERSON), ("h", SourceKind.ORGANISATION)]
    assert broken(dump) == []


def test_facts_are_claims_with_the_records_own_address(tmp_path):
    (ragna,) = entries(opened(tmp_path, json_lines(RAGNA)))
    assert ragna.names == ("Ragna Lyngstad", "R. Lyngstad")
    assert values(ragna, ClaimField.BORN) == ["1951-04-02"]
    assert values(ragna, ClaimField.COUNTRY) == ["Norway"]
    assert values(ragna, ClaimField.IDENTIFIER) == ["https://www.wikidata.org/wiki/Q900010"]
    assert {claim.link for claim in ragna.claims} == {"https://lists.example/r"}


def test_the_data_set_names_the_register_else_the_file_does(tmp_path):
    assert opened(tmp_path, json_lines(RAGNA)).edition.register == "oyland_lists"
    nameless = {key: value for key, value in RAGNA.items() if key != "datasets"}
    assert opened(tmp_path, json_lines(nameless), name="donations.ftm.json").edition.register == "donations"


def test_a_broken_entity_does_not_stop_the_others(tmp_path):
    dump = opened(tmp_path, json_lines(RAGNA, BROKEN, entity("x", "Person"), HARBOUR))
    assert [record.place for record in broken(dump)] == ["line 2", "line 3"]
    assert [entry.ident for entry in entries(dump)] == ["r", "h"]
