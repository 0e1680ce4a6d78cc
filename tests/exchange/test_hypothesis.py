import json

import jsonschema
from hypothesis import given, settings

from reader.exchange.hypothesis import hypothesis_json
from tests.exchange.sample import COPY
from tests.exchange.vocabulary import HYPOTHESIS
from tests.model.strategies import copies


@settings(deadline=None)
@given(copies())
def test_any_copy_is_as_hypothesis_describes_annotations(copy):
    data = json.loads(hypothesis_json(copy))
    jsonschema.validate(data, HYPOTHESIS)
    told = [(a["text"], tuple(a["tags"]), a["group"] == "__world__") for a in data["annotations"]]
    assert told == [(p.annotation.note, p.annotation.tags, True) for p in copy.annotations]


def test_place_is_told_by_words_and_by_position():
    first = json.loads(hypothesis_json(COPY))["annotations"][0]
    quote, position = first["target"][0]["selector"]
    text = COPY.reading.article.text
    assert quote["exact"] == text[position["start"] : position["end"]] == "“so ashamed”"
    assert text[: position["start"]].endswith(quote["prefix"])


@given(copies())
def test_private_marks_are_for_no_group(copy):
    for placed, made in zip(copy.annotations, json.loads(hypothesis_json(copy))["annotations"], strict=True):
        assert placed.annotation.private is not any(who.startswith("group:") for who in made["permissions"]["read"])
