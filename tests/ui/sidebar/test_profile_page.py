from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.model.claim import Claim, ClaimField
from reader.model.copy import Assessment
from reader.model.entry import Edition, Entry
from reader.model.library import ArticleId, ArticleRow, Check, Profile, QuotedStatement
from reader.model.match import Candidate, Certainty, Lookup, Match, OwnRecord
from reader.model.own_word import own_interest, own_word_in
from reader.model.signal import Origin, Signal
from reader.model.source import SourceId, SourceKind
from reader.ui.profile_items import fact_name, post_items
from reader.ui.register_items import MOST_NAMESAKES


def post(role, body, origin, stated_by, **dates):
    start, end = dates.get("start"), dates.get("end")
    return Claim(ClaimField.POST, role, body, start, end, origin, stated_by, dates.get("link"))


@pytest.fixture
def solvang(ferry):
    here, there = ferry.cards[1].appearance.statements[:2]
    return Profile(
        id=SourceId(2),
        uid="u2",
        name="Marit B. Solvang",
        kind=SourceKind.PERSON,
        aliases=("Solvang", "Marit Bø Solvang"),
        posts=(
            post(
                "harbour master",
                "Port of Eidvik",
                Origin.REGISTER,
                "eidvik.example",
                start="2020-01",
                link="https://eidvik.example",
            ),
            post("Harbour master", "Port of Eidvik", Origin.ARTICLE, "this article"),
            post("director", "Institute of Tides", Origin.REGISTER, "tides.example", start="2018", end="2019"),
        ),
        facts=(
            Claim(
                ClaimField.HOME, "https://www.solvang.example/me", None, None, None, Origin.REGISTER, "eidvik.example"
            ),
            Claim(ClaimField.BORN, "1961", None, None, None, Origin.REGISTER, "Wikidata", "https://wd.example/1"),
        ),
        signals=(Signal("seen-before", "Cited in 2 articles of your library", (), Origin.LIBRARY),),
        statements=(
            QuotedStatement(
                here, ArticleId(1), "Ferry runs aground", "Eidvik Tidende", "2026-03-02", None, "harbour master", None
            ),
            QuotedStatement(there, ArticleId(2), "New quay", "Fjordavisa", "2025-08-11", None, None, None),
        ),
        articles=(ArticleRow(ArticleId(2), "New quay", "Fjordavisa", "2025-08-11", "2025-08-11", 4, 0),),
        cited_with=((SourceId(3), "Jakob Grude", 2),),
        assessments=(Assessment("a1", "Marit B. Solvang", "Knows the quay.", "2026-01-12T10:00:00Z"),),
        note="Ask her about the dredging.",
    )


@pytest.fixture
def page(sidebar, ferry, solvang):
    sidebar.show_article(ferry)
    sidebar.show_profile(solvang)
    return sidebar.profile


def words(items):
    return [item.lead + item.title for item in items.content.items]


def follow(qtbot, items, row):
    items.setCurrentIndex(items.content.index(row))
    qtbot.keyClick(items, Qt.Key.Key_Return)


def test_head_names_the_source_and_its_other_names(page):
    assert page.head.name.text() == "Marit B. Solvang"
    assert page.head.also.text() == "Person · also Solvang, Marit Bø Solvang"
    assert page.head.home.text() == "solvang.example ↗"
    assert "https://www.solvang.example/me" in page.head.home.toolTip()


def test_same_post_stands_once_with_everyone_who_states_it(page):
    assert words(page.posts) == ["Harbour master, Port of Eidvik", "Director, Institute of Tides"]
    assert [d.text for d in page.posts.content.items[0].details] == ["from Jan 2020", "eidvik.example", "this article"]
    assert page.posts.content.items[1].details[0].text == "2018–2019"


def told(claims):
    return [[detail.text for detail in item.details] for item in post_items(claims, None)]


def director(origin, stated_by, date=None, **dates):
    return replace(post("director", "Fjord Steel", origin, stated_by, **dates), date=date)


ROLL = director(Origin.REGISTER, "Roll", "2025", start="2015", end="2020-06-30")


