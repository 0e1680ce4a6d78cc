"""Back and forward, pastes and drops, and what is said about them."""

from PySide6.QtCore import QMimeData, QUrl

from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.ui.pasted import Handed, handed_over, is_location, location_of
from reader.ui.places import Place, Trail

ONE, TWO = Place(ArticleId(1)), Place(ArticleId(2))


def test_back_returns_to_the_line_that_was_left():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(TWO, (340, 7.5))
    assert trail.back((12, 0)) == Place(ArticleId(1), (340, 7.5))
    assert trail.forward((340, 7.5)) == Place(ArticleId(2), (12, 0))
    assert trail.forward((0, 0)) is None


def test_a_profile_is_a_place_of_its_own():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(Place(ArticleId(1), profile=SourceId(4)), (50, 0))
    assert trail.back((50, 0)) == Place(ArticleId(1), (50, 0))


def test_going_elsewhere_forgets_what_was_ahead():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(TWO, (0, 0))
    trail.back((0, 0))
    trail.go(Place(ArticleId(3)), (0, 0))
    assert not trail.can_go_forward


def test_the_same_place_again_is_no_step():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(ONE, (9, 0))
    assert not trail.can_go_back


def dropped(*, urls=(), text="", html="") -> Handed:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return handed_over(data)


def test_a_file_is_opened_by_its_path():
    assert dropped(urls=["file:///tmp/a%20b.html"]) == Handed(location="/tmp/a b.html")


def test_a_link_is_a_location_and_is_not_fetched_here():
    assert dropped(text=" https://example.org/story ") == Handed(location="https://example.org/story")
    assert dropped(urls=["https://example.org/x"]).location == "https://example.org/x"


def test_html_is_preferred_to_its_own_text():
    words = "A paragraph that is long enough to be an article, said the pilot."
    handed = dropped(text=words, html=f"<p>{words}</p>")
    assert handed.original.media_type == "text/html"
    assert dropped(text=words).original.media_type == "text/plain"


def test_a_word_or_an_address_nobody_can_open_holds_no_article():
    assert dropped(text="hello") == Handed()
    assert dropped(urls=["ftp://example.org/x"]) == Handed()


def test_typed_words_are_searched_and_places_are_opened():
    for place in ("https://example.org", "/tmp/a.html", "~/a.html", "example.org/story"):
        assert is_location(place)
    for words in ("harbour pilot", "UN Watch", "and/or", "a.b. c/d e", "3.5/5"):
        assert not is_location(words)


def test_a_typed_address_is_that_of_a_page():
    assert location_of("example.org/story") == "https://example.org/story"
    for place in ("http://example.org", "/tmp/a.html", "~/a.html"):
        assert location_of(f" {place} ") == place


def test_somebody_elses_copy_is_in_no_library_and_cannot_be_gone_back_to():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(Place(None), (340, 7.5))
    trail.go(Place(None, profile=SourceId(4)), (0, 0))
    assert trail.back((3, 0)) == Place(None, (0, 0))
    trail.go(TWO, (50, 0))
    assert trail.back((12, 0)) == Place(ArticleId(1), (340, 7.5))
    assert trail.forward((340, 7.5)) == Place(ArticleId(2), (12, 0))
    assert not trail.can_go_forward


def test_the_way_leads_past_what_was_deleted_and_not_twice_to_one_place():
    trail = Trail()
    for place in (TWO, ONE, TWO, ONE):
        trail.go(place, (0, 0))
    trail.back((0, 0))
    trail.forget({ArticleId(1)})
    assert (trail.present, trail.can_go_back, trail.can_go_forward) == (TWO, False, False)


def test_nothing_is_present_any_more_once_it_was_deleted():
    trail = Trail()
    trail.go(ONE, (0, 0))
    trail.go(Place(ArticleId(2), profile=SourceId(4)), (7, 0))
    trail.forget({ArticleId(2)})
    assert trail.present is None
    assert trail.back((0, 0)) == Place(ArticleId(1), (7, 0))
    assert not trail.can_go_forward
