import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.app.library import Library
from reader.model.anchor import PlacementState
from reader.model.annotation import Colour
from reader.model.errors import LibraryError
from reader.model.library import ArticleId
from reader.model.original import Original
from reader.model.source import SourceId
from tests.app.story import TEXT, article, body, bridge_reading, card, kept, mark, original, person, reading, span_of
from tests.model.strategies import readings


def test_article_without_analysis_is_open_and_says_so(library):
    opened = library.keep_article(article(), original())
    assert opened.reading.article == article()
    assert not opened.analysed
    assert opened.cards == ()


def test_reading_comes_back_as_it_was_kept(library):
    opened = kept(library)
    assert opened.analysed
    assert opened.reading == bridge_reading()
    assert [card.appearance for card in opened.cards] == list(bridge_reading().appearances)


@pytest.fixture(scope="module")
def one_library():
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        yield library
        library.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made=readings(), content=st.binary())
def test_every_reading_comes_back_as_it_was_kept(one_library, made, content):
    opened = one_library.keep_article(made.article, original(content))
    assert one_library.keep_reading(opened.id, made).reading == made
    assert one_library.find(original(content)).reading == made


def test_version_of_a_saved_page_is_of_the_moment_when_it_was_saved(library):
    saved = replace(article(), saved="2023-03-08T23:12:13+00:00")
    library.keep_article(saved, original())
    (moment,) = library.read(lambda connection: connection.execute("SELECT fetched FROM version").fetchone())
    assert moment == "2023-03-08T23:12:13+00:00"


def test_page_that_says_it_was_saved_tomorrow_is_of_today(library):
    library.keep_article(replace(article(), saved="2999-01-01T00:00:00+00:00"), original())
    (moment,) = library.read(lambda connection: connection.execute("SELECT fetched FROM version").fetchone())
    assert moment < "2999"


def test_same_bytes_are_found_again_with_their_analysis(library):
    opened = kept(library)
    found = library.find(original())
    assert (found.id, found.reading, found.analysed) == (opened.id, opened.reading, True)
    assert library.find(original(b"another page")) is None


def test_same_address_with_another_text_is_a_new_version_of_the_article(library):
    first = kept(library)
    longer = article(TEXT + "\n\nThe steel has come.")
    second = library.keep_article(longer, original(b"a newer page"))
    assert second.id == first.id
    assert not second.analysed
    assert library.keep_article(article(), original()).analysed  # the first version, read again


def test_front_page_as_address_joins_no_articles(library):
    one = library.keep_article(article(url="https://courier.example/"), original(b"1"))
    other = library.keep_article(article("Another text.", "Another title", "https://courier.example/"), original(b"2"))
    assert one.id != other.id


def test_pasted_text_without_address_is_known_again_by_its_words(library):
    one = library.keep_article(article(url=None), Original(b"x", "pasted text"))
    other = library.keep_article(article(url=None), Original(b"x\n", "pasted text"))
    assert one.id == other.id


def test_file_name_that_is_no_text_is_kept(library):
    assert library.keep_article(article(), original(name="caf\udce9.html")).id is not None


def test_last_opened_article_is_on_screen_again_after_a_restart(tmp_path):
    library = Library(tmp_path / "library.db")
    assert library.last_opened() is None
    first = kept(library)
    kept(library, reading(cards=(), of=article("Other.", "Other", None)), b"other")
    library.open(first.id)
    library.close()
    again = Library(tmp_path / "library.db")
    assert again.last_opened().id == first.id
    again.close()


def test_articles_are_found_as_one_types(library):
    opened = kept(library)
    kept(library, reading(cards=(), of=article("Nothing of that kind.", "Rain", None)), b"other")
    assert [row.title for row in library.articles()] == ["Rain", "Bridge to open in May"]
    assert [found.article_id for found in library.catalogue.find("steel brid").articles] == [opened.id]
    assert library.catalogue.find("steel rain").articles == ()
    assert library.catalogue.find("…").articles == ()
    row = library.articles()[1]
    assert (row.sources, row.annotations, row.publisher) == (4, 0, "Westbridge Courier")


@pytest.mark.parametrize("words", ["cafés", "cafe\u0301s", "cafes"])
def test_letters_with_marks_are_found_however_they_are_written(library, words):
    opened = kept(library, reading(cards=(), of=article("All cafe\u0301s are shut.", "Rain", None)))
    assert [found.article_id for found in library.catalogue.find(words).articles] == [opened.id]