def by_article(date):
    return director(Origin.ARTICLE, "Hill Post", date)


def test_article_of_another_time_does_not_stand_under_the_period_of_a_register():
    assert told((ROLL, by_article("2024-05-04"))) == [
        ["Hill Post, 4 May 2024"],
        ["2015–30 Jun 2020", "Roll, 2025"],
    ]
    assert told((by_article("2014-12-31"), ROLL)) == [
        ["2015–30 Jun 2020", "Roll, 2025"],
        ["Hill Post, 31 Dec 2014"],
    ]


@pytest.mark.parametrize("date", ["2015", "2015-01-01", "2018-03", "2020", "2020-06", "2020-06-30"])
def test_article_of_that_time_stands_under_it(date):
    ((when, roll, said),) = told((ROLL, by_article(date)))
    assert (when, roll) == ("2015–30 Jun 2020", "Roll, 2025")
    assert said.startswith("Hill Post, ")


def test_article_stands_under_the_period_it_was_written_in():
    first = director(Origin.REGISTER, "Roll", start="2008", end="2011")
    now = director(Origin.REGISTER, "Roll", start="2022-02")
    assert told((now, ROLL, first, by_article("2010-01-01"), by_article("2024-05-04"), by_article("2013"))) == [
        ["from Feb 2022", "Roll", "Hill Post, 4 May 2024"],
        ["2015–30 Jun 2020", "Roll, 2025"],
        ["2008–2011", "Roll", "Hill Post, 1 Jan 2010"],
        ["Hill Post, 2013"],
    ]


def test_signals_of_this_article_stand_before_those_of_the_library(page, ferry, qtbot):
    assert words(page.signals)[0] == ferry.cards[1].signals[0].text
    assert words(page.signals)[-1] == "Cited in 2 articles of your library"
    with qtbot.waitSignal(page.evidence_picked) as picked:
        follow(qtbot, page.signals, 0)
    assert picked.args == [ferry.cards[1].signals[0].evidence[0]]
    with qtbot.waitSignal(page.link_asked) as asked:
        follow(qtbot, page.signals, 1)
    assert asked.args == ["https://ror.example/1"]


def test_what_is_said_of_all_articles_and_of_this_one_stands_once(page, ferry, solvang):
    own = own_interest("owns a berth")
    solvang_here = replace(ferry.cards[1].appearance, signals=(own,))
    counted = Signal("seen-before", "Cited in 1 other article of your library", (), Origin.LIBRARY)
    card = replace(ferry.cards[1], appearance=solvang_here, signals=(own, counted))
    elsewhere = own_word_in("New quay", own)
    signals = (own_word_in(ferry.reading.article.title, own), elsewhere, *solvang.signals)
    page.show_profile(replace(solvang, signals=signals), ferry, card)
    assert words(page.signals) == ["You: owns a berth", elsewhere.text, "Cited in 2 articles of your library"]
    page.show_profile(replace(solvang, signals=()), ferry, card)
    assert words(page.signals) == ["You: owns a berth", counted.text]


def test_every_statement_is_a_jump(page, solvang, qtbot):
    assert [item.details[1].text for item in page.statements.content.items] == [
        "this article",
        "Fjordavisa, New quay, 11 Aug 2025",
    ]
    with qtbot.waitSignal(page.statement_picked) as picked:
        follow(qtbot, page.statements, 1)
    assert picked.args == [solvang.statements[1]]


def test_articles_and_company_lead_on(page, qtbot):
    with qtbot.waitSignal(page.article_picked) as article:
        follow(qtbot, page.articles, 0)
    with qtbot.waitSignal(page.source_picked) as source:
        follow(qtbot, page.company, 0)
    assert (article.args, source.args) == ([2], [3])


def test_links_are_shown_before_they_are_followed(page, qtbot):
    born = page.facts.content.index(1)
    assert "https://wd.example/1" in born.data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.waitSignal(page.link_asked) as asked:
        follow(qtbot, page.facts, 1)
    assert asked.args == ["https://wd.example/1"]


def test_person_without_posts_is_not_stated(sidebar, solvang):
    sidebar.show_profile(replace(solvang, id=SourceId(99), posts=()))
    assert words(sidebar.profile.posts) == ["not stated"]


