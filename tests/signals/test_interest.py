"""What ties a source to the matter."""

from dataclasses import replace

from reader.model.own_word import own_interest
from reader.model.source import SourceKind
from tests.signals.made import Story, quoted


def test_tie_in_a_clause_is_told_with_what_it_is_to():
    story = quoted("Ada Holm, who owns shares in Nordhavn Yard, says the pier is safe.", "Ada Holm")
    assert story.texts(0, "interest") == ["Stated tie: “who owns shares in Nordhavn Yard”"]


def test_tie_right_behind_the_name_counts():
    story = quoted("Ada Holm is suing the port. She says the pier is safe.", "Ada Holm")
    assert story.texts(0, "interest") == ["Stated tie: “is suing the port”"]


def test_candidate_is_tied_and_a_candidates_friend_is_not():
    tied = quoted("Candidate Ada Holm says the pier is safe.", "Ada Holm", role="Candidate")
    assert tied.texts(0, "interest") == ["Stated tie: “Candidate”"]
    friend = quoted("Ada Holm, friend of a candidate, says the pier is safe.", "Ada Holm", role="friend of a candidate")
    assert friend.texts(0, "interest") == []


def test_body_in_the_headline_ties_its_people():
    story = quoted(
        "Ada Holm, engineer at Vegvakt, says the pier is safe.",
        "Ada Holm",
        role="engineer",
        affiliation="Vegvakt",
        title="Vegvakt closes the pier",
    )
    signal = next(s for s in story.signals(0) if s.id == "interest")
    assert signal.text == "The headline names its affiliation: Vegvakt"
    assert [span.start for span in signal.evidence] == [0, story.text.index("Vegvakt,")]


def test_part_of_a_longer_word_in_the_headline_is_not_the_body():
    story = quoted(
        "Ada Holm, engineer at Vegvakt, says the pier is safe.",
        "Ada Holm",
        role="engineer",
        affiliation="Vegvakt",
        title="Vegvaktmester leaves",
    )
    assert story.texts(0, "interest") == []


def test_supporter_of_what_the_headline_names_belongs_to_nothing():
    story = Story("Nordhavn wins\n\nA Nordhavn supporter says the pier is safe.")
    who = story.source("Nordhavn supporter", SourceKind.UNNAMED, affiliation="Nordhavn")
    story.says(who, words="the pier is safe")
    assert story.texts(who, "interest") == []


def test_tie_that_the_reader_wrote_or_struck_takes_the_place_of_what_was_proposed():
    story = quoted("Candidate Ada Holm says the pier is safe.", "Ada Holm", role="Candidate")
    found = story.appearances[0]
    story.appearances[0] = replace(found, signals=(own_interest("leads the campaign"),))
    assert story.texts(0, "interest") == ["You: leads the campaign"]
    story.appearances[0] = replace(found, signals=(own_interest(None),))
    assert story.texts(0, "interest") == []


def test_norwegian_tie_is_told():
    story = quoted(
        "Ada Holm, som har aksjer i Nordhavn Verft, sier at brygga er trygg.",
        "Ada Holm",
        words="brygga er trygg",
        language="nb",
    )
    assert story.texts(0, "interest") == ["Stated tie: “som har aksjer i Nordhavn Verft”"]


def tied_by_its_body(actor):
    text = (
        f"The quay\n\n{actor} recently led the campaign for it. Ada Holm, director of Klar Kyst, says the pier is safe."
    )
    story = Story(text)
    who = story.source("Ada Holm", role="director", affiliation="Klar Kyst")
    story.source("Klar Kyst", SourceKind.ORGANISATION)
    story.says(who, words="the pier is safe")
    return story.texts(who, "interest")


def test_what_a_body_has_done_in_the_matter_ties_who_has_a_post_there():
    assert tied_by_its_body("Klar Kyst") == ["Stated tie of Klar Kyst: “led the campaign”"]


def test_what_somebody_else_led_ties_nobody():
    assert tied_by_its_body("The port") == []
