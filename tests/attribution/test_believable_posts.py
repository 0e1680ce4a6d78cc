"""Not every body that stands near a name can be where somebody works."""

import pytest

from reader.attribution.believable_posts import BelievablePosts
from reader.attribution.bodies import BodyReader
from reader.attribution.cast import gather_cast
from reader.attribution.names import find_names
from reader.attribution.people import load_people
from reader.attribution.words import read_words
from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span


def may_employ(body: str, text: str, language: str = "en") -> bool:
    """Tell whether `body` may be where Ada Brodwick of `text` works."""
    article = Article(None, None, (), None, language, None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    words, lexicon = read_words(article), load_people(language)
    cast = gather_cast(find_names(words, lexicon, frozenset()), words, lexicon)
    posts = BelievablePosts(words, cast, lexicon, BodyReader(words, cast, lexicon))
    at, name = text.index(body), text.index("Ada Brodwick")
    member = cast.of_name[words.at(name)]
    return posts.may_be_of(member, [Span(name, name + len("Ada Brodwick"))], Span(at, at + len(body)))


@pytest.mark.parametrize(
    ("text", "language", "may"),
    [
        ("Ada Brodwick, who heads the BBC, said it was late.", "en", True),
        ("In an interview with the BBC, Ada Brodwick said it was late.", "en", False),
        ("Ada Brodwick told the BBC that it was late.", "en", False),
        ("I et intervju med BBC sier Ada Brodwick at det er sent.", "nb", False),
    ],
)
def test_who_was_spoken_to_is_no_employer(text: str, language: str, may: bool) -> None:
    assert may_employ("BBC", text, language) is may
