from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchoring.difference import difference
from reader.model.difference import Bridge, PieceKind, RowKind
from reader.model.span import Span

FERRY = "The ferry will sail again on Monday, the harbour office says."
PRICE = "A ticket costs forty crowns, as it did last year, said the clerk."
CREW = "Nobody of the crew of nine was hurt when the ferry ran aground."
SHORT = ("the", "ferry", "sails", "Monday,", "nine", ".", "’", "e\u0301", "🌊", "\u00ad")
WORDS = st.lists(st.sampled_from(SHORT), max_size=14)
TEXTS = st.lists(WORDS.map(" ".join), max_size=9).map("\n\n".join)


def joined(*paragraphs):
    return "\n\n".join(paragraphs)


def kinds(old, new):
    return [row.kind for row in difference(old, new).rows]


def words(text, found, kind):
    """Return the words of the pieces of a kind."""
    pieces = [piece for row in found.rows for piece in row.pieces if piece.kind is kind]
    return [(piece.new or piece.old).of(text).strip() for piece in pieces]


def place(text, quote):
    return Span(text.index(quote), text.index(quote) + len(quote))


def test_a_text_without_a_change_has_none():
    found = difference(joined(FERRY, PRICE), joined(FERRY, PRICE))
    assert found.is_none
    assert [row.kind for row in found.rows] == [RowKind.SAME, RowKind.SAME]


def test_spaces_and_blank_lines_are_no_change():
    assert difference(joined(FERRY, PRICE), f"{FERRY.replace(' ', '  ')}\n{PRICE}\n").is_none


def test_an_edited_paragraph_tells_which_words_went_and_came():
    old, new = joined(FERRY, PRICE), joined(FERRY, PRICE.replace("forty", "fifty-five"))
    found = difference(old, new)
    assert [row.kind for row in found.rows] == [RowKind.SAME, RowKind.EDITED]
    assert (words(old, found, PieceKind.OUT), words(new, found, PieceKind.IN)) == (["forty"], ["fifty-five"])
    assert (found.words_out, found.words_in, found.moved) == (1, 1, 0)


def test_a_paragraph_put_in_and_one_taken_out_stand_where_they_do():
    assert kinds(joined(FERRY, PRICE), joined(CREW, PRICE)) == [RowKind.OUT, RowKind.IN, RowKind.SAME]


def test_a_moved_paragraph_is_no_new_one():
    found = difference(joined(CREW, FERRY, PRICE), joined(FERRY, PRICE, CREW))
    assert [row.kind for row in found.rows] == [RowKind.LEFT, RowKind.SAME, RowKind.SAME, RowKind.MOVED]
    assert (found.words_in, found.words_out, found.moved) == (0, 0, 1)


def test_a_paragraph_that_was_moved_and_edited_tells_both():
    old, new = joined(CREW, FERRY, PRICE), joined(FERRY, PRICE, CREW.replace("nine", "ten"))
    found = difference(old, new)
    assert found.rows[-1].kind is RowKind.MOVED
    assert (words(old, found, PieceKind.OUT), words(new, found, PieceKind.IN)) == (["nine"], ["ten"])


def test_lines_that_stand_often_keep_their_neighbours():
    old, new = joined("Advert", FERRY, "Advert", PRICE, "Advert"), joined("Advert", FERRY, "Advert", CREW, PRICE)
    assert kinds(old, new) == [RowKind.SAME] * 3 + [RowKind.IN, RowKind.SAME, RowKind.OUT]


def test_a_sign_alone_is_a_change():
    assert not difference("“We sail,” she said.", "“We sail?” she said.").is_none


def test_words_that_stayed_by_chance_in_a_rewritten_sentence_are_not_told_apart():
    old = "It was said on Monday that the ferry could by no means be mended before the summer by anybody."
    new = "It was said on Monday that the ferry is mended and that it sailed as early as March with a new crew."
    runs = words(old, difference(old, new), PieceKind.OUT)
    assert runs == ["could by no means be mended before the summer by anybody"]


@pytest.mark.parametrize("count", [40, 1_600])
def test_a_text_in_one_paragraph_is_compared_as_well(count):
    old = " ".join(f"The ferry number {n} sails to the island of {n * 7}." for n in range(count))
    new = old.replace("number 11 sails", "number 11 does not sail")
    found = difference(old, new)
    assert (words(old, found, PieceKind.OUT), words(new, found, PieceKind.IN)) == (["sails"], ["does not sail"])


def test_words_are_found_where_they_stand_now_and_what_stands_for_those_that_were_replaced():
    old, new = joined(FERRY, PRICE), joined(CREW, PRICE.replace("forty", "fifty-five"), "More.")
    bridge = Bridge(difference(old, new))
    assert bridge.counterpart(place(old, "A ticket costs")).of(new) == "A ticket costs"
    assert bridge.counterpart(place(old, "forty")).of(new).strip() == "fifty-five"
    assert bridge.counterpart(place(old, "the clerk")) == place(new, "the clerk")


def test_words_that_are_gone_have_no_counterpart_but_a_place_near_it():
    old, new = joined(FERRY, CREW, PRICE), joined(FERRY, PRICE)
    bridge = Bridge(difference(old, new))
    assert bridge.counterpart(place(old, "crew of nine")) is None
    assert bridge.near(old.index("crew")) == 0
    assert bridge.kept(place(old, "crew of nine")) == 0
    assert bridge.kept(place(old, "forty")) == 1


def test_a_bridge_leads_back_as_well():
    old, new = joined(FERRY, PRICE), joined(PRICE, FERRY)
    back = Bridge(difference(old, new), to_old=True)
    assert back.counterpart(place(new, "the harbour office")) == place(old, "the harbour office")


@given(TEXTS, TEXTS)
def test_every_word_of_either_text_is_told_of_once(old, new):
    found = difference(old, new)
    for text, side in ((old, "old"), (new, "new")):
        rows = sorted(span for row in found.rows if (span := getattr(row, side)) and row.kind is not RowKind.LEFT)
        left = sorted(row.old for row in found.rows if row.kind is RowKind.LEFT)
        moved = sorted(row.old for row in found.rows if row.kind is RowKind.MOVED)
        assert left == moved
        assert " ".join(span.of(text) for span in rows).split() == text.split()
        assert all(one.end <= other.start for one, other in pairwise(rows))


@given(TEXTS, TEXTS)
def test_pieces_make_up_their_paragraphs(old, new):
    for row in difference(old, new).rows:
        for text, side in ((old, "old"), (new, "new")):
            spans = [span for piece in row.pieces if (span := getattr(piece, side))]
            if spans:
                assert "".join(span.of(text) for span in spans).split() == getattr(row, side).of(text).split()


@given(TEXTS, TEXTS)
def test_what_is_said_to_be_the_same_is(old, new):
    found = difference(old, new)
    bridge = Bridge(found)
    for row in found.rows:
        if row.kind is RowKind.SAME and not row.pieces:
            assert row.old.of(old) == row.new.of(new)
        for piece in row.pieces:
            if piece.kind is PieceKind.SAME:
                assert piece.old.of(old).split() == piece.new.of(new).split()
                assert [part.of(new).split() for part in bridge.same_parts(piece.old)]


@given(TEXTS)
def test_a_text_is_like_itself(text):
    assert difference(text, text).is_none
