"""A start need not match names again, and never says what holds no longer."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.app.cards import assemble
from reader.app.library import Library
from reader.app.registers import Registers
from reader.model.match import Certainty, OwnRecord
from reader.store.forgetting import KEPT_ANSWERS
from tests.app.registers import Roll, edition, entry
from tests.app.story import article, correction, kept, person, reading

TEXT = "“The bridge will open in May,” said Ada Lind, mayor of Sund Council."
ADA = entry("p1", "Ada Lind", "mayor")
START = """
import sys
from pathlib import Path
from reader.app.cards import assemble
from reader.app.library import Library
library = Library(Path(sys.argv[1]))
opened = library.last_opened()
print([match.candidates[0].entry.ident for match in opened.cards[0].lookup.matches])
library.close()
sys.exit("reader.app.matching" in sys.modules)
"""


@pytest.fixture
def opened(library):
    """An article with a source that a register has, opened since."""
    cards = (person("Ada Lind", "mayor", "Sund Council", text=TEXT),)
    article_id = kept(library, reading(cards=cards, of=article(TEXT))).id
    take_in(library, ADA)
    return library.open(article_id)


def take_in(library, *entries, digest="1"):
    Registers(library).take_in(Roll(edition("Sund Council", digest), entries), Path("roll"))


def found(library, opened):
    return [
        (match.certainty, match.candidates[0].entry.claims[0].value)
        for match in library.open(opened.id).cards[0].lookup.matches
    ]


def setting(library):
    library.write(lambda _: None)  # what was to be written later is written by now
    return library.setting(KEPT_ANSWERS)


def test_kept_answers_are_those_that_matching_gave(library, opened):
    assert found(library, opened) == [(Certainty.EXACT, "mayor")]
    before = setting(library)
    assert before
    assert library.open(opened.id).cards == opened.cards
    assert setting(library) == before


def test_start_with_kept_answers_loads_nothing_that_matches_names(library, opened, root):
    library.close()
    run = subprocess.run(
        (sys.executable, "-c", START, library.file), cwd=root, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip()) == (0, "['p1']"), run.stderr


def test_newer_edition_is_asked_anew(library, opened):
    take_in(library, entry("p1", "Ada Lind", "member"), digest="2")
    assert found(library, opened)[0][1] == "member"


def test_register_that_comes_again_under_its_old_number_is_asked_anew(library, opened):
    Registers(library).remove("Sund Council")
    assert found(library, opened) == []
    take_in(library, entry("p7", "Ada Lind", "mayor"))
    assert library.open(opened.id).cards[0].lookup.matches[0].candidates[0].entry.ident == "p7"


def test_readers_word_on_a_record_is_heard(library, opened):
    library.who.say_record(opened.cards[0].source_id, OwnRecord("Sund Council", "p1", is_it=False))
    assert found(library, opened) == []


def test_correction_of_the_card_is_heard(library, opened):
    library.correct(opened.id, correction("affiliation", "Ada Lind", "Hill Opera", text=TEXT))
    library.correct(opened.id, correction("role", "Ada Lind", "singer", text=TEXT))
    assert found(library, opened)[0][0] is not Certainty.EXACT


def test_answers_about_one_article_are_not_given_for_another(library, opened):
    text = "“It will be late,” said Ada Lind, singer at Hill Opera."
    of = article(text, "Late", "https://x.example/2")
    cards = (person("Ada Lind", "singer", "Hill Opera", text=text),)
    other = kept(library, reading(cards=cards, of=of), b"2")
    assert [certainty for certainty, _ in found(library, other)] != [Certainty.EXACT]
    assert [certainty for certainty, _ in found(library, opened)] == [Certainty.EXACT]


def test_forgotten_source_is_in_no_kept_answer(library, opened):
    assert "mayor" in str(opened.cards[0].lookup)
    library.forget(opened.cards[0].source_id)
    assert library.setting(KEPT_ANSWERS) == ""


def test_record_that_is_gone_from_the_file_is_asked_anew(library, opened):
    library.write(lambda connection: connection.execute("DELETE FROM entry"))
    again = Library(library.file)
    assert found(again, opened) == []
    again.close()


def test_answers_that_were_worked_out_before_a_source_was_forgotten_are_not_kept_after_it(library, opened):
    fresh = []
    library.write(lambda connection: connection.execute("DELETE FROM setting WHERE name = ?", [KEPT_ANSWERS]))
    library.read(lambda connection: assemble(connection, opened.id, on_fresh=fresh.append))
    library.forget(opened.cards[0].source_id)
    library.write(fresh[0].keep)
    assert library.setting(KEPT_ANSWERS) == ""
