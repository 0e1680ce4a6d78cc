import csv
import json
from dataclasses import replace
from io import StringIO

from hypothesis import given, settings

from reader.exchange.cells import plain
from reader.exchange.statements import HEADINGS, quotations, statements_csv
from reader.model.attribution import StatementKind
from tests.exchange.sample import COPY, NEUMANN
from tests.exchange.vocabulary import expanded, things
from tests.model.strategies import copies

S = "https://schema.org/"


def rows(copy):
    return list(csv.DictReader(StringIO(statements_csv(copy).removeprefix("\ufeff"), newline="")))


def said(copy):
    return [statement for card in copy.reading.appearances for statement in card.statements]


def test_each_statement_is_a_line_with_who_says_it_and_how_surely():
    first, second = rows(COPY)
    assert (first["source"], first["role"], first["affiliation"]) == (
        "Iver B. Neumann",
        "director",
        "Fridtjof Nansen Institute",
    )
    assert (first["reported"], first["certain"], second["certain"]) == ("indirect", "yes", "no")
    place = slice(int(first["start"]), int(first["end"]))
    assert COPY.reading.article.text[place] == first["statement"]


@settings(deadline=None)
@given(copies())
def test_table_has_every_statement_and_no_cell_that_acts(copy):
    found = rows(copy)
    assert sorted(plain(row["statement"]) for row in found) == sorted(each.text for each in said(copy))
    for row in found:
        assert tuple(row) == HEADINGS
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@settings(deadline=None)
@given(copies())
def test_quotations_expand_to_one_for_each_statement_of_its_speaker(copy):
    found = things(expanded(json.loads(quotations(copy))), f"{S}Quotation")
    told = [
        (one[f"{S}spokenByCharacter"][0][f"{S}name"][0]["@value"], (one.get(f"{S}text") or one[f"{S}abstract"])[0])
        for one in found
    ]
    meant = [(card.name, statement.text) for card in copy.reading.appearances for statement in card.statements]
    assert sorted((name, words["@value"]) for name, words in told) == sorted(meant)


def test_words_of_the_article_are_not_put_into_a_mouth():
    direct = replace(NEUMANN.statements[0], kind=StatementKind.DIRECT)
    card = replace(NEUMANN, statements=(direct, NEUMANN.statements[1]))
    copy = replace(COPY, reading=replace(COPY.reading, appearances=(card, *COPY.reading.appearances[1:])))
    first, second = (one for one in json.loads(quotations(copy))["@graph"] if one["@type"] == "Quotation")
    assert ("text" in first, "abstract" in first) == (True, False)
    assert ("text" in second, "abstract" in second) == (False, True)
    assert "creativeWorkStatus" in second
