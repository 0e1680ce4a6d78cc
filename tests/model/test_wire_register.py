import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.checked import Checked, WireError
from reader.model.claim import ClaimField
from reader.model.entry import BrokenRecord, Column, Edition, FiledEntry
from reader.model.source import SourceKind
from reader.model.wire_register import (
    BATCH,
    batch_to_json,
    columns_to_json,
    edition_to_json,
    read_batch,
    read_columns,
    read_edition,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXTS
CLAIMS = st.tuples(st.sampled_from([field.value for field in ClaimField]), TEXTS, MAYBE, MAYBE, MAYBE, MAYBE)
RATINGS = st.tuples(TEXTS, TEXTS, MAYBE, MAYBE, MAYBE)
RECORDS = st.builds(
    FiledEntry,
    ident=TEXTS,
    kind=st.sampled_from([kind.value for kind in SourceKind]),
    link=MAYBE,
    names=st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
    ratings=st.lists(RATINGS, max_size=3).map(tuple),
    keys=st.lists(TEXTS, max_size=3).map(tuple),
    digest=TEXTS,
)
BROKEN = st.builds(BrokenRecord, TEXTS, TEXTS)
ADA = ["p1", "person", None, ["Ada Lind"], [["post", "mayor", "Sund", None, None, None]], [], ["ada lind"], "d1"]


def sent(value):
    return Checked(json.loads(json.dumps(value)))


@given(st.lists(RECORDS, max_size=5), st.lists(BROKEN, max_size=2))
def test_records_arrive_as_they_were_sent(records, broken):
    assert read_batch(sent(batch_to_json([*records, *broken], 0.5))) == [*records, *broken]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, 7),
        (0, None),
        (0, "half a character: \ud800"),
        (1, "crowd"),
        (1, ["person"]),
        (2, ["https://lind.example"]),
        (3, []),
        (3, "Ada Lind"),
        (3, ["Ada Lind", None]),
        (4, [["post", "mayor"]]),
        (4, [["verdict", "good", None, None, None, None]]),
        (4, [["post", None, None, None, None, None]]),
        (4, [["post", "mayor", {"name": "Sund"}, None, None, None]]),
        (5, [["Rater", "high", 3, None, None]]),
        (5, {"Rater": "high"}),
        (6, [None]),
        (7, None),
    ],
)
def test_record_that_is_none_is_refused_with_its_place(place, value):
    lie = [*ADA[:place], value, *ADA[place + 1 :]]
    with pytest.raises(WireError, match=r"records\[1\] is not a record"):
        read_batch(sent({"records": [ADA, lie], "broken": [], "read": 0}))


@pytest.mark.parametrize("value", [None, "Ada", [*ADA, "more"], {}, 7])
def test_what_is_no_list_of_eight_is_no_record(value):
    with pytest.raises(WireError, match="is not a record"):
        read_batch(sent({"records": [value], "broken": []}))


def test_no_more_records_come_at_once_than_were_agreed_on():
    with pytest.raises(WireError, match="at most"):
        read_batch(sent({"records": [ADA] * (BATCH + 1), "broken": []}))


@pytest.mark.parametrize("url", [None, "https://sund.example"])
def test_edition_arrives_as_it_was_sent(url):
    edition = Edition("Sund Council", "CC0 1.0", url, "2026-03", "hash")
    assert read_edition(sent(edition_to_json(edition))) == edition


def test_columns_arrive_as_they_were_sent():
    columns = (Column("name", ("Ada", "Per")), Column("", ()))
    assert read_columns(sent(columns_to_json(columns))) == columns