def test_what_this_article_says_fills_in_where_the_library_has_no_post(sidebar, ferry, solvang):
    sidebar.show_article(ferry)
    sidebar.show_profile(replace(solvang, posts=()))
    assert words(sidebar.profile.posts) == ["Harbour master, Port of Eidvik"]


def test_note_saves_itself(sidebar, page, qtbot):
    with qtbot.waitSignal(sidebar.note_written, timeout=3000) as written:
        page.note.setPlainText("She answered.")
    assert written.args == [SourceId(2), "She answered."]


def test_note_is_saved_when_the_reader_goes_back(sidebar, page, qtbot):
    page.note.setPlainText("She answered.")
    with qtbot.waitSignal(sidebar.note_written), qtbot.waitSignal(sidebar.profile_left):
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert sidebar.pages.currentWidget() is sidebar.cards


def test_note_goes_to_the_source_it_was_written_for(sidebar, page, solvang, qtbot):
    page.note.setPlainText("About Solvang")
    with qtbot.waitSignal(sidebar.note_written) as written:
        sidebar.show_profile(replace(solvang, id=SourceId(5), name="Cher", note=""))
    assert written.args == [SourceId(2), "About Solvang"]
    assert page.note.toPlainText() == ""


def test_what_is_being_typed_is_not_overwritten_by_what_was_saved(sidebar, page, solvang):
    page.note.setPlainText("typing")
    sidebar.show_profile(replace(solvang, note="typ"))
    assert page.note.toPlainText() == "typing"


def test_assessment_is_written_down_whole(sidebar, page, qtbot):
    assert words(page.assessments) == ["Knows the quay."]
    page.assessment.setPlainText("Knows it first-hand.")
    with qtbot.waitSignal(sidebar.assessment_written) as written:
        qtbot.keyClick(page.assessment, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert written.args == [SourceId(2), "Knows it first-hand."]
    assert page.assessment.toPlainText() == ""


def test_empty_assessment_is_none(sidebar, page, qtbot):
    with qtbot.assertNotEmitted(sidebar.assessment_written):
        qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)


def menu_of(page, quoted):
    page._offer(quoted, QPoint(50, 50))
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def test_statement_is_copied_with_its_own_article(page, solvang, qtbot):
    menu = menu_of(page, solvang.statements[1])
    with qtbot.waitSignal(page.statement_copied):
        menu.actions()[0].trigger()
    menu.close()
    assert "Fjordavisa, “New quay”, 2025-08-11" in QGuiApplication.clipboard().text()


def test_only_statements_of_the_article_on_screen_can_be_corrected(page, solvang):
    offered = []
    for quoted in solvang.statements:
        menu = menu_of(page, quoted)
        offered.append([action.text() for action in menu.actions() if action.text()])
        menu.close()
    copying = ["Copy as text", "Copy as Markdown"]
    assert offered == [[*copying, "Why this source?", "Checked by me", "Wrong speaker…", "Not a statement"], copying]


def test_lists_are_as_tall_as_what_they_hold(page):
    items = page.statements
    last = items.visualRect(items.content.index(len(items.content.items) - 1))
    assert abs(items.height() - last.bottom()) <= 2


def test_item_model_keeps_qts_promises(page, qtmodeltester):
    qtmodeltester.check(page.statements.content)


def test_statement_is_copied_by_key_and_by_its_icon(sidebar, page, qtbot):
    items = page.statements
    items.setCurrentIndex(items.content.index(0))
    with qtbot.waitSignal(sidebar.statement_copied) as by_key:
        qtbot.keyClick(items, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    icon = items._painter.copy_box(items.visualRect(items.content.index(0))).center()
    with qtbot.assertNotEmitted(sidebar.statement_picked), qtbot.waitSignal(sidebar.statement_copied) as by_icon:
        qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=icon)
    assert by_key.args == by_icon.args == [QGuiApplication.clipboard().text()]


