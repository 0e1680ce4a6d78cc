import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import RegisterUnreadableError
from reader.model.source import SourceKind
from reader.register.answer import MOST, entries_of, records_of, with_labels
from reader.register.form import Provenance
from reader.register.ror import ROR
from reader.register.wikidata import WIKIDATA, pointed_at
from tests.register.reading import posts
from tests.web.answering import COAST, INSTITUTE, MAREN, OTHER, entities_called

BY = Provenance("Wikidata (looked up)", "2026-11-28")


def page(content):
    return {"revisions": [{"slots": {"main": {"content": content}}}]}


def answer(*pages):
    return json.dumps({"batchcomplete": True, "query": {"pages": list(pages)}}).encode()


def search(*entities):
    return answer(*(page(json.dumps(one)) for one in entities))


def test_search_of_wikidata_holds_the_entities_as_their_pages_do():
    found = entries_of(records_of(search(MAREN, INSTITUTE)), WIKIDATA, BY)
    assert [(entry.ident, entry.kind, entry.names) for entry in found] == [
        ("Q900100", SourceKind.PERSON, ("Maren Aasheim", "Maren S. Aasheim")),
        ("Q900111", SourceKind.ORGANISATION, ("Coastal Safety Institute",)),
    ]
    assert {(claim.stated_by, claim.date) for entry in found for claim in entry.claims} == {
        ("Wikidata (looked up)", "2026-11-28")
    }


def test_posts_have_their_words_once_it_is_asked_what_they_are_called():
    records = records_of(search(MAREN))
    assert posts(entries_of(records, WIKIDATA, BY)[0]) == []
    numbers = pointed_at([record.value for record in records])
    assert numbers == ("Q900110", "Q900111")
    called = records_of(json.dumps(entities_called({"ids": "|".join(numbers)})).encode())
    (maren,) = entries_of(with_labels(records, called), WIKIDATA, BY)
    assert posts(maren) == [
        ("director", None, None, None),
        ("", "Coastal Safety Institute", None, None),
    ]


def test_what_a_found_entity_names_itself_is_not_asked_for():
    assert pointed_at([MAREN, INSTITUTE]) == ("Q900110", "Q31855")


def test_labels_are_no_entries_whatever_else_comes_with_them():
    called = records_of(json.dumps({"entities": {"Q900102": OTHER}}).encode())
    assert entries_of(with_labels((), called), WIKIDATA, BY) == ()


def test_answer_of_ror_is_read_like_its_dump():
    (coast,) = entries_of(records_of(json.dumps({"number_of_results": 1, "items": [COAST]}).encode()), ROR, BY)
    assert (coast.ident, coast.names) == ("00coast01", ("Coastal Safety Institute", "CSI"))


@pytest.mark.parametrize("empty", ['{"batchcomplete": true}', '{"items": []}', '{"query": {"pages": []}}'])
def test_answer_may_hold_nothing(empty):
    assert records_of(empty.encode()) == ()


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (b"<h1>Log in</h1>", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 200_000, "not JSON"),
        (b"[]", "not one that Kilde can read"),
        (b'{"hello": "there"}', "not one that Kilde can read"),
        (b'{"error": {"code": "readonly", "info": "The wiki is read-only."}}', "The wiki is read-only"),
        (b'{"errors": ["query too long"]}', "refuses the question"),
    ],
)
def test_what_is_no_answer_is_said(answered, words):
    with pytest.raises(RegisterUnreadableError, match=words):
        records_of(answered)


def test_page_whose_content_is_broken_is_left_out():
    broken = [page("{"), page("[" * 200_000), page('"Q1"'), page(None), {}, page(json.dumps(MAREN))]
    assert [record.value["id"] for record in records_of(answer(*broken))] == ["Q900100"]


def test_redirected_entity_is_no_entry():
    assert entries_of(records_of(answer(page('{"entity": "Q1", "redirect": "Q2"}'))), WIKIDATA, BY) == ()


def test_no_more_records_are_read_than_any_question_asks_for():
    assert len(records_of(json.dumps({"items": [COAST] * (MOST + 1)}).encode())) == MOST


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "labels", "claims", "P31", "value"]), inner),
)


@given(JSON)
def test_record_of_any_shape_breaks_nothing(value):
    records = records_of(json.dumps({"items": [value], "entities": {"Q1": value}}).encode())
    values = [record.value for record in records]
    for form in (WIKIDATA, ROR):
        assert len(entries_of(records, form, BY)) <= len(values)
    assert len(set(pointed_at(values))) == len(pointed_at(values))
