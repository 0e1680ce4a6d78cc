import pytest

from reader.app.abbreviations import abbreviations


def test_each_language_has_its_own():
    assert {"dr", "a.m"} <= abbreviations("en")
    assert {"kl", "f.eks"} <= abbreviations("nb")
    assert "kl" not in abbreviations("en")


def test_both_forms_of_norwegian_share_them():
    assert abbreviations("nn") == abbreviations("no") == abbreviations("nb")


@pytest.mark.parametrize("language", [None, "", "xx", "..", "../nb"])
def test_a_language_without_a_lexicon_has_none(language):
    assert abbreviations(language) == frozenset()
