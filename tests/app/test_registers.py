import gzip
import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.app import intake
from reader.app import registers as app_registers
from reader.app.library import Library
from reader.app.paths import worker_command
from reader.app.register_file import RegisterFiles
from reader.app.registers import Registers
from reader.app.workshop import Workshop
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry, Tally
from reader.model.errors import ImportCancelledError, LibraryError, RegisterUnreadableError
from reader.model.match import Certainty
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.model.wire_register import BATCH
from reader.register.mapping import Mapping, Meaning, RatingColumn, Use
from reader.store import editions
from reader.store.entries import MOST_NAMESAKES
from reader.store.registers import replace_edition
from tests.app.registers import Roll, edition, entry, in_hand, person, popolo, seat
from tests.app.story import TEXT, article, body, kept, mark, original, reading
from tests.app.story import person as card

TABLES = ("register", "edition", "entry", "entry_name", "entry_alias", "entry_claim", "rating")


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(worker_command())
    yield made
    made.close()


@pytest.fixture
def take_in(workshop):
    def do(library, file, **how):
        with RegisterFiles(library, workshop).open(file) as register:
            return Registers(library).take_in(register, file, **how)

    return do


def everything(library):
    return library.read(lambda c: {table: c.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES})


def many(folder, count):
    return popolo(folder, *(person(f"p{number}", f"Ada Lind{number:05}") for number in range(count)))


def test_library_has_no_register_at_first_but_what_ships_with_it(library):
    assert Registers(library).rows() == ()


def test_imported_register_is_listed_with_date_and_size(library, tmp_path, take_in):
    file = popolo(tmp_path, person("p1", "Ada Lind"), person("p2", "Per Holm"))
    imported = take_in(library, file)
    assert (imported.tally.added, imported.broken_count, imported.is_known) == (3, 0, False)
    (row,) = Registers(library).rows()
    assert (row.edition.date, row.tally.records, row.file) == ("2026-03-01", 3, str(file))


def test_file_that_only_names_others_takes_no_registers_place(library, tmp_path, take_in):
    human = {"id": "Q5"}
    instance = {"mainsnak": {"snaktype": "value", "datavalue": {"value": human}}, "rank": "normal"}
    named = {"id": "Q900001", "labels": {"en": {"value": "Ada Lind"}}, "claims": {"P31": [instance]}}
    post = {"id": "Q900002", "labels": {"en": {"value": "mayor of Sund"}}}
    people, labels = tmp_path / "people.jsonl", tmp_path / "labels.jsonl"
    people.write_text(json.dumps(named) + "\n", encoding="utf-8")
    labels.write_text(json.dumps(post) + "\n", encoding="utf-8")
    take_in(library, people)
    before = everything(library)
    with pytest.raises(RegisterUnreadableError, match=r"There is no person, body or outlet in labels\.jsonl"):
        take_in(library, labels)
    assert everything(library) == before


def test_file_of_broken_records_alone_is_no_register_and_the_first_is_named(library, tmp_path, take_in):
    with pytest.raises(RegisterUnreadableError) as caught:
        take_in(library, popolo(tmp_path, {"id": "p1"}, {"id": "p2"}, bodies=()))
    assert caught.value.hint == "Of 2 that could not be read, the first is record 1 of persons: It has no name."
    assert Registers(library).rows() == ()


def test_posts_in_a_flat_table_stand_beside_the_people_whom_they_name(library, tmp_path, take_in):
    state = "ocd-jurisdiction/country:us/state:vt/government"
    role = {"type": "upper", "jurisdiction": state}
    people, posts = tmp_path / "people.jsonl", tmp_path / "positions.csv"
    people.write_text(json.dumps({"id": "ocd-person/1", "name": "Wilma Tarn", "roles": [role]}) + "\n", "utf-8")
    posts.write_text(f"state,person_id,person_name,role,jurisdiction\nvt,ocd-person/1,Wilma Tarn,upper,{state}\n")
    assert (take_in(library, people).tally, take_in(library, posts).tally) == (Tally(added=1), Tally(added=1))
    names = [row.edition.register for row in Registers(library).rows()]
    assert names == ["Open States", "Open States (positions)"]


