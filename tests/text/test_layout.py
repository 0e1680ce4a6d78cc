from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import BlockKind, Image
from reader.text.layout import BREAK, Piece, Run, collapse, compose

runs = st.lists(
    st.builds(
        Run,
        st.text(alphabet=st.sampled_from("ab \n\t\u2028\u00a0é"), max_size=8),
        st.sampled_from([None, "https://a.example/", "https://b.example/"]),
    ),
    max_size=6,
)
pieces = st.lists(st.builds(Piece, st.sampled_from(BlockKind), runs.map(tuple)), max_size=6)


@given(pieces)
def test_only_white_space_changes(given_pieces):
    text, _ = compose(given_pieces)
    assert "".join(text.split()) == "".join("".join(piece.text for piece in given_pieces).split())


@given(pieces)
def test_blocks_are_ordered_apart_and_inside_the_text(given_pieces):
    text, blocks = compose(given_pieces)
    end = 0
    for block in blocks:
        assert end <= block.start <= block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end


@given(pieces)
def test_links_cover_the_words_of_their_runs(given_pieces):
    text, blocks = compose(given_pieces)
    linked = "".join(link.span.of(text) for block in blocks for link in block.links)
    wanted = "".join(run.text for piece in given_pieces for run in piece.runs if run.href and piece.text.strip())
    assert "".join(linked.split()) == "".join(wanted.split())


def test_marks_move_with_their_words():
    text, places = collapse("  one   two\n\nthree ", (2, 8, 13, 18))
    assert text == "one two three"
    assert [text[place:][:3] for place in places] == ["one", "two", "thr", ""]


def test_words_that_stand_one_space_apart_stay_with_their_marks():
    assert collapse("one two three", (0, 4, 8, 13)) == ("one two three", (0, 4, 8, 13))


def test_break_outlives_the_space_around_it():
    assert collapse(f"one  {BREAK}  two")[0] == "one\ntwo"


def test_picture_without_words_is_an_empty_block():
    image = Image("https://a.example/x.png", None)
    text, blocks = compose([Piece(BlockKind.PARAGRAPH, (Run("Words."),)), Piece(BlockKind.FIGURE, (), image=image)])
    assert text == "Words."
    assert (blocks[1].start, blocks[1].end, blocks[1].image) == (6, 6, image)
