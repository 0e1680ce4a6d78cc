"""What the sources of an article show together."""

from reader.model.attribution import StatementKind
from reader.model.claim import Claim, ClaimField
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.signals.article import article_signals
from tests.signals.made import Story

TEXT = (
    "The pier\n\nAda Holm, harbour researcher at Vegvakt, says the pier is safe. “Nobody falls in,” she adds.\n\n"
    "A dock worker, who asked not to be named because of a row, says it leaks. Holm says Per Lie warned on Skravl "
    "that boats must wait. The Hill Post reports that the mayor agrees."
)


def pier():
    story = Story(TEXT)
    ada = story.source("Ada Holm", role="harbour researcher", affiliation="Vegvakt", mentions=("Ada Holm", "Holm says"))
    worker = story.source("dock worker", SourceKind.UNNAMED)
    per = story.source("Per Lie")
    skravl = story.source("Skravl", SourceKind.PLATFORM)
    hill = story.source("Hill Post", SourceKind.PUBLISHER)
    story.says(ada, words="the pier is safe", cue="says")
    story.says(ada, words="Nobody falls in", cue="adds", kind=StatementKind.DIRECT)
    story.says(worker, words="it leaks")
    story.says(ada, words="Per Lie warned on Skravl that boats must wait")
    story.says(per, words="boats must wait", cue="warned", through=(skravl,))
    story.says(hill, words="the mayor agrees", cue="reports")
    return story


def found(story, ident):
    return [signal for signal in article_signals(story.reading()) if signal.id == ident]


def texts(story, ident):
    return [signal.text for signal in found(story, ident)]


def places(story, ident):
    return [[span.of(story.text) for span in signal.evidence] for signal in found(story, ident)]


def test_sources_heard_are_counted_by_kind_and_capacity():
    assert texts(pier(), "diversity") == [
        "4 of 5 sources heard: 2 people, 1 unnamed source, 1 outlet",
        "Capacity, where words show it: 1 expert",
    ]
    assert places(pier(), "diversity")[1] == ["harbour researcher"]


def test_share_counts_words_inside_words_once():
    words = 21  # safe, falls, leaks, the warning with what was warned of, agrees
    everything = len(TEXT.split())
    assert texts(pier(), "share") == [
        f"{round(100 * words / everything)} % of the words are attributed, "
        f"{round(100 * 3 / everything)} % in direct quotes"
    ]
    assert places(pier(), "share") == [["Nobody falls in"]]


def test_unnamed_sources_are_counted_with_their_reasons_first():
    assert texts(pier(), "named") == ["1 of 4 heard is not named; a reason is given for 1"]
    assert places(pier(), "named") == [["asked not to be named", "dock worker"]]


def test_chain_names_who_tells_and_where():
    story = pier()
    assert texts(story, "second-hand") == ["Per Lie, as told by Ada Holm, on Skravl"]
    assert places(story, "second-hand") == [["warned on Skravl that boats must wait"]]


def test_words_through_an_outlet_are_not_told_by_it():
    story = Story("The pier\n\nThe pier is safe, Ada Holm told the Hill Post.")
    ada, hill = story.source("Ada Holm"), story.source("Hill Post", SourceKind.PUBLISHER)
    story.says(ada, words="The pier is safe", cue="told", through=(hill,))
    assert texts(story, "second-hand") == ["Ada Holm, through Hill Post"]


def test_those_whose_words_came_by_one_way_share_a_line():
    story = Story("The pier\n\nThe pier is safe, Ada Holm told the Hill Post. It leaks, Per Lie told it.")
    ada, per = story.source("Ada Holm"), story.source("Per Lie")
    hill = story.source("Hill Post", SourceKind.PUBLISHER)
    story.says(ada, words="The pier is safe", cue="told", through=(hill,))
    story.says(per, words="It leaks", cue="told", through=(hill,))
    assert texts(story, "second-hand") == ["Ada Holm and Per Lie, through Hill Post"]