def test_same_file_twice_adds_nothing(library, tmp_path, take_in):
    file = popolo(tmp_path, person("p1", "Ada Lind"))
    take_in(library, file)
    before = everything(library)
    assert take_in(library, file).is_known
    assert everything(library) == before


def test_newer_file_of_a_register_takes_the_place_of_the_older(library, tmp_path, take_in):
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), person("p2", "Per Holm")))
    (before,) = Registers(library).rows()
    renamed = popolo(tmp_path, person("p1", "Ada Lind Berg"), person("p3", "Ida Ro"), name=before.file)
    imported = take_in(library, renamed)
    assert imported.tally == Tally(added=1, changed=1, same=1, gone=1)
    assert len(Registers(library).rows()) == 1


def test_file_with_a_part_of_a_register_takes_nothing_away(library, tmp_path, take_in):
    everybody = many(tmp_path, 30)
    take_in(library, everybody)
    before = everything(library)
    part = popolo(tmp_path, person("p1", "Ada Lind00001"), name="part.json")
    with pytest.raises(RegisterUnreadableError, match=r"part\.json has 2 records, where .* has 31: it seems"):
        take_in(library, part)
    assert everything(library) == before
    halved = many(tmp_path, 14)
    with pytest.raises(RegisterUnreadableError, match="has 15 records, where"):
        take_in(library, halved)
    assert everything(library) == before
    assert take_in(library, many(tmp_path, 15)).tally == Tally(same=16, gone=15)


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_file_that_breaks_off_leaves_the_library_as_it_was(library, tmp_path, take_in, packed):
    take_in(library, many(tmp_path, 3000))
    before = everything(library)
    whole = packed(many(tmp_path, 4000).read_bytes())
    cut = tmp_path / "sund-council-2026-04-01.json"
    cut.write_bytes(whole[: len(whole) * 9 // 10])
    with pytest.raises(RegisterUnreadableError, match=r"sund-council-2026-04-01\.json cannot be read any further"):
        take_in(library, cut)
    assert everything(library) == before


def dated(folder, date, *roles):
    seats = [seat("p1", role=role) for role in roles]
    return popolo(folder, person("p1", "Ada Lind"), seats=seats, name=f"sund-council{date}.json")


def test_older_edition_does_not_take_the_place_of_a_newer_one(library, tmp_path, take_in):
    first, second = dated(tmp_path, "-2024-07-29", "clerk"), dated(tmp_path, "-2024-08-21", "mayor")
    take_in(library, first)
    take_in(library, second)
    before = everything(library)
    for older in (first, dated(tmp_path, "-2023", "chair")):
        with pytest.raises(
            RegisterUnreadableError, match=r"is of 202.*, and the library has .* of 2024-08-21"
        ) as caught:
            take_in(library, older)
        assert caught.value.hint.startswith("If the older one is to take its place")
    assert everything(library) == before
    Registers(library).remove(Registers(library).rows()[0].edition.register)
    assert take_in(library, first).tally.records == 2


def test_edition_that_may_be_of_the_same_day_or_of_none_comes_in(library, tmp_path, take_in):
    for date, role in (("-2024-08-21", "mayor"), ("-2024", "clerk"), ("", "chair"), ("-2024-08", "member")):
        assert take_in(library, dated(tmp_path, date, role)).tally.changed == (role != "mayor")


def test_same_bytes_as_an_earlier_edition_add_nothing_though_no_date_tells_that_it_is_older(library, tmp_path, take_in):
    first, second = dated(tmp_path, "", "clerk"), dated(tmp_path, "-new", "mayor")
    take_in(library, first)
    take_in(library, second)
    before = everything(library)
    with pytest.raises(RegisterUnreadableError, match=r"sund-council\.json is what .* was before\."):
        take_in(library, first)
    assert everything(library) == before


def test_file_that_is_put_back_as_it_was_is_taken_in_as_it_is(library, tmp_path, take_in):
    for role in ("clerk", "mayor", "clerk"):
        assert not take_in(library, dated(tmp_path, "", role)).is_known


def test_file_with_other_records_of_a_register_stands_beside_it(library, tmp_path, take_in):
    sitting = popolo(tmp_path, person("p1", "Ada Lind"), name="sitting.json")
    take_in(library, sitting)
    (name,) = [row.edition.register for row in Registers(library).rows()]
    former = tmp_path / "former.csv"
    former.write_text("id,name,group\np7,Per Holm,x\n", encoding="utf-8")
    mapping = Mapping((Use(Meaning.IDENT, ("id",)), Use(Meaning.NAME, ("name",))), register=name)
    Registers(library).take_in(in_hand(former, mapping), former)
    assert [row.edition.register for row in Registers(library).rows()] == [name, f"{name} (former)"]
    former.write_text("id,name,group\np7,Per Holm,x\np8,Ida Ro,y\n", encoding="utf-8")
    imported = Registers(library).take_in(in_hand(former, mapping), former)
    assert imported.tally == Tally(added=1, same=1)


def test_table_whose_columns_are_explained_anew_comes_in_again(library, tmp_path):
    file = tmp_path / "staff.csv"
    file.write_text("id,name,title,town\n1,Ada Lind,mayor,Sund\n", encoding="utf-8")

    def explained(role):
        uses = (("id", Meaning.IDENT), ("name", Meaning.NAME), (role, Meaning.ROLE))
        mapping = Mapping(tuple(Use(meaning, (column,)) for column, meaning in uses), kind=SourceKind.PERSON)
        return Registers(library).take_in(in_hand(file, mapping), file)

    assert explained("town").tally == Tally(added=1)
    assert explained("title").tally == Tally(changed=1)
    assert explained("title").is_known


@pytest.mark.parametrize("name", sorted(app_registers.OWN))
def test_file_that_calls_itself_what_only_the_program_writes_stands_beside_that(library, tmp_path, name, take_in):
    council = {"id": "o1", "name": name, "classification": "legislature"}
    file = tmp_path / "roll.json"
    file.write_text(json.dumps({"persons": [person("p1", "Ada Lind")], "organizations": [council]}), encoding="utf-8")
    before = library.read(lambda c: c.execute("SELECT id, edition_id FROM register").fetchall())
    take_in(library, file)
    assert [row.edition.register for row in Registers(library).rows()] == [f"{name} (roll)"]
    assert library.read(lambda c: c.execute("SELECT id, edition_id FROM register").fetchall())[:1] == before


def test_nobody_is_missed_in_a_register_that_lists_none_of_the_kind(library):
    opened = kept(library, reading(cards=(card("Ada Lind"), body("Westbridge Road Office"))))

    def missed():
        signals = {c.appearance.name: c.signals for c in library.open(opened.id).cards}
        return {name for name, told in signals.items() if any("Not found" in signal.text for signal in told)}

    council = replace(entry("o1", "Hill Council", "x"), kind=SourceKind.ORGANISATION, claims=())
    Registers(library).take_in(Roll(edition("Bodies", "h1"), (council,)), Path("bodies.json"))
    assert missed() == {"Westbridge Road Office"}
    Registers(library).remove("Bodies")
    Registers(library).take_in(
        Roll(edition("Members", "h2"), (entry("p1", "Per Vik", "member"),)), Path("members.json")
    )
    assert missed() == {"Ada Lind"}
    again = (entry("p1", "Per Vik", "member"), council)
    Registers(library).take_in(Roll(edition("Members", "h3"), again), Path("members.json"))
    assert missed() == {"Ada Lind", "Westbridge Road Office"}


def test_broken_record_is_named_with_its_place_and_the_rest_goes_in(library, tmp_path, take_in):
    imported = take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), {"id": "p2"}, person("p3", "Ida Ro")))
    assert (imported.tally.added, imported.broken_count) == (3, 1)
    assert "persons" in imported.broken[0].place


