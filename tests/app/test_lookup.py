import pytest

from reader.app import lookup
from reader.app.lookup import look_up, wanted_of
from reader.app.questions import questions
from reader.app.registers import Registers
from reader.model.errors import LibraryError, LookUpFailedError, RegisterUnreadableError
from reader.model.match import Certainty, Wanted
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.store.beside import backup_folder
from tests.app.story import TEXT, article, body, card, kept, original, person, reading
from tests.web.answering import INSTITUTE, MAREN, NAMESAKE, OTHER, registers_on_the_web

WIKIDATA, ROR = "Wikidata (looked up)", "ROR (looked up)"


@pytest.fixture
def server(monkeypatch):
    with registers_on_the_web(monkeypatch) as made:
        yield made


@pytest.fixture
def opened(library):
    maren = person("Maren Aasheim", role="director", affiliation="Coastal Safety Institute")
    cards = (maren, body("Coastal Safety Institute"), person("Torgeir Vik"))
    return kept(library, reading(("“We lack the steel,”", 0), cards=cards))


def profile(library, opened, name):
    return library.profile(card(opened, name).source_id)


def ask_all(library, opened, name):
    """Ask every question about a source, and those that follow."""
    wanted = wanted_of(profile(library, opened, name))
    answers = [look_up(library, wanted, question) for question in questions(wanted)]
    return answers + [look_up(library, wanted, one.next) for one in answers if one.next is not None]


def register_claims(library, opened, name):
    found = profile(library, opened, name)
    claims = (*found.posts, *found.facts)
    return {(one.value or one.organisation, one.stated_by) for one in claims if one.origin is Origin.REGISTER}


def test_nothing_is_asked_before_the_reader_does(library, opened, server):
    for name in ("Maren Aasheim", "Coastal Safety Institute"):
        questions(wanted_of(profile(library, opened, name)))
    library.open(opened.id)
    assert server.seen == []


def test_exactly_what_was_shown_is_asked(library, opened, server):
    wanted = wanted_of(profile(library, opened, "Coastal Safety Institute"))
    shown = questions(wanted)
    for question in shown:
        look_up(library, wanted, question)
    assert [server.address(path) for path in server.paths] == [question.address for question in shown]


def test_person_is_likely_by_the_name_and_sure_once_posts_have_words(library, opened, server):
    first, second = ask_all(library, opened, "Maren Aasheim")
    assert (first.match.certainty, first.next is not None) == (Certainty.LIKELY, True)
    assert (second.match.certainty, second.next) == (Certainty.EXACT, None)
    assert server.paths[1].endswith("ids=Q900110%7CQ900111&format=json&formatversion=2")
    assert ("Coastal Safety Institute", WIKIDATA) in register_claims(library, opened, "Maren Aasheim")


def test_body_is_found_in_both_registers_with_date_licence_identifier_and_link(library, opened, server):
    ask_all(library, opened, "Coastal Safety Institute")
    found = profile(library, opened, "Coastal Safety Institute").lookup.matches
    by_register = {match.candidates[0].edition.register: match for match in found}
    ror = by_register[ROR]
    assert ror.certainty is Certainty.EXACT
    (coast,) = ror.candidates
    assert (coast.edition.licence, coast.edition.url) == ("CC0 1.0", "https://ror.org")
    assert coast.edition.date == lookup.now()[:10]
    assert coast.entry.ident == "00coast01"
    assert ("https://ror.org/00coast01", ROR) in register_claims(library, opened, "Coastal Safety Institute")


def test_what_was_looked_up_is_there_without_the_web_after_others_were(library, opened, server):
    ask_all(library, opened, "Maren Aasheim")
    ask_all(library, opened, "Torgeir Vik")
    asked = len(server.seen)
    maren = profile(library, opened, "Maren Aasheim")
    assert [match.certainty for match in maren.lookup.matches] == [Certainty.EXACT]
    assert {claim.date for claim in maren.posts if claim.stated_by == WIKIDATA} == {lookup.now()[:10]}
    assert len(server.seen) == asked


def test_only_records_of_the_name_are_kept(library, opened, server):
    ask_all(library, opened, "Maren Aasheim")
    (row,) = Registers(library).rows()
    assert (row.edition.register, row.tally.records) == (WIKIDATA, 1)


def test_namesakes_are_told_and_attached_to_nobody(library, opened, server):
    server.entities = [MAREN, NAMESAKE]
    wanted = Wanted(SourceKind.PERSON, ("Maren Aasheim",))
    found = look_up(library, wanted, questions(wanted)[0]).match
    assert (found.certainty, len(found.candidates)) == (Certainty.SEVERAL, 2)


