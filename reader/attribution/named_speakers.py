"""The speaker that a name stands for."""

from reader.attribution.cast import Cast
from reader.attribution.names import Name
from reader.attribution.nouns import Nouns
from reader.attribution.posts import PostReader
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.words import Words

GUESSED_BODY = 0.88  # confidence in a body that only the shape of its name tells: where it ends is a guess too


class NamedSpeakers:
    """Tells whom the names of one article name."""

    def __init__(self, words: Words, cast: Cast, nouns: Nouns, posts: PostReader) -> None:
        self.words, self.cast, self.nouns, self.posts = words, cast, nouns, posts

    def speaker(self, name: Name) -> Speaker:
        """Return the member that a name is one of, or the person who is only described by it: "X of the body"."""
        meant = self._described_by(name) or name
        sure = 0.7 if meant.first in self.cast.ambiguous else 1.0 if meant is name else 0.9
        if not meant.sure and not self.nouns.is_person(meant):
            sure = min(sure, GUESSED_BODY)
        return Speaker(Sort.MEMBER, self.cast.of_name[meant.first], span=meant.span, confidence=sure)

    def _described_by(self, name: Name) -> Name | None:
        """Return X where a body's name is only part of what is said of X: "X, analyst at the body, said"."""
        if self.nouns.is_person(name):
            return None
        items, opening = self.words.items, self.words.sentence_start(name.first)
        for index in range(name.first - 1, max(opening, name.first - 30) - 1, -1):
            person = self.cast.at_word.get(index)
            if person is None or person.last - 1 != index or not self.nouns.is_person(person):
                continue
            post = self.posts.read(person.last, name.last + 1) if items[person.last].gap == ", " else None
            return person if post is not None and name.first - post.end <= 2 else None
        return self._holder_behind(name)

    def _holder_behind(self, name: Name) -> Name | None:
        """Return X in "The Company's recently named chair X" where the source ends too early."""
        if not self.words.items[name.last - 1].possessive:
            return None
        for index in range(name.last, min(len(self.words.items), name.last + 8)):
            person = self.cast.at_word.get(index)
            if person is not None and person.first == index and self.nouns.is_person(person):
                post = self.posts.read_before(index)
                return person if post is not None and post.begin <= name.first else None
        return None