def test_progress_grows_to_the_whole(library, tmp_path, monkeypatch, take_in):
    monkeypatch.setattr(intake, "EVERY_S", 0)
    told = []
    take_in(library, many(tmp_path, 3000), on_progress=told.append)
    assert [one.records for one in told] == sorted(one.records for one in told)
    assert (told[-1].records, told[-1].share) == (3001, 1.0)
    assert told[-1].left_s == 0


def test_cancelled_import_leaves_the_library_as_it_was(library, tmp_path, monkeypatch, take_in):
    monkeypatch.setattr(intake, "EVERY_S", 0)
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), name="sund.json"))
    before = everything(library)
    was_some_in = []

    def has_enough():
        was_some_in.append(len(everything(library)["entry"]) > len(before["entry"]))
        return any(was_some_in)

    with pytest.raises(ImportCancelledError, match=r"sund-council-2026-03-01\.json was cancelled"):
        take_in(library, many(tmp_path, 4000), is_cancelled=has_enough)
    assert everything(library) == before


def test_import_that_was_killed_is_cleared_away_by_the_next(library, tmp_path, take_in):
    before = everything(library)
    long_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="microseconds")
    dump = in_hand(popolo(tmp_path, person("p1", "Ada Lind")))
    library.write(lambda c: editions.begin_edition(c, dump.edition, None, long_ago))
    assert everything(library) != before
    file = popolo(tmp_path, person("p2", "Per Holm"), name="other.json")
    take_in(library, file)
    Registers(library).remove(Registers(library).rows()[0].edition.register)
    assert everything(library) == before


