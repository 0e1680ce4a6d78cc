"""The labelled pairs: how often `exact` is right, and how much is found, on the half that nothing was tuned on."""

import pytest

from reader.model.match import Certainty, Wanted
from reader.model.source import SourceKind
from reader.register.match import match
from tests.register.labelled import load_pairs, measure
from tests.register.registers import Index, everypolitician


@pytest.fixture(scope="module")
def pairs():
    return list(load_pairs())


def test_pairs_are_many_and_on_both_halves(pairs):
    assert len(pairs) >= 600
    assert all(sum(pair.is_held_out is half for pair in pairs) >= 300 for half in (True, False))
    assert sum(not pair.is_same for pair in pairs) >= 200


@pytest.mark.parametrize("half", ["held_out", "tuned_on"])
def test_pairs_are_answered_as_well_as_before(pairs, floors, half):
    tallies, _ = measure([pair for pair in pairs if pair.is_held_out is (half == "held_out")])
    floor = floors["matching"][half]
    assert tallies["all"].precision >= floor["exact_precision"]
    assert tallies["all"].recall >= floor["recall"]
    assert tallies["all"].likely_wrong <= floor["likely_wrong_at_most"]


def test_expert_of_the_sample_article_is_no_parliaments_neumann(shared):
    index = Index("EveryPolitician", everypolitician(shared / "data" / "registers"))
    source = Wanted(
        SourceKind.PERSON,
        ("Iver B. Neumann", "Neumann"),
        ("Fridtjof Nansen Institute",),
        ("director",),
        date="2022-05-23",
    )
    answers = match(source, index.candidates(source.names, source.kind))
    assert all(answer.certainty in (Certainty.NONE, Certainty.SEVERAL) for answer in answers)
    neumanns = [entry for entry in index.entries.values() if any("Neumann" in name for name in entry.names)]
    assert neumanns
    assert match(source, [index.candidate(entry.ident) for entry in neumanns]) == ()
