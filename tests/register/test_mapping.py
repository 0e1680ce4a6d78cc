import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.source import SourceKind
from reader.register.guess import guess, known_table
from reader.register.knowledge import data
from reader.register.mapping import Mapping, Meaning, RatingColumn, Use, signature

words = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Z")), max_size=8)
pairs = st.lists(st.tuples(words, words), max_size=2).map(tuple)
uses = st.builds(
    Use, st.sampled_from(Meaning), st.lists(words.filter(bool), max_size=2).map(tuple), words, pairs, words
)
ratings = st.builds(
    RatingColumn,
    column=words,
    rater=words,
    aspect=words,
    scale=st.none() | words.filter(bool),
    decimals=st.none() | st.integers(0, 9),
    words=pairs,
)
mappings = st.builds(
    Mapping,
    st.lists(uses, max_size=3).map(tuple),
    st.lists(ratings, max_size=2).map(tuple),
    st.sampled_from(SourceKind),
    register=words,
    url=st.none() | words.filter(bool),
)


@given(mappings)
def test_a_mapping_is_remembered_as_it_was(mapping):
    assert Mapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize("text", ["", "[", '{"kind": "teapot"}', '{"uses": [{"meaning": "shoe size"}]}'])
def test_what_is_no_mapping_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own, or that of an unknown kind
        Mapping.from_json(text)


def test_a_signature_knows_the_columns_in_any_order_and_case():
    assert signature(["Birth Date", "name"]) == signature(["NAME", "birth_date"])
    assert signature(["name"]) != signature(["name", "domain"])


def test_usual_names_of_columns_are_guessed():
    found = guess(["ID", "Full name", "Organisation", "Position", "Start date", "End date", "Party", "wikidata_id"])
    assert {use.meaning: use.columns[0] for use in found.uses} == {
        Meaning.IDENT: "ID",
        Meaning.NAME: "Full name",
        Meaning.ORGANISATION: "Organisation",
        Meaning.ROLE: "Position",
        Meaning.FROM: "Start date",
        Meaning.TO: "End date",
        Meaning.PARTY: "Party",
        Meaning.IDENTIFIER: "wikidata_id",
    }
    assert found.kind is SourceKind.PERSON


def test_ratings_are_guessed_with_what_they_judge():
    found = guess(["domain", "bias", "factual_reporting"])
    assert {(rating.column, rating.aspect) for rating in found.ratings} == {
        ("bias", "bias"),
        ("factual_reporting", "factual_reporting"),
    }
    assert found.kind is SourceKind.PUBLISHER


def test_columns_without_a_name_are_not_enough():
    assert not guess(["shoe size", "country"]).is_enough
    assert guess(["domain"]).is_enough


def test_every_known_table_is_found_by_its_own_columns_and_can_be_named():
    for plain in data("tables")["table"]:
        name, mapping = known_table([*plain["known_by"], "another column"])
        assert name == plain["form"]
        assert mapping.is_enough
        assert Mapping.from_json(json.dumps(plain)) == mapping