def meanwhile(action):
    """Return a listener that does something once, when the import is half way."""
    left = [action]

    def listen(progress):
        if progress.records > 1500 and left:
            left.pop()()

    return listen


def test_import_of_a_register_that_is_removed_meanwhile_says_so(library, tmp_path, monkeypatch, take_in):
    monkeypatch.setattr(intake, "EVERY_S", 0)
    before = everything(library)
    take_in(library, popolo(tmp_path, person("p0", "Ada Lind00000"), name="sund.json"))
    (row,) = Registers(library).rows()
    remove = meanwhile(lambda: Registers(library).remove(row.edition.register))
    with pytest.raises(LibraryError, match="removed, or imported anew"):
        take_in(library, many(tmp_path, 4000), on_progress=remove)
    assert everything(library) == before


def test_of_two_imports_of_a_register_the_later_one_stays(library, tmp_path, monkeypatch, take_in):
    monkeypatch.setattr(intake, "EVERY_S", 0)
    first = popolo(tmp_path, person("p1", "Ada Lind00001"), name="first.json")
    take_in(library, first)
    last = popolo(tmp_path, person("p1", "Ada Lind00001"), person("x", "Per Holm"), name="last.json")
    with pytest.raises(LibraryError, match="removed, or imported anew"):
        take_in(library, many(tmp_path, 4000), on_progress=meanwhile(lambda: take_in(library, last)))
    (row,) = Registers(library).rows()
    assert (row.file, row.tally) == (str(last), Tally(added=1, same=2))


def test_register_whose_import_was_killed_a_moment_ago_comes_in_as_if_nothing_had_been(library, tmp_path, take_in):
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), name="sund.json"))
    newer = popolo(tmp_path, person("p1", "Ada Lind"), person("p2", "Per Holm"))
    dump = in_hand(newer)
    (entries,) = dump.batches()
    moment = datetime.now(UTC).isoformat(timespec="microseconds")

    def begin(connection):
        begun = editions.begin_edition(connection, dump.edition, None, moment)
        editions.file_entries(connection, begun, entries, moment)

    library.write(begin)
    assert take_in(library, newer).tally == Tally(added=1, same=2)


def test_mark_made_during_an_import_is_kept_and_waits_for_no_more_than_a_batch(library, tmp_path, monkeypatch, take_in):
    opened = kept(library)
    is_under_way, go_on = threading.Event(), threading.Event()

    def wait(progress):
        if progress.records > BATCH:
            is_under_way.set()
            go_on.wait(10)

    monkeypatch.setattr(intake, "EVERY_S", 0)
    importing = threading.Thread(target=lambda: take_in(library, many(tmp_path, 3000), on_progress=wait))
    importing.start()
    assert is_under_way.wait(10)
    marked = library.add_annotation(opened.id, mark(note="while the register comes in"))
    go_on.set()
    importing.join(30)
    assert [placed.annotation.note for placed in marked.annotations] == ["while the register comes in"]
    assert Registers(library).rows()[0].tally.records == 3001


