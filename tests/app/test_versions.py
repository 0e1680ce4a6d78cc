from dataclasses import replace

import pytest

from reader.app.version_changes import SourceChange, StatementChange
from reader.model.anchor import PlacementState
from reader.model.article import Article, Block, BlockKind
from reader.model.errors import LibraryError
from reader.model.original import Original
from reader.model.reading import Engine
from reader.model.version import VersionId
from tests.app.story import body, mark, person, reading

ADDRESS = "https://courier.example/bridge"
HEAD = "Bridge to open in May"
LIND = "“The bridge will open in May,” said Ada Lind, engineer at the Westbridge Road Office."
HOLM = "Her colleague Per Holm doubts it. “We lack the steel,” he told the Westbridge Courier."
MAYOR = "The mayor did not answer."
FIRST = (HEAD, LIND, HOLM, MAYOR)
OPENS, STEEL = ("“The bridge will open in May,”", 0), ("“We lack the steel,”", 1)


def article(*paragraphs):
    blocks, start = [], 0
    for words in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(words)))
        start += len(words) + 2
    text = "\n\n".join(paragraphs)
    return Article(HEAD, "Westbridge Courier", (), "2026-05-02", "en", ADDRESS, text, tuple(blocks))


def keep(library, day, said, cards, *paragraphs, engine=None):
    """Keep what the outlet had on a day of November, analysed by hand."""
    made = reading(*said, cards=[replace(card, mentions=()) for card in cards], of=article(*paragraphs))
    if engine is not None:
        made = replace(made, engine=Engine("by hand", engine))
    content = "\n".join(paragraphs).encode()
    original = Original(content, "bridge", url=ADDRESS, fetched=f"2026-11-{day}T09:00:00+00:00")
    return library.keep_reading(library.keep_article(made.article, original).id, made)


def ada(role="engineer"):
    return person("Ada Lind", role, "Westbridge Road Office")


PER = person("Per Holm")


def changes(library, article_id):
    new, old, *_ = library.versions.of(article_id)
    return library.versions.compare(article_id, old.id, new.id)


def first(library):
    return keep(library, "20", (OPENS, STEEL), (ada(), PER), *FIRST)


def told(found):
    return [
        (change.change, change.old and change.old.statement.text, change.new and change.new.statement.text)
        for change in found.statements
    ]


def sources(found):
    return {change.card.appearance.name: change.change for change in found.sources}


def test_versions_are_listed_newest_first_with_where_they_are_from(library):
    opened = first(library)
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND)
    new, old = library.versions.of(opened.id)
    assert (new.fetched[:10], new.is_newest, new.is_shown, new.origin) == ("2026-11-22", True, True, ADDRESS)
    assert (old.fetched[:10], old.is_newest, old.is_shown, old.words) == ("2026-11-20", False, False, 40)
    assert library.open(opened.id).wordings == 2


def test_a_state_with_the_same_words_is_no_other_wording(library):
    opened = keep(library, 22, (OPENS,), (ada(),), *FIRST)
    other = replace(article(*FIRST), publisher="Courier")
    again = library.versions.keep(opened.id, other, Original(b"other", "bridge", fetched="2026-11-24T09:00:00+00:00"))
    assert len(library.versions.of(opened.id)) == 2
    assert again.wordings == 1


def test_a_publisher_who_goes_back_to_an_earlier_text_makes_it_the_newest_again(library):
    opened = first(library)
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND)
    keep(library, "24", (OPENS, STEEL), (ada(), PER), *FIRST)
    newest, other = library.versions.of(opened.id)
    assert (newest.fetched[:10], newest.seen[:10], newest.is_shown) == ("2026-11-20", "2026-11-24", True)
    assert other.fetched[:10] == "2026-11-22"


def test_an_older_version_is_read_with_its_own_words_and_cards_and_cannot_be_changed(library):
    opened = first(library)
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND)
    _, old = library.versions.of(opened.id)
    read = library.versions.read(opened.id, old.id)
    assert read.reading.article.text == "\n\n".join(FIRST)
    assert [card.appearance.name for card in read.cards] == ["Ada Lind", "Per Holm"]
    assert (read.id, read.kept_as, read.older.fetched[:10]) == (None, opened.id, "2026-11-20")
    assert library.open(opened.id).reading.article.text == f"{HEAD}\n\n{LIND}"


def test_the_newest_version_is_shown_again_with_the_marks_in_it(library):
    opened = first(library)
    keep(library, "22", (OPENS, STEEL), (ada(), PER), *FIRST, "More follows.")
    new, old = library.versions.of(opened.id)
    library.versions.show(opened.id, old.id)
    library.add_annotation(opened.id, mark(text="\n\n".join(FIRST)))
    assert library.open(opened.id).reading.article.text == "\n\n".join(FIRST)
    shown = library.versions.show(opened.id, new.id)
    assert shown.annotations[0].placement.state is PlacementState.EXACT
    assert shown.reading.article.text.endswith("More follows.")


def test_versions_without_a_change_of_words_have_none(library):
    opened = first(library)
    keep(library, "22", (OPENS, STEEL), (ada(), PER), *FIRST, "More follows.")
    old, new = (row.id for row in library.versions.of(opened.id))
    found = library.versions.compare(opened.id, new, new)
    assert found.difference.is_none
    assert (found.sources, found.statements, found.marks) == ((), (), ())
    assert not library.versions.compare(opened.id, old, new).difference.is_none


def test_a_source_that_is_gone_with_its_words_has_vanished_with_what_it_said(library):
    opened = first(library)
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND, MAYOR)
    found = changes(library, opened.id)
    assert sources(found) == {"Per Holm": SourceChange.VANISHED}
    assert told(found) == [(StatementChange.VANISHED, "We lack the steel", None)]
    assert found.statements[0].old.names == ("Per Holm",)


