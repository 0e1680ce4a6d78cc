import shlex
from contextlib import closing
from datetime import UTC, datetime

import pytest

from reader.app.endpoints import WIKIDATA
from reader.app.library import Library
from reader.cli.arguments import parse
from reader.cli.main import run
from reader.cli.register_arguments import RegistersArguments, RegistersTask
from reader.model.entry import Edition
from reader.model.match import OwnRecord
from reader.register.filing import filed
from reader.store.looked_up import keep_looked_up
from tests.app.registers import entry, person, popolo, seat
from tests.app.story import MOMENT, kept, reading
from tests.app.story import person as card_of

TABLE = "navn;stilling;arbeidssted\nAda Lind;ingeniør;Sund kommune\nPer Holm;rektor;Vik skole\n"


@pytest.fixture
def kilde(tmp_path, capsys):
    def call(*words):
        status = run(parse(["registers", *map(str, words), "--library", str(tmp_path / "library.db")]))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def council(tmp_path):
    return popolo(tmp_path, person("p1", "Ada Lind"), {"id": "p2"}, seats=[seat("p1")])


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "ansatte.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_the_words_are_taken_apart():
    assert parse(["registers", "list"]) == RegistersArguments(RegistersTask.LIST, (), None, progress=False)
    asked = parse(["registers", "import", "a.csv", "--column", "name=Navn", "--title", "Ansatte", "--progress"])
    assert (asked.names, asked.columns, asked.title, asked.progress) == (("a.csv",), ("name=Navn",), "Ansatte", True)
    assert parse(["registers", "update"]).names == ()
    assert parse(["registers", "remove", "ROR", "--library", "l.db"]).library == "l.db"


@pytest.mark.parametrize(
    "words", [["registers"], ["registers", "import"], ["registers", "remove"], ["registers", "eat"]]
)
def test_senseless_words_end_with_status_2(words, capsys):
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 2
    assert "usage: kilde registers" in capsys.readouterr().err


def test_import_says_what_came_in_and_what_was_left_out(kilde, council):
    status, out, err = kilde("import", council)
    assert (status, err) == (0, "")
    first, left_out = out.splitlines()
    assert first.endswith("2026-03-01: 2 records")
    assert left_out.startswith("  left out: ")
    assert "persons" in left_out


def test_import_of_the_same_file_says_so(kilde, council):
    kilde("import", council)
    assert "in the library already" in kilde("import", council)[1]


def test_list_names_register_date_size_and_file(kilde, council):
    kilde("import", council)
    (line,) = kilde("list")[1].splitlines()
    assert "2026-03-01: 2 records" in line
    assert line.endswith(str(council))


def test_list_says_which_date_is_not_the_registers_own(kilde, tmp_path):
    kilde("import", popolo(tmp_path, person("p1", "Ada Lind"), bodies=(), name="roll.json"))
    with closing(Library(tmp_path / "library.db")) as library:
        look_up(library)
    roll, looked_up = kilde("list")[1].splitlines()
    assert roll.startswith(f"roll, date not stated, imported {datetime.now(UTC).date()}: 1 record, ")
    assert looked_up == "Wikidata (looked up), 2026-11-28: 1 record, CC0 1.0, looked up on the web"


def test_one_unreadable_file_is_named_and_the_others_are_done(kilde, council, tmp_path):
    nothing = tmp_path / "nothing.json"
    nothing.write_text("", encoding="utf-8")
    status, out, err = kilde("import", nothing, council)
    assert status == 1
    assert str(nothing) in err or nothing.name in err
    assert "2 records" in out


def test_progress_is_told_where_it_is_wished_for(kilde, council):
    assert ", 100 %" in kilde("import", council, "--progress")[2]


def test_update_reads_the_files_that_have_changed(kilde, council, tmp_path):
    kilde("import", council)
    assert "in the library already" in kilde("update")[1]
    popolo(tmp_path, person("p1", "Ada Lind Berg"), person("p3", "Ida Ro"), name=council.name)
    status, out, _ = kilde("update")
    assert status == 0
    assert "1 new, 1 changed, 0 gone" in out


def test_update_names_the_source_whose_chosen_record_is_there_no_more(kilde, tmp_path):
    file = tmp_path / "staff.csv"
    file.write_text("name;role\nAda Lind;mayor\n", encoding="utf-8")
    kilde("import", file, "--title", "Staff")
    with closing(Library(tmp_path / "library.db")) as library:
        (card,) = kept(library, reading(cards=(card_of("Ada Lind"),))).cards
        (found,) = library.profile(card.source_id).lookup.matches
        library.who.say_record(card.source_id, OwnRecord("Staff", found.candidates[0].entry.ident, is_it=True))
    file.write_text("name;role\nAda Lind;hairdresser\n", encoding="utf-8")
    assert kilde("update")[1].splitlines()[1:] == [
        "  Ada Lind: the record that you chose is not in it any more; choose anew on the profile"
    ]


def test_update_of_a_register_that_is_not_there_is_an_error(kilde, council):
    kilde("import", council)
    status, _, err = kilde("update", "Nobody")
    assert status == 1
    assert "no register “Nobody”" in err