def test_removed_register_is_gone(library, tmp_path, take_in):
    before = everything(library)
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), seats=[seat("p1")]))
    Registers(library).remove(Registers(library).rows()[0].edition.register)
    assert everything(library) == before


def test_register_whose_newer_edition_was_killed_half_way_can_be_removed(library, tmp_path, take_in):
    before = everything(library)
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), name="sund.json"))
    (row,) = Registers(library).rows()
    newer = in_hand(popolo(tmp_path, person("p1", "Ada Lind"), person("p2", "Per Holm")))
    (entries,) = newer.batches()

    def begin(connection):
        begun = editions.begin_edition(connection, newer.edition, None, "2026-03-02T09:00:00+00:00")
        editions.file_entries(connection, begun, entries, "2026-03-02T09:00:00+00:00")

    library.write(begin)
    Registers(library).remove(row.edition.register)
    assert everything(library) == before


def test_import_of_a_register_that_another_window_removes_ends_with_a_sentence(library, tmp_path, monkeypatch, take_in):
    monkeypatch.setattr(intake, "EVERY_S", 0)
    before = everything(library)
    take_in(library, popolo(tmp_path, person("p0", "Ada Lind00000"), name="sund.json"))
    (row,) = Registers(library).rows()
    other = Library(library.file)

    def remove(progress):
        if progress.records > BATCH and Registers(other).rows():
            Registers(other).remove(row.edition.register)

    with pytest.raises(LibraryError, match="removed, or imported anew"):
        take_in(library, many(tmp_path, 4000), on_progress=remove)
    other.close()
    assert everything(library) == before


def test_unknown_register_cannot_be_removed(library):
    with pytest.raises(LibraryError, match="no register “Nobody’s list”"):
        Registers(library).remove("Nobody’s list")


def mayor_article(library):
    cards = (card("Ada Lind", role="mayor", affiliation="Sund Council"),)
    opened = library.keep_article(article(), original())
    return library.keep_reading(opened.id, reading(("“The bridge will open in May,”", 0), cards=cards))


def test_card_knows_what_an_exact_record_claims_and_who_says_so(library, tmp_path, take_in):
    opened = mayor_article(library)
    assert opened.cards[0].lookup.matches == ()
    seats = [seat("p1", role="mayor"), seat("p1", role="deputy", since="2015", until="2019")]
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), seats=seats))
    (shown,) = library.open(opened.id).cards
    (match,) = shown.lookup.matches
    assert match.certainty is Certainty.EXACT
    posts = {(claim.value, claim.valid_to, claim.stated_by, claim.date, claim.origin) for claim in shown.known}
    name = match.candidates[0].edition.register
    assert posts >= {
        ("mayor", None, name, "2026-03-01", Origin.REGISTER),
        ("deputy", "2019", name, "2026-03-01", Origin.REGISTER),
    }
    assert shown.appearance == opened.cards[0].appearance  # laid beside, never over


def test_namesakes_are_several_and_attached_to_nobody(library, tmp_path, take_in):
    opened = mayor_article(library)
    seats = [seat("p1", role="mayor"), seat("p2", role="mayor")]
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), person("p2", "Ada Lind"), seats=seats))
    (shown,) = library.open(opened.id).cards
    (match,) = shown.lookup.matches
    assert (match.certainty, len(match.candidates)) == (Certainty.SEVERAL, 2)
    assert shown.known == ()


def test_name_of_more_records_than_are_looked_at_is_attached_to_nobody(library, tmp_path, take_in):
    opened = mayor_article(library)
    persons = (person(f"p{number}", "Ada Lind") for number in range(MOST_NAMESAKES + 2))
    seats = [seat("p0", role="mayor"), seat(f"p{MOST_NAMESAKES + 1}", role="mayor")]
    take_in(library, popolo(tmp_path, *persons, seats=seats))
    (shown,) = library.open(opened.id).cards
    (match,) = shown.lookup.matches
    assert (match.certainty, match.reason) == (Certainty.SEVERAL, "more than 200 records of this name")
    assert shown.known == ()


