import csv
import json
from io import StringIO

from reader.app.source_lists import code_of
from reader.exchange.cells import cell
from reader.exchange.source_lists import as_csv, as_follow_the_money, as_json_lines
from reader.model.capacity import Capacity
from reader.model.catalogue import SourceRecord, SourceRow
from reader.model.source import SourceId, SourceKind

ADA = SourceRecord(
    SourceRow(
        SourceId(1),
        "u1",
        "Ada Lind",
        SourceKind.PERSON,
        "engineer",
        "Road Office",
        "Norway",
        2,
        3,
        "2026-05-02",
        Capacity.PARTY,
    ),
    ("Lind", "A. Lind"),
    ("https://lind.example",),
    ("https://www.wikidata.org/wiki/Q0",),
)
SOMEBODY = SourceRecord(SourceRow(SourceId(2), "u2", "a neighbour", SourceKind.UNNAMED, None, None, None, 1, 0, None))
ACTING = SourceRecord(
    SourceRow(SourceId(3), "u3", "=cmd|' /C calc'!A0", SourceKind.DOCUMENT, "+1", "-2", "@x", 1, 0, "2026\u2028")
)


def test_a_table_has_a_line_for_each_source_that_a_spreadsheet_reads():
    text = as_csv((ADA, SOMEBODY))
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert rows[0]["name"] == "Ada Lind"
    assert rows[0]["other names"] == "Lind; A. Lind"
    assert (rows[0]["articles"], rows[0]["statements"]) == ("2", "3")
    assert (rows[0]["capacity"], rows[1]["capacity"]) == ("party", "")
    assert (rows[1]["role"], rows[1]["last cited"]) == ("", "")


def test_a_cell_that_would_act_is_made_harmless():
    row = next(csv.DictReader(StringIO(as_csv((ACTING,)).removeprefix("\ufeff"))))
    assert [row[name][0] for name in ("name", "role", "affiliation", "country")] == ["'"] * 4
    assert cell("\t=1") == "'\t=1"
    assert cell("a=1") == "a=1"
    assert cell(None) == ""


def test_json_lines_say_null_for_what_is_not_stated():
    first, second = map(json.loads, as_json_lines((ADA, SOMEBODY)).splitlines())
    assert first["aliases"] == ["Lind", "A. Lind"]
    assert (second["role"], second["affiliation"], second["country"]) == (None, None, None)


def test_one_entity_stands_on_one_line_whatever_is_in_it():
    assert len(as_follow_the_money((ACTING,), code_of).splitlines()) == 1
    assert json.loads(as_json_lines((ACTING,)))["last_cited"] == "2026\u2028"


def test_named_sources_become_entities_without_empty_properties():
    lines = as_follow_the_money((ADA, SOMEBODY, ACTING), code_of).splitlines()
    person, document = map(json.loads, lines)
    assert person == {
        "id": "kilde-u1",
        "schema": "Person",
        "properties": {
            "name": ["Ada Lind"],
            "alias": ["Lind", "A. Lind"],
            "country": ["no"],
            "position": ["engineer, Road Office"],
            "website": ["https://lind.example"],
            "sourceUrl": ["https://www.wikidata.org/wiki/Q0"],
        },
    }
    assert document["schema"] == "Document"
    assert "position" not in document["properties"]
