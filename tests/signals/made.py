"""Small articles of our own, with their sources found by their words."""

from reader.model.article import Article, Block, BlockKind, Link
from reader.model.attribution import Attribution, StatementKind
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span
from reader.signals.card import signals_for

BY_RULES = Engine("rules", "1")


class Story:
    """An article that grows its sources and statements; the first line is its headline."""

    def __init__(self, text, *, language="en", url="https://kystposten.example/1", published="2031-02-03"):
        self.text, self.language, self.url, self.published = text, language, url, published
        self.below = text.partition("\n\n")[2]
        self.appearances, self.attributions, self.links = [], [], []

    def place(self, words):
        """Return where words stand first below the headline."""
        start = self.text.index(words, self.text.index("\n\n"))
        return Span(start, start + len(words))

    def link(self, words, href):
        self.links.append(Link(self.place(words), href))

    def source(self, name, kind=SourceKind.PERSON, *, role=None, affiliation=None, sure=0.95, mentions=()):
        """Add a source; where the text has no mention of its name it has none."""
        evidence = [(Field.ROLE, role), (Field.AFFILIATION, affiliation)]
        appearance = Appearance(
            name,
            kind,
            role=role,
            affiliation=affiliation,
            mentions=tuple(sorted(self.place(words) for words in (mentions or (name,)) if words in self.below)),
            evidence=tuple(
                Evidence(field, self.place(value), sure) for field, value in evidence if value and value in self.below
            ),
        )
        self.appearances.append(appearance)
        return len(self.appearances) - 1

    def says(self, *speakers, words, cue=None, kind=StatementKind.INDIRECT, through=(), source=None, sure=0.95):
        """Add a statement; `words` stand in the text as they are."""
        self.attributions.append(
            Attribution(
                (self.place(words),),
                (self.place(cue),) if cue else (),
                (self.place(source),) if source else (),
                kind,
                speakers,
                through,
                sure,
            )
        )
        for speaker in speakers:
            old = self.appearances[speaker]
            said = Statement(words, kind, self.place(words), len(self.attributions) - 1, sure)
            self.appearances[speaker] = Appearance(
                old.name, old.kind, old.aliases, old.affiliation, old.role, old.mentions,
                (*old.statements, said), old.evidence,
            )  # fmt: skip

    def reading(self):
        blocks, start = [], 0
        for number, part in enumerate(self.text.split("\n\n")):
            span = Span(start, start + len(part))
            kind = BlockKind.HEADING if number == 0 else BlockKind.PARAGRAPH
            links = tuple(link for link in self.links if span.contains(link.span))
            blocks.append(Block(kind, span.start, span.end, level=1 if number == 0 else 0, links=links))
            start = span.end + 2
        title = self.text.split("\n\n")[0]
        article = Article(
            title, "Kystposten", (), self.published, self.language, self.url, self.text, tuple(blocks)
        )  # fmt: skip
        return Reading(article, tuple(self.attributions), tuple(self.appearances), BY_RULES)

    def signals(self, source, known=(), **more):
        return signals_for(self.appearances[source], self.reading(), known, 0, **more)

    def texts(self, source, ident, known=(), **more):
        return [signal.text for signal in self.signals(source, known, **more) if signal.id == ident]


def quoted(paragraph, name, *, role=None, affiliation=None, words="the pier is safe", title="The pier", **more):
    """Return a story of one paragraph, in which one person says one thing."""
    story = Story(f"{title}\n\n{paragraph}", **more)
    who = story.source(name, role=role, affiliation=affiliation)
    story.says(who, words=words)
    return story
