from dataclasses import replace

from reader.model.anchor import Placement, PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.source import SourceKind
from tests.app.story import (
    MOMENT,
    article,
    body,
    bridge_reading,
    card,
    correction,
    kept,
    mark,
    person,
    reading,
    span_of,
)

PLACED = Placement(span_of("We lack the steel"), PlacementState.EXACT)


def copy_of(opened, library, **others):
    made = AnnotatedCopy(
        uid="copy-1",
        article_uid=opened.uid,
        library_uid=library.uid,
        made="2026-11-23",
        reading=opened.reading,
        annotations=opened.annotations,
        corrections=opened.corrections,
    )
    return replace(made, **others)


def test_copy_of_an_article_that_is_here_changes_nothing(library):
    opened = kept(library)
    marked = library.add_annotation(opened.id, mark())
    assert library.adopt_copy(copy_of(marked, library)) == marked


def test_mark_that_only_the_copy_has_comes_home_and_can_be_undone(library):
    opened = kept(library)
    placed = PlacedAnnotation(mark(uid="from-copy", note="n"), PLACED)
    home = library.adopt_copy(copy_of(opened, library, annotations=(placed,)))
    assert [p.annotation.uid for p in home.annotations] == ["from-copy"]
    assert library.undo(opened.id)[1] == "note added"


def test_mark_deleted_since_the_copy_was_saved_stays_deleted(library):
    opened = kept(library)
    marked = library.add_annotation(opened.id, mark())
    library.delete_annotation(opened.id, "mark-1")
    assert library.adopt_copy(copy_of(marked, library)).annotations == ()


def test_change_made_since_the_copy_was_saved_stays(library):
    opened = kept(library)
    marked = library.add_annotation(opened.id, mark(note="first"))
    changed = library.change_annotation(opened.id, mark(note="second"))
    assert library.adopt_copy(copy_of(marked, library)) == changed


def test_corrections_and_assessments_come_home(library):
    opened = kept(library)
    own = Assessment("a-1", "Per Holm", "Careful with figures.", MOMENT)
    made = copy_of(opened, library, corrections=(correction("role", "Per Holm", "buyer"),), assessments=(own,))
    home = library.adopt_copy(made)
    holm = card(home, "Per Holm")
    assert holm.appearance.role == "buyer"
    assert library.profile(holm.source_id).assessments == (own,)
    assert library.adopt_copy(made) == home


def test_deleted_article_is_brought_back_by_its_copy(library):
    opened = kept(library)
    library.delete_article(opened.id)
    assert library.adopt_copy(copy_of(opened, library)) == opened
    assert len(library.articles()) == 1


def test_article_the_library_has_lost_is_made_anew_from_the_copy(library):
    opened = kept(library)
    lost = copy_of(opened, library, article_uid="lost-1", annotations=(PlacedAnnotation(mark(), PLACED),))
    elsewhere = replace(lost, reading=replace(lost.reading, article=replace(lost.reading.article, url=None)))
    home = library.adopt_copy(elsewhere)
    assert (home.uid, home.analysed) == ("lost-1", True)
    assert [c.appearance.name for c in home.cards] == [c.name for c in bridge_reading().appearances]
    assert [p.annotation.uid for p in home.annotations] == ["mark-1"]


def test_two_bodies_in_one_article_keep_their_own_sources(library):
    text = "The Hill Post and the Hill Post Group met Ada Lind."
    opened = kept(
        library,
        reading(
            cards=(
                body("Hill Post", kind=SourceKind.PUBLISHER, text=text),
                body("Hill Post Group", text=text),
                person("Ada Lind", text=text),
            ),
            of=article(text),
        ),
    )
    assert len({card.source_id for card in opened.cards}) == 3