def test_words_announced_stand_until_the_library_says_the_same(sidebar, page, ferry, solvang):
    page.note.setPlainText("She answered.")
    page.note.save()
    sidebar.show_article(replace(ferry, analysed=False))  # shows the profile again, as it was read before
    assert page.note.toPlainText() == "She answered."
    sidebar.show_profile(replace(solvang, note="She answered."))
    sidebar.show_profile(replace(solvang, note=""))  # taken back
    assert page.note.toPlainText() == ""


def test_words_that_could_not_be_saved_do_not_go_to_the_next_source(sidebar, page, solvang):
    page.note.setPlainText("She answered.")
    page.note.save()
    sidebar.show_profile(replace(solvang, id=SourceId(5), name="Cher", note="Sings."))
    assert page.note.toPlainText() == "Sings."


def test_a_judgement_half_written_waits_for_its_source(sidebar, page, solvang):
    page.assessment.setPlainText("Knows the")
    sidebar.show_profile(replace(solvang, id=SourceId(5), uid="u5", name="Cher"))
    assert page.assessment.toPlainText() == ""
    sidebar.show_profile(solvang)
    assert page.assessment.toPlainText() == "Knows the"


def test_card_is_checked_and_no_longer_checked(sidebar, page, ferry, solvang, qtbot):
    with qtbot.waitSignal(sidebar.correction_made) as made:
        page.check.trigger()
    assert (made.args[0].field, made.args[0].source) == ("checked", "Marit B. Solvang")
    assert made.args[0].value == '["Marit B. Solvang", "harbour master", "Port of Eidvik"]'
    checked = replace(ferry.cards[1], check=Check("c1", "2026-11-23T09:00:00+00:00", holds=True))
    sidebar.show_article(replace(ferry, cards=(ferry.cards[0], checked, *ferry.cards[2:])))
    assert words(page.signals)[0] == "Checked by you, 23 Nov 2026"
    assert page.check.text() == "Not checked by me"
    with qtbot.waitSignal(sidebar.correction_withdrawn) as withdrawn:
        page.check.trigger()
    assert withdrawn.args == ["c1"]


def test_what_has_changed_since_it_was_checked_says_so_and_can_be_checked_again(sidebar, page, ferry, qtbot):
    changed = replace(ferry.cards[1], check=Check("c1", "2026-11-23T09:00:00+00:00", holds=False))
    sidebar.show_article(replace(ferry, cards=(ferry.cards[0], changed, *ferry.cards[2:])))
    assert words(page.signals)[0] == "Checked by you, 23 Nov 2026; name, role or affiliation have changed since"
    assert page.check.text() == "Checked by me"
    with qtbot.waitSignal(sidebar.correction_made), qtbot.assertNotEmitted(sidebar.correction_withdrawn):
        page.check.trigger()


def test_statement_is_checked_and_shows_when(sidebar, page, ferry, solvang, qtbot):
    menu = menu_of(page, solvang.statements[0])
    with qtbot.waitSignal(sidebar.correction_made) as made:
        next(action for action in menu.actions() if action.text() == "Checked by me").trigger()
    menu.close()
    assert (made.args[0].field, made.args[0].value) == ("checked", solvang.statements[0].statement.text)
    check = Check("c1", "2026-11-23T09:00:00+00:00", holds=True)
    said = ferry.cards[1].appearance.statements
    checked = replace(ferry.cards[1], statement_checks=(check, *[None] * (len(said) - 1)))
    sidebar.show_article(replace(ferry, cards=(ferry.cards[0], checked, *ferry.cards[2:])))
    assert page.statements.content.items[0].details[-1].text == "checked by you, 23 Nov 2026"
    menu = menu_of(page, solvang.statements[0])
    with qtbot.waitSignal(sidebar.correction_withdrawn) as withdrawn:
        next(action for action in menu.actions() if action.text() == "Not checked by me").trigger()
    menu.close()
    assert withdrawn.args == ["c1"]


def test_every_fact_has_words():
    names = [fact_name(field) for field in ClaimField]
    assert all(names)
    assert len(set(names)) == len(names)


HARBOURS = "Harbours, Feb 2026"


