"""The signals of a card: neutral sentences that rest on the article's words or on a named page."""

import re
from dataclasses import replace

import pytest

from reader.model import shares
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.capacity import Capacity
from reader.model.claim import Claim, ClaimField
from reader.model.own_word import own_capacity, own_interest
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span
from reader.signals import share
from reader.signals.card import CardSignals, signals_for, word_shares
from tests.signals.made import Story

TEXT = (
    "Storm on the coast\n\n"
    "The road is closed, Ada Holm, head of traffic at Vegvakt, wrote on Skravl. "
    "“Stay at home,” she said. Boats are safe, Holm was told by a fisherman.\n\n"
    "Per Lie said the bridge may follow."
)


def place(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(words, kind, attribution):
    return Statement(words, kind, place(words), attribution, 0.95)


HOLM = Appearance(
    "Ada Holm",
    SourceKind.PERSON,
    aliases=("Holm",),
    affiliation="Vegvakt",
    role="head of traffic",
    mentions=(place("Ada Holm"),),
    statements=(said("The road is closed", StatementKind.INDIRECT, 0), said("Stay at home", StatementKind.DIRECT, 1)),
    evidence=(
        Evidence(Field.AFFILIATION, place("Vegvakt"), 0.9),
        Evidence(Field.ROLE, place("head of traffic"), 0.9),
    ),
)
VEGVAKT = Appearance("Vegvakt", SourceKind.ORGANISATION, mentions=(place("Vegvakt"),))
SKRAVL = Appearance("Skravl", SourceKind.PLATFORM, mentions=(place("Skravl"),))
FISHERMAN = Appearance(
    "fisherman",
    SourceKind.UNNAMED,
    mentions=(place("fisherman"),),
    statements=(said("Boats are safe", StatementKind.INDIRECT, 2),),
)
LIE = Appearance(
    "Per Lie",
    SourceKind.PERSON,
    mentions=(place("Per Lie"),),
    statements=(said("the bridge may follow", StatementKind.INDIRECT, 3),),
)
ATTRIBUTIONS = (
    Attribution(
        (place("The road is closed"),), (place("wrote"),), (place("Ada Holm"),), StatementKind.INDIRECT, (0,), (2,)
    ),
    Attribution((place("“Stay at home,”"),), (place("said"),), (place("she"),), StatementKind.DIRECT, (0,)),
    Attribution((place("Boats are safe"),), (place("was told"),), (), StatementKind.INDIRECT, (3,), (0,)),
    Attribution((place("the bridge may follow"),), (), (place("Per Lie"),), StatementKind.INDIRECT, (4,)),
)
ARTICLE = Article(
    "Storm on the coast",
    "Kystposten",
    (),
    "2031-02-03",
    "en",
    None,
    TEXT,
    (Block(BlockKind.HEADING, 0, 18, level=1), Block(BlockKind.PARAGRAPH, 20, len(TEXT))),
)
READING = Reading(ARTICLE, ATTRIBUTIONS, (HOLM, VEGVAKT, SKRAVL, FISHERMAN, LIE), Engine("rules", "1"))
DIRECTOR = Claim(
    ClaimField.POST, "engineer", "Havnelaget", "2019-01", None, Origin.REGISTER, "havnelaget.example",
    "https://havnelaget.example/folk", "2030-05-06",
)  # fmt: skip


def texts(appearance, known=(), earlier=0, reading=READING):
    return [signal.text for signal in signals_for(appearance, reading, known, earlier)]


def ids(appearance, known=(), earlier=0):
    return [signal.id for signal in signals_for(appearance, READING, known, earlier)]


def test_person_with_role_and_affiliation_takes_one_line_with_all_its_evidence():
    named = signals_for(HOLM, READING, (), 0)[0]
    assert (named.id, named.text) == ("named", "Named with role and affiliation")
    assert [span.of(TEXT) for span in named.evidence] == ["Ada Holm", "head of traffic", "Vegvakt"]


def test_what_the_article_does_not_say_is_not_stated():
    assert texts(LIE)[:3] == ["Named", "No affiliation stated", "No role stated"]


def test_unnamed_source_that_the_article_does_not_excuse_has_no_reason():
    assert texts(FISHERMAN)[0] == "Not named, no reason given"


def test_value_without_words_in_the_article_is_not_laid_at_its_door():
    corrected = replace(LIE, affiliation="Brovakt", role="guard", statements=())
    assert texts(corrected, reading=Reading(ARTICLE, (), (corrected,), Engine("rules", "1"))) == ["Named"]


@pytest.mark.parametrize("kind", [SourceKind.PERSON, SourceKind.UNNAMED])
def test_source_that_only_the_reader_names_is_not_named_by_the_article(kind):
    added = Appearance("Mia Berg", kind)
    named = signals_for(added, Reading(ARTICLE, (), (added,), Engine("rules", "1")), (), 0)[0]
    assert (named.text, named.origin, named.evidence) == ("Added by you", Origin.READER, ())


def test_body_shows_whose_affiliation_it_is():
    tie = signals_for(VEGVAKT, READING, (), 0)[0]
    assert (tie.id, tie.text) == ("affiliation-stated", "Affiliation of Ada Holm")
    assert [span.of(TEXT) for span in tie.evidence] == ["Vegvakt"]


def test_affiliation_that_the_reader_set_is_the_readers_on_the_card_of_the_body_too():
    lie = replace(LIE, affiliation="Vegvakt", evidence=())
    reading = replace(READING, appearances=tuple(lie if one == LIE else one for one in READING.appearances))
    stated, own = (s for s in signals_for(VEGVAKT, reading, (), 0) if s.id == "affiliation-stated")
    assert (stated.text, stated.origin) == ("Affiliation of Ada Holm", Origin.ARTICLE)
    assert (own.text, own.origin, own.evidence) == ("Affiliation of Per Lie", Origin.READER, ())
    shared = [s.origin for s in signals_for(lie, reading, (), 0) if s.id == "shared-affiliation"]
    assert shared == [Origin.READER]


def test_outlet_that_published_the_article_says_so():
    outlet = Appearance("KYSTPOSTEN", SourceKind.PUBLISHER)
    assert texts(outlet, reading=Reading(ARTICLE, (), (outlet,), Engine("rules", "1"))) == ["Published this article"]


def test_kinds_of_statement_are_counted():
    assert "1 direct and 1 indirect statements" in texts(HOLM)


def test_single_statement_is_told_with_its_share():
    assert "1 indirect statement: 4 of 14 attributed words" in texts(LIE)


def test_words_by_a_platform_name_it_and_say_how_many():
    through = next(signal for signal in signals_for(HOLM, READING, (), 0) if signal.id == "second-hand")
    assert through.text == "Through Skravl: 1 of 2 statements"
    assert through.evidence[0].of(TEXT).startswith("The road is closed, Ada Holm")


def test_words_told_by_another_are_second_hand():
    assert "Second-hand, through Ada Holm" in texts(FISHERMAN)


def test_report_inside_a_report_is_second_hand():
    story = Story("The pier\n\nAda Holm says Per Lie warned on Skravl that the pier leaks.")
    ada, per = story.source("Ada Holm"), story.source("Per Lie")
    skravl = story.source("Skravl", SourceKind.PLATFORM)
    story.says(ada, words="Per Lie warned on Skravl that the pier leaks", cue="says")
    story.says(per, words="the pier leaks", cue="warned", through=(skravl,))
    assert story.texts(per, "second-hand") == ["Second-hand, through Ada Holm, on Skravl"]


def test_report_inside_one_that_is_not_certain_is_not_said_to_be_second_hand():
    story = Story("The pier\n\nAda Holm says Per Lie warned that the pier leaks.")
    ada, per = story.source("Ada Holm"), story.source("Per Lie")
    story.says(ada, words="Per Lie warned that the pier leaks", cue="says", sure=0.6)
    story.says(per, words="the pier leaks", cue="warned")
    assert story.texts(per, "second-hand") == []


def test_platform_shows_whose_words_it_carried():
    assert texts(SKRAVL) == ["Carried words of Ada Holm"]


def test_source_heard_late_says_so():
    assert "First heard in the last quarter of the article" in texts(LIE)


def test_post_from_a_register_has_its_page_and_does_not_claim_to_last():
    post = next(signal for signal in signals_for(LIE, READING, (DIRECTOR,), 0) if signal.id == "register-match")
    assert post.text == "havnelaget.example: engineer, Havnelaget, from January 2019"
    assert (post.origin, post.link, post.date) == (Origin.REGISTER, DIRECTOR.link, "2030-05-06")


def test_register_is_named_with_its_edition_and_kind_with_country():
    known = tuple(
        Claim(field, value, None, None, None, Origin.REGISTER, "ROR", None, "2025-11-24")
        for field, value in ((ClaimField.COUNTRY, "Norway"), (ClaimField.KIND, "research foundation"))
    )
    assert "ROR, 24 November 2025: research foundation, Norway" in texts(VEGVAKT, known)


def test_earlier_employer_of_one_that_is_the_others_now_is_told():
    past = Claim(
        ClaimField.POST, "engineer", "vegvakt", "2001", "2009", Origin.REGISTER, "havnelaget.example", None, None
    )
    shared = [signal for signal in signals_for(LIE, READING, (past,), 0) if signal.id == "shared-affiliation"]
    assert [signal.text for signal in shared] == ["At vegvakt 2001–2009, the affiliation of Ada Holm in this article"]


def test_earlier_employer_is_known_by_the_names_that_registers_have_for_a_body_of_the_article():
    past = Claim(
        ClaimField.POST, "engineer", "Coastal Road Watch", "2001", "2009", Origin.REGISTER, "havnelaget.example"
    )
    known = {READING.appearances.index(VEGVAKT): frozenset({"coastal road watch", "vv"})}
    told = [signal.text for signal in CardSignals(READING, known).of(LIE, (past,), 0)]
    assert "At Coastal Road Watch 2001–2009, the affiliation of Ada Holm in this article" in told
    assert not [text for text in texts(LIE, (past,)) if text.startswith("At Coastal")]  # nobody knows it then


def test_source_met_before_is_counted():
    (seen,) = [signal for signal in signals_for(HOLM, READING, (), 3) if signal.id == "seen-before"]
    assert (seen.id, seen.text, seen.origin) == (
        "seen-before", "Cited in 3 other articles of your library", Origin.LIBRARY,
    )  # fmt: skip


def test_what_the_reader_set_elsewhere_is_told_with_its_article_and_not_taken_over():
    said = (
        ("Storm", own_capacity(Capacity.PARTY)),
        ("Calm", own_capacity(Capacity.EXPERT)),
        (None, own_interest("owns the pier")),
    )
    told = CardSignals(READING).of(HOLM, (), 1, said=said)
    assert [(s.text, s.origin) for s in told if s.id == "seen-before"] == [
        ("You, in “Storm”: speaks as party to the matter", Origin.READER),
        ("You, in an article without a title: owns the pier", Origin.READER),
        ("Cited in 1 other article of your library", Origin.LIBRARY),
    ]
    assert not [s for s in told if s.id == "capacity" and s.origin is Origin.READER]


def test_what_the_reader_sets_here_stands_for_what_they_set_elsewhere():
    struck = replace(HOLM, signals=(own_capacity(None), own_interest("owns a boat")))
    said = ("Storm", own_capacity(Capacity.PARTY)), ("Storm", own_interest("owns the pier"))
    signals = CardSignals(replace(READING, appearances=(struck, *READING.appearances[1:])))
    assert not [s for s in signals.of(struck, (), 0, said=said) if s.id == "seen-before"]


def test_order_is_that_of_the_list_of_signals():
    assert ids(HOLM, (DIRECTOR,), 1) == [
        "named", "directness", "share", "second-hand", "second-hand", "register-match", "seen-before", "not-stated",
    ]  # fmt: skip


def test_words_are_counted_once_for_all_cards_together(monkeypatch):
    counted = []

    def count(appearance, attributed_words=shares.attributed_words):
        counted.append(appearance)
        return attributed_words(appearance)

    for module in (shares, share):
        monkeypatch.setattr(module, "attributed_words", count)
    cards = CardSignals(READING)
    for appearance in READING.appearances:
        cards.of(appearance, (), 0)
    assert len(counted) <= 2 * len(READING.appearances)  # not its square: a book has a thousand sources


def test_shares_sum_to_one_and_silence_has_none():
    shares = word_shares(READING.appearances)
    assert sum(share for _, share in shares) == pytest.approx(1)
    assert shares[1] == (0, 0.0)
    assert word_shares((VEGVAKT,)) == ((0, 0.0),)


def test_statement_inside_another_of_the_same_source_counts_once():
    inner = Statement("road is", StatementKind.DIRECT, place("road is"), 0, 0.9)
    twice = Appearance("Ada Holm", SourceKind.PERSON, statements=(HOLM.statements[0], inner))
    assert word_shares((twice,))[0][0] == 4


def test_no_sentence_judges():
    judging = re.compile(r"\b(un)?(reliable|trustworthy|biased|fake|credible)\b", re.IGNORECASE)
    said_of_all = [text for who in READING.appearances for text in texts(who, (DIRECTOR,), 2)]
    assert not [text for text in said_of_all if judging.search(text)]
    assert all(len(text) < 120 for text in said_of_all)


@pytest.mark.parametrize(("role", "shared"), [("skipper", []), ("spokesman", ["Same affiliation as Per Lie"])])
def test_a_country_employs_its_officials_and_nobody_else(role, shared):
    story = Story(f"The pier\n\nAda Holm, the mayor of Norway, said no. Per Lie, a {role} of Norway, said yes.")
    ada = story.source("Ada Holm", role="mayor", affiliation="Norway")
    per = story.source("Per Lie", role=role, affiliation="Norway")
    story.says(ada, words="no")
    story.says(per, words="yes")
    assert story.texts(ada, "shared-affiliation") == shared


def test_a_post_at_a_country_that_an_earlier_article_states_is_no_shared_employer():
    story = Story("The pier\n\nAda Holm, a minister of Norway, said no. Per Lie said yes.")
    ada = story.source("Ada Holm", role="minister", affiliation="Norway")
    per = story.source("Per Lie")
    story.says(ada, words="no")
    story.says(per, words="yes")
    past = Claim(ClaimField.POST, "prime minister", "Norway", None, None, Origin.LIBRARY, "The Pilot")
    assert story.texts(per, "shared-affiliation", (past,)) == []


def test_nothing_rests_on_an_affiliation_that_is_not_sure():
    story = Story("The pier\n\nAda Holm, head of Vegvakt, said no. Per Lie said that Vegvakt was late.")
    ada = story.source("Ada Holm", role="head", affiliation="Vegvakt")
    per = story.source("Per Lie", affiliation="Vegvakt", sure=0.6)
    story.source("Vegvakt", SourceKind.ORGANISATION)
    story.says(ada, words="no")
    story.says(per, words="Vegvakt was late")
    assert story.texts(ada, "shared-affiliation") == story.texts(per, "shared-affiliation") == []
    assert story.texts(per, "named") == ["Named"]
    assert story.texts(ada, "named") == ["Named with role and affiliation"]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("head", "Affiliation of Ada Holm"),
        ("former head", "Former affiliation of Ada Holm"),
        ("ex-head", "Former affiliation of Ada Holm"),
    ],
)
def test_body_shows_whose_affiliation_it_was(role, told):
    story = Story(f"The pier\n\nAda Holm, {role} of Vegvakt, said no.")
    ada = story.source("Ada Holm", role=role, affiliation="Vegvakt")
    body = story.source("Vegvakt", SourceKind.ORGANISATION)
    story.says(ada, words="no")
    assert story.texts(body, "affiliation-stated") == [told]