def test_a_source_put_in_has_appeared_with_what_it_says(library):
    opened = first(library)
    mayor = "“I was never asked,” the mayor Eva Moe says now."
    said = (OPENS, STEEL, ("“I was never asked,”", 2))
    keep(library, "22", said, (ada(), PER, person("Eva Moe")), HEAD, LIND, HOLM, mayor)
    found = changes(library, opened.id)
    assert sources(found) == {"Eva Moe": SourceChange.APPEARED}
    assert told(found) == [(StatementChange.APPEARED, None, "I was never asked")]


def test_a_reworded_statement_tells_both_wordings(library):
    opened = first(library)
    opens = "“The bridge may open in late May,”"
    keep(library, "22", ((opens, 0), STEEL), (ada(), PER), HEAD, LIND.replace(OPENS[0], opens), HOLM, MAYOR)
    found = changes(library, opened.id)
    assert told(found) == [(StatementChange.REWORDED, "The bridge will open in May", "The bridge may open in late May")]
    assert sources(found) == {}


def test_a_statement_that_was_moved_is_not_told(library):
    opened = first(library)
    keep(library, "22", (STEEL, OPENS), (ada(), PER), HEAD, HOLM, LIND, MAYOR)
    found = changes(library, opened.id)
    assert found.difference.moved == 1
    assert (found.statements, found.sources) == ((), ())


def test_words_given_to_somebody_else_tell_to_whom(library):
    opened = first(library)
    eva = HOLM.replace("Per Holm", "Eva Moe")
    keep(library, "22", (OPENS, STEEL), (ada(), person("Eva Moe")), HEAD, LIND, eva, MAYOR)
    (changed,) = changes(library, opened.id).statements
    assert (changed.change, changed.old.names, changed.new.names) == (
        StatementChange.REASSIGNED,
        ("Per Holm",),
        ("Eva Moe",),
    )


def test_words_that_lost_their_source_are_told_as_still_there(library):
    opened = first(library)
    bare = HOLM.replace("he told the Westbridge Courier", "some say in town")
    keep(library, "22", (OPENS,), (ada(), PER), HEAD, LIND, bare, MAYOR)
    assert told(changes(library, opened.id)) == [(StatementChange.GIVEN_UP, "We lack the steel", None)]


def test_a_source_that_is_only_named_now_is_not_said_to_have_vanished(library):
    opened = first(library)
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND, "Her colleague Per Holm was not asked.", MAYOR)
    assert sources(changes(library, opened.id)) == {"Per Holm": SourceChange.NAMED_STILL}


def test_a_source_described_otherwise_is_told(library):
    opened = first(library)
    chief = LIND.replace("engineer", "chief engineer")
    keep(library, "22", (OPENS, STEEL), (ada("chief engineer"), PER), HEAD, chief, HOLM, MAYOR)
    (changed,) = changes(library, opened.id).sources
    assert changed.change is SourceChange.DESCRIBED
    assert (changed.old.appearance.role, changed.new.appearance.role) == ("engineer", "chief engineer")


def test_what_another_kilde_finds_in_the_same_words_is_not_the_publishers_doing(library):
    opened = first(library)
    cards = (ada("senior engineer"), PER, body("Westbridge Road Office"))
    keep(library, "22", (OPENS,), cards, *FIRST, "More follows.", engine="2")
    found = changes(library, opened.id)
    assert not found.same_engine
    assert (found.statements, found.sources) == ((), ())


def test_a_notice_of_a_correction_is_told_once_it_is_there(library):
    opened = first(library)
    notice = "Correction: An earlier version of this article gave the wrong month for the opening."
    keep(library, "22", (OPENS, STEEL), (ada(), PER), *FIRST, notice)
    found = changes(library, opened.id)
    assert [span.of(found.new_text) for span in found.notices] == [notice]
    keep(library, "24", (OPENS, STEEL), (ada(), PER), *FIRST, notice, "More follows.")
    assert changes(library, opened.id).notices == ()


def test_marks_that_were_touched_are_told_those_lost_first(library):
    opened = first(library)
    text = "\n\n".join(FIRST)
    for words in ("did not answer", "will open in May", "We lack the steel", "Her colleague"):
        library.add_annotation(opened.id, replace(mark(words, words, text=text), created="2026-11-20T10:00:00+00:00"))
    keep(library, "22", (OPENS,), (ada(),), HEAD, LIND, LIND, MAYOR)
    found = changes(library, opened.id)
    states = [(placed.annotation.uid, placed.placement.state) for placed in found.marks]
    assert states[-1] == ("will open in May", PlacementState.UNCERTAIN)
    assert {uid for uid, state in states if state is PlacementState.ORPHAN} == {"We lack the steel", "Her colleague"}
    assert found.marks_that_stay == 1


def test_a_mark_made_since_is_not_said_to_have_stayed(library):
    opened = first(library)
    keep(library, "22", (OPENS, STEEL), (ada(), PER), *FIRST, "More follows.")
    library.add_annotation(opened.id, mark("More follows", text="\n\n".join((*FIRST, "More follows."))))
    assert changes(library, opened.id).marks_that_stay == 0


def test_a_version_that_was_not_analysed_tells_of_words_alone(library):
    opened = first(library)
    later = article(*FIRST, "More follows.")
    library.keep_article(later, Original(b"later", "bridge", url=ADDRESS, fetched="2026-11-22T09:00:00+00:00"))
    found = changes(library, opened.id)
    assert not found.analysed
    assert (found.difference.words_in, found.sources, found.statements) == (2, (), ())


def test_versions_that_are_gone_are_said_to_be(library):
    opened = first(library)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.versions.compare(opened.id, VersionId(99), VersionId(98))
