from pathlib import Path

import pytest

from reader import __version__
from reader.__main__ import has_screen
from reader.cli.arguments import AnalyseArguments, Form, WindowArguments, parse


def test_no_words_ask_for_a_window():
    assert parse([]) == WindowArguments(None, None)


@pytest.mark.parametrize("location", ["page.html", "https://example.org/a", "-"])
def test_a_location_asks_for_a_window_on_it(location):
    assert parse([location, "--library", "mine.db"]) == WindowArguments(location, "mine.db")


def test_analyse_prints_a_table_unless_asked_otherwise():
    assert parse(["analyse", "a", "b"]) == AnalyseArguments(("a", "b"), Form.TABLE, None, None, False)
    assert parse(["analyse", "a", "--json"]).form is Form.JSON
    assert parse(["analyse", "a", "--explain"]).form is Form.EXPLANATION
    quiet = parse(["analyse", "a", "--out", "folder"])
    assert (quiet.form, quiet.out) == (None, Path("folder"))
    assert parse(["analyse", "a", "--out", "folder", "--table"]).form is Form.TABLE


@pytest.mark.parametrize("named", [["--library", "mine.db"], ["--library=mine.db"]])
def test_a_library_may_be_named_before_the_command(named):
    commands = (["analyse", "a"], ["library", "check"], ["registers", "list"], ["export", "3", "--to", "html"])
    for command in commands:
        assert parse([*named, *command]) == parse([*command, "--library", "mine.db"])
    assert parse([*named, "analyse", "a", "--", "-b"]).locations == ("a", "-b")
    assert parse([*named, "page.html"]) == WindowArguments("page.html", "mine.db")


def test_options_may_stand_between_files():
    assert parse(["analyse", "a", "--json", "b", "--out", "folder", "c"]).locations == ("a", "b", "c")


@pytest.mark.parametrize("words", [["analyse"], ["analyse", "a", "--json", "--table"], ["a", "b"], ["--nonsense"]])
def test_senseless_words_end_with_status_2(words, capsys):
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 2
    assert "usage: kilde" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"), [(["--version"], f"kilde {__version__}"), (["--help"], "kilde analyse FILE")]
)
def test_help_and_version_are_told(words, told, capsys):
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 0
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_missing_only_where_nothing_names_one(environment, platform, expected):
    assert has_screen(environment, platform) is expected
