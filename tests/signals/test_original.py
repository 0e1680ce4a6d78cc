"""Whether the article links what it cites."""

from reader.model.source import SourceKind
from tests.signals.made import Story

LINKED = "original-available"


def test_link_on_the_document_leads_to_it():
    story = Story("The pier\n\nThe pier is safe, according to the Pier Report.")
    report = story.source("Pier Report", SourceKind.DOCUMENT)
    story.says(report, words="The pier is safe", cue="according to", source="the Pier Report")
    story.link("Pier Report", "https://www.pier.example/report.pdf")
    signal = next(s for s in story.signals(report) if s.id == LINKED)
    assert (signal.text, signal.link) == (
        "The article links what it cites: pier.example",
        "https://www.pier.example/report.pdf",
    )


def test_link_on_a_word_for_what_is_cited_counts_and_one_on_a_name_does_not():
    story = Story("The pier\n\nThe pier is safe, Ada Holm said in a statement.")
    ada = story.source("Ada Holm")
    story.says(ada, words="The pier is safe", cue="said in a statement", source="Ada Holm")
    story.link("Ada Holm", "https://people.example/ada-holm")
    assert story.texts(ada, LINKED) == []
    story.link("statement", "https://port.example/news/7")
    assert story.texts(ada, LINKED) == ["The article links what it cites: port.example"]


def test_link_inside_the_outlet_leads_to_earlier_reports():
    story = Story("The pier\n\nThe pier is safe, Ada Holm said in a statement.")
    ada = story.source("Ada Holm")
    story.says(ada, words="The pier is safe", cue="said in a statement", source="Ada Holm")
    story.link("statement", "https://www.kystposten.example/2")
    assert story.texts(ada, LINKED) == []


def test_of_two_outlets_each_has_its_own_link():
    story = Story("The pier\n\nThe pier is safe, according to reports from the Hill Post and the Bay Times.")
    hill = story.source("Hill Post", SourceKind.PUBLISHER)
    bay = story.source("Bay Times", SourceKind.PUBLISHER)
    source = "reports from the Hill Post and the Bay Times"
    story.says(hill, bay, words="The pier is safe", cue="according to", source=source)
    story.link("reports from the Hill Post", "https://hill.example/1")
    assert story.texts(hill, LINKED) == ["The article links what it cites: hill.example"]
    assert story.texts(bay, LINKED) == []


def test_link_to_the_platform_that_the_words_came_by_is_the_post():
    story = Story("The pier\n\nOn Skravl Ada Holm wrote that the pier is safe. She shared it again.")
    skravl = story.source("Skravl", SourceKind.PLATFORM)
    ada = story.source("Ada Holm")
    story.says(ada, words="the pier is safe", cue="wrote that", through=(skravl,))
    story.link("On Skravl", "https://skravl.example/ada/9")
    assert story.texts(ada, LINKED) == ["The article links what it cites: skravl.example"]


def test_address_that_is_none_is_passed_over():
    story = Story("The pier\n\nThe pier is safe, Ada Holm said in a statement.")
    ada = story.source("Ada Holm")
    story.says(ada, words="The pier is safe", cue="said in a statement", source="Ada Holm")
    story.link("statement", "https://[broken")
    assert story.texts(ada, LINKED) == []