def look_up(library):
    looked_up = Edition(WIKIDATA.register, "CC0 1.0", None, "2026-11-28", "1")
    library.write(lambda c: keep_looked_up(c, looked_up, (filed(entry("Q1", "Ada Lind", "mayor")),), MOMENT))


def test_update_leaves_alone_what_was_looked_up_and_says_so_where_it_is_asked_for(kilde, council, tmp_path):
    kilde("import", council)
    with closing(Library(tmp_path / "library.db")) as library:
        look_up(library)
    status, out, err = kilde("update")
    assert (status, err) == (0, "")
    assert "in the library already" in out
    status, _, err = kilde("update", "Wikidata (looked up)")
    assert status == 1
    assert "“Wikidata (looked up)” was looked up on the web: there is no file to read again." in err


def test_update_goes_on_after_a_file_that_is_gone(kilde, council, tmp_path):
    kilde("import", council)
    other = popolo(tmp_path, person("x1", "Ida Ro"), bodies=(), name="other.json")
    kilde("import", other)
    council.unlink()
    status, out, err = kilde("update")
    assert status == 1
    assert council.name in err
    assert "in the library already" in out


def test_removed_register_is_listed_no_more(kilde, council):
    kilde("import", council)
    name = kilde("list")[1].partition(",")[0]
    assert kilde("remove", name)[0] == 0
    assert kilde("list")[1] == ""


def test_register_is_named_in_any_case_where_no_other_is_meant(kilde, council, tmp_path):
    kilde("import", council)
    kilde("import", popolo(tmp_path, person("x1", "Ida Ro"), bodies=({"id": "o", "name": "Ø"},), name="Sund.json"))
    kilde("import", popolo(tmp_path, person("y1", "Nils Ro"), bodies=({"id": "o", "name": "Ø"},), name="SUND.json"))
    assert kilde("remove", "sund COUNCIL")[1] == "Sund Council is no longer in the library.\n"
    status, _, err = kilde("remove", "sund")
    assert (status, "no register “sund”" in err) == (1, True)
    assert kilde("update", "SUND")[1].startswith("SUND, ")
    assert kilde("remove", "Sund")[1] == "Sund is no longer in the library.\n"


def test_unknown_table_is_shown_with_a_guess_and_nothing_is_imported(kilde, table):
    status, out, _ = kilde("import", table)
    assert status == 1
    assert "  navn: Ada Lind; Per Holm" in out
    assert "--column" in out
    assert kilde("list")[1] == ""


def test_guessed_command_can_be_typed_as_it_stands_whatever_the_columns_are_called(kilde, tmp_path):
    table = tmp_path / "ansatte.csv"
    table.write_text("'Full name';stilling\nAda Lind;ingeniør\n", encoding="utf-8")
    command = kilde("import", table)[1].splitlines()[-1]
    told = shlex.split(command)[2:]
    told[told.index("FILE")], told[told.index("NAME")] = table, "Ansatte"
    assert kilde(*told)[0] == 0


@pytest.mark.parametrize(
    ("content", "command"),
    [
        ("A;B\nAda Lind;x\n", "--column name=A"),
        ("stilling;B b\ningeniør;Ada Lind\n", "--column role=stilling --column 'name=B b'"),
        ("stilling;rolle\ningeniør;leder\n", "--column role=stilling --column name=rolle"),
    ],
)
def test_command_for_a_table_of_which_no_name_can_be_guessed_can_be_typed_too(kilde, tmp_path, content, command):
    table = tmp_path / "table.csv"
    table.write_text(content, encoding="utf-8")
    told = kilde("import", table, "--title", "Folk")[1].splitlines()
    assert told[-1] == f"  kilde registers import FILE --title NAME {command}"
    assert any(line.startswith("Say --column MEANING=COLUMN") and "name, " in line for line in told)
    assert kilde("import", table, "--title", "Folk", *shlex.split(command))[:2] == (
        0,
        "Folk, date not stated: 1 record\n",
    )


def test_table_is_imported_once_its_columns_are_explained_and_known_from_then_on(kilde, table, tmp_path):
    said = ("--column", "name=navn", "--column", "role=stilling", "--column", "affiliation=arbeidssted")
    status, out, _ = kilde("import", table, *said, "--title", "Ansatte i Sund")
    assert (status, out.partition(",")[0]) == (0, "Ansatte i Sund")
    table.write_text(TABLE + "Ida Ro;lege;Sund kommune\n", encoding="utf-8")
    status, out, _ = kilde("import", table)
    assert status == 0
    assert "3 records, 1 new" in out


def test_column_that_is_not_there_is_named(kilde, table):
    status, _, err = kilde("import", table, "--column", "name=Name")
    assert status == 1
    assert "no column “Name”" in err
    assert "arbeidssted" in err


@pytest.mark.parametrize("words", [["list"], ["update"], ["remove", "ROR"]])
def test_a_library_that_is_not_there_is_not_made(capsys, tmp_path, words):
    assert run(parse(["registers", *words, "--library", str(tmp_path / "libary.db")])) == 1
    assert "There is no library" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
