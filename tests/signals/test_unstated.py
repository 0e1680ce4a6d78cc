from reader.model.source import SourceKind
from tests.signals.made import Story

TEXT = "The pier\n\nAda Holm says the pier is safe. Per Lie, a researcher, says it leaks."


def unstated(story, source):
    return [signal.text for signal in story.signals(source) if signal.id == "not-stated"]


def test_what_no_words_were_found_for_is_one_sentence_at_the_end():
    story = Story(TEXT)
    ada = story.source("Ada Holm")
    story.says(ada, words="the pier is safe", cue="says")
    assert unstated(story, ada) == [
        "Not stated in words that Kilde knows: the capacity spoken in, how this is known or a tie to the matter"
    ]
    assert story.signals(ada)[-1].id == "not-stated"


def test_what_words_show_is_not_called_unstated():
    story = Story(TEXT)
    per = story.source("Per Lie", role="researcher")
    story.says(per, words="it leaks", cue="says")
    assert unstated(story, per) == ["Not stated in words that Kilde knows: how this is known or a tie to the matter"]


def test_who_says_nothing_or_is_no_person_is_asked_for_nothing():
    story = Story(TEXT)
    silent, body = story.source("Per Lie"), story.source("Ada Holm", SourceKind.ORGANISATION)
    story.says(body, words="the pier is safe", cue="says")
    assert unstated(story, silent) == unstated(story, body) == []


def test_language_without_words_is_silent():
    story = Story(TEXT, language="fr")
    ada = story.source("Ada Holm")
    story.says(ada, words="the pier is safe", cue="says")
    assert unstated(story, ada) == []