def test_way_of_words_that_may_be_somebody_elses_is_not_told():
    story = Story("The pier\n\nThe pier is safe, Ada Holm told the Hill Post.")
    ada, hill = story.source("Ada Holm"), story.source("Hill Post", SourceKind.PUBLISHER)
    story.says(ada, words="The pier is safe", cue="told", through=(hill,), sure=0.4)
    assert texts(story, "second-hand") == []


def test_statements_of_more_than_one_source_are_counted_and_shown():
    story = Story("The pier\n\nAda Holm and Per Lie say the pier is safe. Lie says it is old.")
    ada, per = story.source("Ada Holm"), story.source("Per Lie")
    story.says(ada, per, words="the pier is safe")
    story.says(per, words="it is old")
    assert texts(story, "sole-support") == ["1 of 2 statements has more than one source"]
    assert places(story, "sole-support") == [["the pier is safe"]]


def test_article_of_one_voice_says_so():
    story = Story("The pier\n\nAda Holm says the pier is safe. Per Lie listens.")
    ada = story.source("Ada Holm")
    story.source("Per Lie")
    story.says(ada, words="the pier is safe")
    assert texts(story, "sole-support") == ["Everything attributed is given to one source: Ada Holm"]


def two_engineers(sure):
    story = Story(
        "The pier\n\nAda Holm, geologist at Vegvakt, says it is safe. Per Lie, analyst at Vegvakt, says it leaks."
    )
    ada = story.source("Ada Holm", role="geologist", affiliation="Vegvakt", sure=sure)
    per = story.source("Per Lie", role="analyst", affiliation="Vegvakt", sure=sure)
    story.says(ada, words="it is safe")
    story.says(per, words="it leaks")
    return texts(story, "sole-support")[1:]


def test_one_body_and_one_capacity_alone_are_told():
    assert two_engineers(0.95) == [
        "Both heard have the affiliation Vegvakt",
        "Both heard speak in one capacity: expert",
    ]


def test_unsure_affiliation_makes_nobody_one_of_a_body():
    assert two_engineers(0.7) == []


def test_another_body_that_is_heard_breaks_the_rule():
    story = pier()
    assert not [text for text in texts(story, "sole-support") if "affiliation" in text]


def test_nobody_heard_shows_nothing():
    story = Story("The pier\n\nAda Holm walks on the pier.")
    story.source("Ada Holm")
    assert article_signals(story.reading()) == ()


def test_in_a_language_that_we_cannot_read_no_reason_is_missed():
    story = Story("Laituri\n\nEräs mies puhuu: laituri vuotaa.", language="fi")
    man = story.source("mies", SourceKind.UNNAMED)
    story.says(man, words="laituri vuotaa")
    assert texts(story, "named") == ["1 of 1 heard is not named"]


def country(name):
    return Claim(ClaimField.COUNTRY, name, None, None, None, Origin.REGISTER, "Roll")


def countries(story, known):
    found = article_signals(story.reading(), known)
    return [signal.text for signal in found if signal.text.startswith("Countries")]


def test_countries_of_those_heard_are_counted_where_a_register_says():
    story = pier()
    known = [(country("Norway"),), (), (country("Chile"), country("Peru")), (country("Iceland"),), (country("Norway"),)]
    assert countries(story, known) == ["Countries, where registers say: Norway 2; not known of 2"]


def test_country_of_a_person_is_that_of_the_body_with_a_card():
    story = pier()
    vegvakt = story.source("Vegvakt", SourceKind.ORGANISATION)
    known = [()] * vegvakt + [(country("Norway"),)]
    assert countries(story, known) == ["Countries, where registers say: Norway 1; not known of 3"]


def test_without_a_register_nothing_is_said_of_countries():
    story = pier()
    assert countries(story, [()] * 5) == countries(story, ()) == []
