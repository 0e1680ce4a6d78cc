"""A reader at work on who is who, in any order: nothing is lost, and undoing everything leads back."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.app.library import Library
from reader.app.registers import Registers
from reader.model.correction import checked_facts
from reader.model.errors import ChangeOverruledError, ImportCancelledError
from reader.model.match import OwnRecord
from reader.model.signal import Origin
from reader.store.own_records import own_records
from tests.app.registers import Roll, edition, entry
from tests.app.story import article, bridge_reading, correction, kept, mark, person, reading

WHO = st.integers(0, 3)
WHERE = st.integers(0, 2)


def own_posts(profile):
    """Return the posts that are not a register's, which stand beside the others and come and go with it."""
    return {post for post in profile.posts if post.origin is not Origin.REGISTER}


def again(number, *names):
    text = " ".join(f"“Yes {number},” said {name}." for name in names)
    cards = tuple(person(name, text=text) for name in names)
    return reading(
        ("“Yes", 0), cards=cards, of=article(text, f"Story {number}", f"https://x.example/{number}", "Hill Post")
    )


READINGS = (bridge_reading(), again(2, "Ada Lind", "Per Holm"), again(3, "Per Holm", "Mia Berg"))
# What two editions of a register say: of one it knows, of two of a name, of one whom only the newer has.
ADA = entry("p1", "Ada Lind", "engineer", "Westbridge Road Office")
HOLMS = (entry("p2", "Per Holm", "member"), entry("p3", "Per Holm", "chair"))
EDITIONS = (
    Roll(edition("Roll of Engineers", "1"), (ADA, *HOLMS)),
    Roll(edition("Roll of Engineers", "2"), (ADA, HOLMS[0], entry("p4", "Mia Berg", "member"))),
)


# What statements become when the reader draws their ends, and what they were.
DRAWN = {"The bridge will open": "The bridge will open in May", "We lack": "We lack the steel"}