def test_surname_alone_is_met_by_nobody(library, tmp_path, take_in):
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), seats=[seat("p1")]))
    opened = library.keep_article(article(text=TEXT), original())
    shown = library.keep_reading(opened.id, reading(("“The bridge will open in May,”", 0), cards=(card("Lind"),)))
    assert shown.cards[0].lookup.matches == ()


def test_profile_has_what_the_register_says_beside_what_articles_say(library, tmp_path, take_in):
    opened = mayor_article(library)
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), seats=[seat("p1", role="mayor")]))
    profile = library.profile(opened.cards[0].source_id)
    assert [match.certainty for match in profile.lookup.matches] == [Certainty.EXACT]
    assert {(post.value, post.origin) for post in profile.posts} == {
        ("mayor", Origin.ARTICLE),
        ("mayor", Origin.REGISTER),
    }


STARS = Mapping(
    (Use(Meaning.DOMAIN, ("site",)),),
    (RatingColumn("stars", "The Star Board", scale="1, 2, 3", date="2025"),),
    SourceKind.PUBLISHER,
    register="Star list",
)


@pytest.mark.parametrize(
    ("publisher", "url", "is_rated"),
    [
        ("Westbridge Courier", "https://news.westbridgecourier.example/bridge", True),
        ("The Westbridge Courier", "https://westbridgecourier.example/bridge", True),
        ("Hill Post", "https://westbridgecourier.example/from-hill-post", False),  # which it only passes on
        ("Westbridge Courier", "https://hillpost.example/westbridgecourier", False),
    ],
)
def test_outlet_is_rated_by_the_domain_that_spells_its_name(library, tmp_path, publisher, url, is_rated):
    table = tmp_path / "stars.csv"
    table.write_text("site,stars\nwestbridgecourier.example,3\nhillpost.example,1\n", encoding="utf-8")
    Registers(library).take_in(in_hand(table, STARS), table)
    outlet = body(publisher, kind=SourceKind.PUBLISHER)
    of = article(url=url, publisher=publisher)
    (shown,) = kept(library, reading(cards=(outlet,), of=of)).cards
    expected = ["3"] if is_rated else []
    for lookup in (shown.lookup, library.profile(shown.source_id).lookup):
        assert [r.value for match in lookup.matches for r in match.candidates[0].entry.ratings] == expected


def home(page, until=None):
    return Claim(ClaimField.HOME, page, None, None, until, Origin.REGISTER, "")


def institute(*claims):
    norway = Claim(ClaimField.COUNTRY, "Norway", None, None, None, Origin.REGISTER, "")
    return Entry("i1", SourceKind.ORGANISATION, ("Sund Ice Institute",), (norway, *claims))


def stars_of(library, source):
    answered = library.profile(source).lookup.matches
    return [rating.value for match in answered for rating in match.candidates[0].entry.ratings]


@pytest.mark.parametrize(
    ("claim", "is_rated"),
    [
        (home("https://www.sundice.example"), True),
        (home("https://sundice.example/en/"), True),
        (home("https://sundice.example/rooms/lent-to-others"), False),
        (home("https://sundice.example", until="2019"), False),  # somebody else's by now
        (home("https://[sundice"), False),
    ],
)
def test_body_is_rated_by_the_site_that_the_library_has_for_its_home(library, tmp_path, claim, is_rated):
    known = edition("What we know", "1")
    library.write(lambda c: replace_edition(c, known, (institute(claim),), "2026-11-23T09:00:00+00:00"))
    table = tmp_path / "stars.csv"
    table.write_text("site,stars\nsundice.example,3\nsund.example,1\n", encoding="utf-8")
    Registers(library).take_in(in_hand(table, STARS), table)
    (shown,) = kept(library, reading(cards=(body("Sund Ice Institute"),))).cards
    assert stars_of(library, shown.source_id) == (["3"] if is_rated else [])
    assert "What we know" in shown.lookup.registers
    assert shown.lookup == library.profile(shown.source_id).lookup


