"""What takes up a source that the text has named or described already, and what is a source of its own."""

import pytest

from reader.attribution.read import read
from tests.attribution.paragraphs import article_of


def told(text: str, language: str) -> dict[str, int]:
    """Return the number of statements by source."""
    reading = read(article_of(text, language))
    counts = {card.name: 0 for card in reading.appearances}
    for attribution in reading.attributions:
        for speaker in attribution.speakers:
            counts[reading.appearances[speaker].name] += 1
    return counts


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("nb", "Landslagstrener Ada Brekkhus smilte.\n\n– Det gikk bra, sier treneren.", "Ada Brekkhus"),
        ("nb", "Forsvarer Ada Brekkhus kom sent.\n\n– Han trodde på det, sier advokaten.", "Ada Brekkhus"),
        ("nb", "Ingrid Brekkhus vant løpet.\n\n– Det gikk bra, sier 27-åringen.", "Ingrid Brekkhus"),
        ("en", "Barrister Ada Brodwick came late.\n\n“He believed it,” the lawyer said.", "Ada Brodwick"),
        ("en", "Anna Brodwick won the race.\n\n“It went well,” the 27-year-old said.", "Anna Brodwick"),
        ("en", "Ada Brodwick had left the kitchen.\n\n“It went well,” the retired baker said.", "Ada Brodwick"),
    ],
)
def test_a_noun_takes_up_the_person_just_named(language: str, text: str, source: str) -> None:
    assert told(text, language) == {source: 1}


def test_a_noun_that_fits_nobody_named_is_a_source_of_its_own() -> None:
    assert "teacher" in told("Barrister Ada Brodwick came late.\n\n“He believed it,” the teacher said.", "en")


def test_one_of_them_is_a_source_of_its_own() -> None:
    text = "Veien stenges, sier kildene. En av dem mener at det haster.\n\n«Det var galt», sier vedkommende."
    assert told(text, "nb") == {"kildene": 1, "En av dem": 2}


def test_a_lone_several_is_those_who_spoke() -> None:
    text = "Deltakerne sa at de sov dårlig. Flere mener at det er barnas skyld."
    assert told(text, "nb") == {"Deltakerne": 2}


def test_he_may_take_up_somebody_never_named() -> None:
    assert told("En bilist måtte bråbremse, fortalte han til avisen.", "nb") == {"bilist": 1}