class Reader(RuleBasedStateMachine):
    """Corrects, merges, parts, chooses records, writes, undoes and redoes, analyses again, imports and removes."""

    @initialize()
    def sit_down(self):
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library(Path(self.folder.name) / "library.db")
        self.articles = [kept(self.library, made, bytes([n])).id for n, made in enumerate(READINGS)]
        self.sources = [
            next(s for s, name, _ in self.library.find_sources(wanted) if name == wanted)
            for wanted in ("Ada Lind", "Per Holm", "Mia Berg", "Westbridge Road Office")
        ]
        self.steps = 0
        self.marks = 0
        self.before = self.all_that_is_shown()

    def all_that_is_shown(self):
        opened = [self.library.open(ident) for ident in self.articles]
        profiles = [self.library.profile(source) for source in self.sources]
        return (
            [(one.reading, [c.source_id for c in one.cards], [c.check for c in one.cards]) for one in opened],
            [
                (p.id, p.name, p.kind, set(p.aliases), own_posts(p), p.statements, p.note, p.assessments)
                for p in profiles
            ],
            [
                self.library.read(lambda connection, profile=profile: own_records(connection, [profile.id]))
                for profile in profiles
            ],
        )

    @rule(who=WHO, into=WHO)
    def merge(self, who, into):
        self.attempt(lambda: self.library.who.merge(self.sources[who], self.sources[into]))

    @rule(who=WHO, other=WHO)
    def tell_apart(self, who, other):
        self.attempt(lambda: self.library.who.tell_apart(self.sources[who], self.sources[other]))

    @rule(who=WHO, where=WHERE)
    def split(self, who, where):
        self.attempt(lambda: self.library.who.split(self.sources[who], [self.articles[where]]))

    @rule(where=WHERE, which=st.integers(0, 3), role=st.sampled_from(["pilot", "painter", None]))
    def correct_role(self, where, which, role):
        self.steps += 1
        names = [card.name for card in READINGS[where].appearances]
        made = correction("role", names[which % len(names)], role, uid=f"role-{self.steps}")
        self.library.correct(self.articles[where], made)

    @rule(where=WHERE)
    def rename(self, where):
        self.steps += 1
        name = READINGS[where].appearances[0].name
        self.library.correct(self.articles[where], correction("name", name, "Eva Vik", uid=f"name-{self.steps}"))

    @rule(where=WHERE)
    def check(self, where):
        self.steps += 1
        card = self.library.open(self.articles[where]).cards[0].appearance
        made = correction("checked", card.name, checked_facts(card), uid=f"check-{self.steps}")
        self.library.correct(self.articles[where], made)

    @rule(drawn=st.sampled_from(sorted(DRAWN)))
    def draw_ends(self, drawn):
        self.steps += 1
        made = correction("extent", "Ada Lind", DRAWN[drawn], words=drawn, uid=f"ends-{self.steps}")
        self.library.correct(self.articles[0], made)

    @rule(who=WHO, ident=st.sampled_from(["p1", "p2", "p3", "p4"]), is_it=st.booleans())
    def say_record(self, who, ident, is_it):
        said = OwnRecord("Roll of Engineers", ident, is_it)
        self.attempt(lambda: self.library.who.say_record(self.sources[who], said))

    @rule(who=WHO, note=st.sampled_from(["a", "b", ""]))
    def write_note(self, who, note):
        self.library.write_note(self.sources[who], note)

    @rule(where=WHERE)
    def highlight(self, where):
        self.marks += 1
        words = READINGS[where].article.text[:5]
        made = mark(words, f"mark-{self.marks}", text=READINGS[where].article.text)
        self.library.add_annotation(self.articles[where], made)

    @rule(where=WHERE)
    def analyse_again(self, where):
        self.library.keep_reading(self.articles[where], READINGS[where])

    @rule(number=st.integers(0, 1), is_cancelled=st.booleans())
    def import_register(self, number, is_cancelled):
        before, rows = self.all_that_is_shown(), Registers(self.library).rows()
        with suppress(ImportCancelledError):
            Registers(self.library).take_in(EDITIONS[number], Path("roll"), is_cancelled=lambda: is_cancelled)
        assert self.all_that_is_shown() == before
        after = [row.edition.hash for row in Registers(self.library).rows()]
        assert after == ([row.edition.hash for row in rows] if is_cancelled else [EDITIONS[number].edition.hash])

    @rule()
    def remove_registers(self):
        before = self.all_that_is_shown()
        for row in Registers(self.library).rows():
            Registers(self.library).remove(row.edition.register)
        assert self.all_that_is_shown() == before
        assert not any(card.lookup.matches for a in self.articles for card in self.library.open(a).cards)

    @rule(who=WHO, where=WHERE)
    def undo(self, who, where):
        self.attempt(lambda: self.library.undo_on_profile(self.sources[who], self.articles[where]))

    @rule(who=WHO, where=WHERE)
    def redo(self, who, where):
        self.attempt(lambda: self.library.redo_on_profile(self.sources[who], self.articles[where]))

    @rule(who=WHO, number=st.integers(0, 5))
    def take_back_a_line(self, who, number):
        lines = [line for line in self.library.profile(self.sources[who]).log if line.can_undo]
        if lines:
            self.attempt(lambda: self.library.who.undo_step(self.sources[who], lines[number % len(lines)].step))

    @invariant()
    def every_statement_is_somebodys(self):
        if not hasattr(self, "library"):
            return
        for ident, made in zip(self.articles, READINGS, strict=True):
            opened = self.library.open(ident)
            said = sorted(DRAWN.get(s.text, s.text) for c in opened.cards for s in c.appearance.statements)
            assert said == sorted(s.text for c in made.appearances for s in c.statements)
            for card in opened.cards:
                profile = self.library.profile(card.source_id)
                assert profile.id == card.source_id
                on_profile = {(q.article_id, q.statement.text) for q in profile.statements}
                assert {(ident, s.text) for s in card.appearance.statements} <= on_profile

    def teardown(self):
        if not hasattr(self, "library"):
            return
        self.undo_everything()
        assert self.all_that_is_shown() == self.before
        assert all(self.library.profile(source).log == () for source in self.sources)
        self.library.close()
        self.folder.cleanup()

    def undo_everything(self):
        """Take back, article by article and source by source, until nothing is left."""
        while any(
            self.library.undo_on_profile(source) or self.library.undo(ident)
            for source in self.everybody()
            for ident in self.articles
        ):
            pass

    def everybody(self):
        return [*self.sources, *(c.source_id for a in self.articles for c in self.library.open(a).cards)]

    @staticmethod
    def attempt(work):
        with suppress(ChangeOverruledError):  # the reader is told, and nothing has changed
            work()


TestReader = Reader.TestCase
TestReader.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)