def test_body_is_rated_by_the_site_that_a_register_surely_has_for_its_home(library, tmp_path):
    table = tmp_path / "stars.csv"
    table.write_text("site,stars\nsundice.example,3\n", encoding="utf-8")
    Registers(library).take_in(in_hand(table, STARS), table)
    roll = Roll(edition("Roll of Institutes", "1"), (institute(home("https://sundice.example")),))
    (shown,) = kept(library, reading(cards=(body("Sund Ice Institute"),))).cards
    assert stars_of(library, shown.source_id) == []
    Registers(library).take_in(roll, table)
    reasons = [(match.certainty, match.reason) for match in library.profile(shown.source_id).lookup.matches]
    assert reasons == [(Certainty.EXACT, "same name"), (Certainty.EXACT, "same address")]  # none confirms itself
    assert stars_of(library, shown.source_id) == ["3"]


def test_home_of_a_person_is_nobodys_rating(library, tmp_path):
    table = tmp_path / "stars.csv"
    table.write_text("site,stars\nsundice.example,3\n", encoding="utf-8")
    Registers(library).take_in(in_hand(table, STARS), table)
    ada = replace(institute(home("https://sundice.example")), kind=SourceKind.PERSON, names=("Ada Lind",))
    library.write(lambda c: replace_edition(c, edition("What we know", "1"), (ada,), "2026-11-23T09:00:00+00:00"))
    (shown,) = kept(library, reading(cards=(card("Ada Lind"),))).cards
    assert stars_of(library, shown.source_id) == []


def test_removed_register_says_nothing_on_cards_any_more(library, tmp_path, take_in):
    opened = mayor_article(library)
    before = library.open(opened.id).cards
    take_in(library, popolo(tmp_path, person("p1", "Ada Lind"), seats=[seat("p1", role="mayor")]))
    Registers(library).remove(Registers(library).rows()[0].edition.register)
    assert library.open(opened.id).cards == before


def test_profile_remembers_what_an_earlier_edition_said_otherwise(library, tmp_path, take_in):
    opened = mayor_article(library)
    file = popolo(tmp_path, person("p1", "Ada Lind"), seats=[seat("p1", role="mayor")])
    take_in(library, file)
    name = Registers(library).rows()[0].edition.register
    seats = [seat("p1", role="mayor"), seat("p1", role="chair", since="2020")]
    popolo(tmp_path, person("p1", "Ada Lind"), seats=seats, name=file.name)
    take_in(library, file)
    profile = library.profile(opened.cards[0].source_id)
    assert {post.value for post in profile.posts} == {"mayor", "chair"}
    (former,) = profile.lookup.former
    assert former.edition.register == name
    assert [claim.value for claim in former.entry.claims if claim.field is ClaimField.POST] == ["mayor"]


def test_changed_rating_shows_both_values_with_their_dates(library, tmp_path):
    courier = body("Westbridge Courier", ("courier.example",), SourceKind.PUBLISHER)
    opened = library.keep_article(article(), original())
    opened = library.keep_reading(opened.id, reading(("“The bridge will open in May,”", 0), cards=(courier,)))
    for year, value in ((2024, "mixed"), (2025, "high")):
        table = tmp_path / "ratings.csv"
        table.write_text(f"domain,name,rating\ncourier.example,Westbridge Courier,{value}\n", encoding="utf-8")
        uses = (Use(Meaning.DOMAIN, ("domain",)), Use(Meaning.NAME, ("name",)))
        rated = (RatingColumn("rating", "Mediavakten"),)
        mapping = Mapping(uses, rated, SourceKind.PUBLISHER, register="Mediavakten", date=str(year))
        Registers(library).take_in(in_hand(table, mapping), table)
    (card_of_courier,) = library.open(opened.id).cards
    told = [signal.text for signal in card_of_courier.signals if signal.id == "rated"]
    assert told == ["Mediavakten: “high”, 2025; “mixed”, 2024"]