def test_nobody_of_the_name_is_said_and_nothing_is_kept(library, opened, server):
    for entities in ([], [OTHER]):
        server.entities = entities
        (answer,) = ask_all(library, opened, "Maren Aasheim")
        assert (answer.match, answer.next) == (None, None)
    assert Registers(library).rows() == ()


def test_what_was_looked_up_of_one_says_nothing_of_another(library, opened, server):
    ask_all(library, opened, "Maren Aasheim")
    other = profile(library, opened, "Torgeir Vik")
    assert other.lookup.registers == ()
    assert "register-match" not in [signal.id for signal in other.signals]


def test_cards_know_what_was_looked_up(library, opened, server):
    ask_all(library, opened, "Maren Aasheim")
    shown = card(library.open(opened.id), "Maren Aasheim")
    assert [match.certainty for match in shown.lookup.matches] == [Certainty.EXACT]


def test_what_a_register_said_is_no_ground_for_what_it_says_next(library, opened, server):
    before = wanted_of(profile(library, opened, "Maren Aasheim"))
    server.entities = [{**MAREN, "claims": {**MAREN["claims"], "P463": OTHER["claims"]["P108"]}}]
    ask_all(library, opened, "Maren Aasheim")
    assert WIKIDATA in {post.stated_by for post in profile(library, opened, "Maren Aasheim").posts}
    assert wanted_of(profile(library, opened, "Maren Aasheim")) == before


def test_institute_that_a_page_calls_a_body_is_no_person(library, opened, server):
    server.entities = [INSTITUTE]
    wanted = Wanted(SourceKind.PERSON, ("Coastal Safety Institute",))
    assert look_up(library, wanted, questions(wanted)[0]).match is None


@pytest.mark.parametrize(
    ("habit", "error"),
    [
        (lambda handler: handler.send({}, 500), LookUpFailedError),
        (lambda handler: handler.send(b"<h1>Hello</h1>", media_type="text/html"), LookUpFailedError),
        (lambda handler: handler.send(b"<h1>Hello</h1>"), RegisterUnreadableError),
        (lambda handler: handler.send({"error": {"info": "Too long."}}), RegisterUnreadableError),
    ],
)
def test_what_is_no_answer_changes_nothing(library, opened, server, habit, error):
    server.habit = habit
    before = profile(library, opened, "Maren Aasheim")
    with pytest.raises(error):
        ask_all(library, opened, "Maren Aasheim")
    assert profile(library, opened, "Maren Aasheim") == before
    assert Registers(library).rows() == ()


def test_hostile_name_is_sent_as_words_alone(library, server):
    name = 'Ada" Lind\r\nX-Evil: 1 OR haswbstatement:P31=Q5' + "x" * 10_000
    one = library.keep_article(article(text=TEXT), original())
    shown = library.keep_reading(one.id, reading(("“We lack the steel,”", 0), cards=(person(name),)))
    wanted = wanted_of(library.profile(shown.cards[0].source_id))
    look_up(library, wanted, questions(wanted)[0])
    ((path, headers),) = server.seen
    assert path.startswith("/w/api.php?action=query&generator=search&gsrsearch=Ada%20Lind%20X-Evil%201%20or%20")
    assert len(path) < 500
    assert "X-Evil" not in headers


def test_forgotten_source_takes_what_was_looked_up_along(library, opened, server):
    ask_all(library, opened, "Maren Aasheim")
    ask_all(library, opened, "Torgeir Vik")
    library.back_up()
    assert list(backup_folder(library.file).glob("*.db"))
    library.forget(card(opened, "Maren Aasheim").source_id)
    files = [part for part in library.file.parent.rglob("*") if part.is_file()]
    assert [file.name for file in files if b"Maren S. Aasheim" in file.read_bytes()] == []
    assert [match.certainty for match in profile(library, opened, "Torgeir Vik").lookup.matches] == [Certainty.LIKELY]


def test_an_answer_that_comes_after_its_source_was_forgotten_is_not_kept(library, opened, server, monkeypatch):
    maren = profile(library, opened, "Maren Aasheim")

    def forget_meanwhile(address, ask=lookup.ask, **_):
        answer = ask(address)
        library.forget(maren.id)
        return answer

    monkeypatch.setattr(lookup, "ask", forget_meanwhile)
    wanted = wanted_of(maren)
    with pytest.raises(LibraryError, match="no longer in the library"):
        look_up(library, wanted, questions(wanted)[0], maren.id)
    assert Registers(library).rows() == ()