def test_articles_are_found_by_the_readers_notes(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark(note="ask about girders"))
    assert [found.article_id for found in library.catalogue.find("gird").notes] == [opened.id]
    library.delete_annotation(opened.id, "mark-1")
    assert library.catalogue.find("gird").notes == ()


def test_quotes_and_operators_in_a_search_are_words(library):
    kept(library)
    assert library.catalogue.find('"steel" OR NOT *').articles == ()
    assert len(library.catalogue.find('"steel"').articles) == 1


def test_sources_are_found_by_any_name(library):
    kept(library)
    assert library.find_sources("ada l")[0][1] == "Ada Lind"
    assert library.find_sources("utenriks")[0][1] == "NUPI"
    assert library.find_sources("*") == ()


def test_all_sources_are_listed_where_no_words_are_asked_for(library):
    kept(library)
    assert "Ada Lind" in [name for _, name, _ in library.find_sources("", 500)]


def test_deleted_article_leaves_lists_and_profiles_and_comes_back_whole(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    ada = card(opened, "Ada Lind").source_id
    library.delete_article(opened.id)
    assert library.articles() == ()
    assert library.find(original()) is None
    assert library.last_opened() is None
    assert library.profile(ada).statements == ()
    library.restore_article(opened.id)
    assert len(library.profile(ada).statements) == 1
    assert len(library.open(opened.id).annotations) == 1


def test_marks_move_with_their_words_when_the_article_has_changed(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.add_annotation(opened.id, mark("The mayor did not answer", "mark-2"))
    changed = TEXT.replace("Bridge to open in May\n\n", "").replace("The mayor did not answer.", "That is all.")
    again = library.keep_article(article(changed), original(b"changed"))
    steel, mayor = again.annotations
    assert steel.placement.state is PlacementState.MOVED
    assert steel.placement.span.of(changed) == "We lack the steel"
    assert mayor.placement.state is PlacementState.ORPHAN
    assert mayor.annotation.anchor.quote == "The mayor did not answer"


def test_marks_stand_in_text_order_whatever_came_first(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark("The mayor", "late"))
    now = library.add_annotation(opened.id, mark("Ada Lind", "early"))
    assert [placed.annotation.uid for placed in now.annotations] == ["early", "late"]
    assert now.annotations[0].placement.span == span_of("Ada Lind")


def test_mark_keeps_everything_the_reader_gave_it(library):
    opened = kept(library)
    full = replace(mark(note="*why?*", colour=Colour.PINK), private=True, tags=("steel", "Ø", "steel"))
    assert library.add_annotation(opened.id, full).annotations[0].annotation == full


def test_settings_are_kept(library):
    assert library.setting("window") == ""
    assert library.setting("window", "wide") == "wide"
    library.set_setting("window", "narrow")
    library.set_setting("window", "900x600")
    assert library.setting("window", "wide") == "900x600"


def test_library_has_a_uid_that_stays(tmp_path):
    library = Library(tmp_path / "library.db")
    library.close()
    again = Library(tmp_path / "library.db")
    assert again.uid == library.uid
    again.close()


def test_two_windows_on_one_library_see_each_others_work(library, tmp_path):
    other = Library(library.file)
    opened = kept(library)
    other.add_annotation(opened.id, mark())
    assert len(library.open(opened.id).annotations) == 1
    assert library.uid == other.uid
    other.close()


def test_bodies_cited_by_a_former_name_show_what_the_starter_set_knows(library):
    text = "Ola Berg is a researcher at the Norwegian Institute of Foreign Policy (Nupi)."
    institute = body("Norwegian Institute of Foreign Policy", ("Nupi",), text=text)
    researcher = person("Ola Berg", "researcher", "Norwegian Institute of Foreign Policy", text=text)
    opened = kept(library, reading(cards=(researcher, institute), of=article(text)))
    nupi = card(opened, "Norwegian Institute of Foreign Policy")
    assert {claim.stated_by for claim in nupi.known} >= {"nupi.no"}
    assert library.profile(nupi.source_id).name == "NUPI"
    assert "Norwegian Institute of Foreign Policy" in library.profile(nupi.source_id).aliases


def test_article_or_source_that_is_gone_is_a_sentence(library):
    for ask in (
        lambda: library.open(ArticleId(99)),
        lambda: library.add_annotation(ArticleId(99), mark()),
        lambda: library.undo(ArticleId(99)),
        lambda: library.profile(SourceId(999)),
        lambda: library.assess(SourceId(999), "x"),
    ):
        with pytest.raises(LibraryError, match="no longer in the library"):
            ask()