def record(ident, role="", link=None):
    posts = (post(role, "Port of Eidvik", Origin.REGISTER, "Harbours"),) if role else ()
    entry = Entry(ident, SourceKind.PERSON, ("Marit Solvang",), posts, link=link)
    return Candidate(Edition("Harbours", "", None, "2026-02", "h"), entry)


@pytest.fixture
def matched(sidebar, ferry, solvang):
    """A profile with a record that is attached, and two that are not."""
    sure = Match(Certainty.EXACT, (record("h1", "pilot", "https://harbours.example/h1"),), "same name and role")
    several = Match(Certainty.SEVERAL, (record("h2"), record("h3")), "2 records of this name")
    sidebar.show_article(ferry)
    sidebar.show_profile(replace(solvang, lookup=Lookup((sure, several), ("Harbours",))))
    return sidebar.profile


def open_menu(qtbot, items, row):
    follow(qtbot, items, row)
    menu = items.window().findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_attached_record_stands_with_its_ground_apart_from_the_others(matched):
    assert [detail.text for detail in matched.records.content.items[0].details] == [
        HARBOURS,
        "same name and role",
    ]
    assert len(matched.namesakes.content.items) == 2


@pytest.fixture
def crowded(sidebar, ferry, solvang):
    """A profile of whom a register has more records than are shown at once."""
    many = tuple(record(f"h{number}", f"pilot {number}") for number in range(MOST_NAMESAKES + 18))
    lookup = Lookup((Match(Certainty.SEVERAL, many, "23 records of this name"),), ("Harbours",))
    sidebar.show_article(ferry)
    sidebar.show_profile(replace(solvang, lookup=lookup))
    return sidebar.profile


def test_records_beyond_the_first_are_shown_when_they_are_wanted(qtbot, crowded):
    shown = crowded.namesakes
    assert len(shown.content.items) == MOST_NAMESAKES + 1
    assert shown.content.items[-1].title == "18 more in Harbours…"
    height = shown.height()
    follow(qtbot, shown, MOST_NAMESAKES)
    assert [item.target.entry.ident for item in shown.content.items] == [f"h{number}" for number in range(23)]
    assert shown.currentIndex().row() == MOST_NAMESAKES
    assert shown.height() > height
    assert list(open_menu(qtbot, shown, 22)) == ["This one", "Not this one"]


def test_records_stay_shown_while_the_profile_changes_and_not_for_another_source(qtbot, sidebar, crowded, solvang):
    follow(qtbot, crowded.namesakes, MOST_NAMESAKES)
    lookup = crowded.shown.lookup
    sidebar.show_profile(replace(solvang, lookup=lookup, note="a pilot"))
    assert len(crowded.namesakes.content.items) == 23
    sidebar.show_profile(replace(solvang, id=solvang.id + 1, lookup=lookup))
    assert len(crowded.namesakes.content.items) == MOST_NAMESAKES + 1


def test_records_that_say_the_same_are_told_apart_by_their_numbers(matched):
    told = [[detail.text for detail in item.details] for item in matched.namesakes.content.items]
    assert told == [[HARBOURS, "its number there: h2"], [HARBOURS, "its number there: h3"]]


def test_record_can_be_said_to_be_the_source_or_not(qtbot, matched, solvang):
    offered = open_menu(qtbot, matched.namesakes, 1)
    assert list(offered) == ["This one", "Not this one"]
    with qtbot.waitSignal(matched.record_said) as said:
        offered["This one"].trigger()
    assert said.args == [solvang.id, OwnRecord("Harbours", "h3", is_it=True)]


def test_attached_record_can_be_refused_or_opened(qtbot, matched, solvang):
    offered = open_menu(qtbot, matched.records, 0)
    assert list(offered) == ["Not this one", "Open https://harbours.example/h1"]
    with qtbot.waitSignal(matched.record_said) as said:
        offered["Not this one"].trigger()
    assert said.args == [solvang.id, OwnRecord("Harbours", "h1", is_it=False)]
    with qtbot.waitSignal(matched.link_asked) as asked:
        open_menu(qtbot, matched.records, 0)["Open https://harbours.example/h1"].trigger()
    assert asked.args == ["https://harbours.example/h1"]
