import pytest

from reader.model.source import SourceKind
from reader.signals.article import article_signals
from tests.signals.made import Story


def unheard(text, *speakers, language="en"):
    """Return whom the article's signals call unheard; `speakers` are names with the words they say."""
    story = Story(f"The pier\n\n{text}", language=language)
    for name, words in speakers:
        kind = SourceKind.ORGANISATION if name.startswith("Vest") else SourceKind.PERSON
        story.says(story.source(name, kind), words=words)
    (signal,) = [s for s in article_signals(story.reading()) if s.text.startswith("Accused")] or [None]
    if signal is None:
        return []
    assert [span.of(story.text) for span in signal.evidence]
    return signal.text.removeprefix("Accused or criticised here, and not heard: ").split(" and ")


ADA = ("Ada Holm", "the pier leaks")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Holm says the pier leaks. She accused Per Lie of hiding it.", ["Per Lie"]),
        ("Ada Holm says the pier leaks. She blames the shipping company Vestfrakt Nord for it.", ["Vestfrakt Nord"]),
        ("Ada Holm says the pier leaks, and criticised Per Lie and others.", ["Per Lie"]),
        (
            "Ada Holm says the pier leaks. She accused Per Lie. Mia Berg denounces Tor van Dam.",
            ["Per Lie", "Tor van Dam"],
        ),
        ("Ada Holm says the pier leaks. She criticised the plan.", []),
        ("Ada Holm says the pier leaks. She criticised Per Lie’s plan.", []),
        ("Ada Holm says the pier leaks. She criticised Per Lie voters.", []),
        ("Ada Holm says the pier leaks. She criticised the Safe Piers Act.", []),
        ("Ada Holm says the pier leaks. Accused Of Hiding It All.", []),
        ("Ada Holm says the pier leaks. She accused the mayor of lying to Per Lie.", []),
        ("Ada Holm says the pier leaks. She has not accused Per Lie of hiding it.", []),
        ("Ada Holm says the pier leaks. She was accused. Per Lie left.", []),
        ("Ada Holm says the pier leaks. She accused Lie of hiding it.", []),
        ("Ada Holm says the pier leaks. She accused Per Lie of hiding it. Lie declined to comment.", []),
        ("Ada Holm says the pier leaks. She accused Per Lie, who denied that.", []),
    ],
)
def test_who_is_accused_by_name_and_says_nothing_is_not_heard(text, names):
    assert unheard(text, ADA) == names


def test_others_of_like_name_are_not_heard_for_them():
    text = "Ada Holm says the pier leaks. She accused Kari Berg. The city of Bergen declined to comment."
    assert unheard(text, ADA) == ["Kari Berg"]
    text = "Ada Holm says the pier leaks. She accused the Labour Party. It holds, says the Vest Party."
    assert unheard(text, ADA, ("Vest Party", "It holds")) == ["Labour Party"]


def test_who_speaks_is_heard_also_by_surname_or_through_the_body():
    text = "Ada Holm says the pier leaks. She accused Per Lie and blames Vestfrakt Nord. It holds, says Lie."
    assert unheard(text, ADA, ("Lie", "It holds")) == ["Vestfrakt Nord"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Holm sier at brygga lekker. Hun anklager Per Lie for å skjule det.", ["Per Lie"]),
        ("Ada Holm sier at brygga lekker. Hun kritiserer Per Lies plan.", []),
        ("Ada Holm sier at brygga lekker. Hun kritiserer Per Lie. Lie ønsker ikke å kommentere saken.", []),
    ],
)
def test_norwegian_is_read_too(text, names):
    assert unheard(text, ("Ada Holm", "brygga lekker"), language="nb") == names


def test_language_without_words_is_silent():
    assert unheard("Ada Holm says the pier leaks. She accused Per Lie.", ADA, language="fr") == []
