import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.out_folder import FolderNotWritableError, OutFolder, stem


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("page.html", "page"),
        ("a/b/guardian-2019-whales.html.gz", "guardian-2019-whales"),
        ("https://example.org/news/bridge.html?x=1", "bridge"),
        ("https://example.org/", "example"),
        ("-", "article"),
        ("..", "article"),
        ("nul.txt", "_nul"),
        ("nul.2024.txt", "_nul.2024"),
        ("com¹.txt", "_com¹"),
        ("hidden\u200bspace.txt", "hidden_space"),
        ("a: ?b.txt", "a_ _b"),
        ("file\udcff.txt", "file\ufffd"),
        ("Brøyting\u202e.html", "Brøyting_"),
    ],
)
def test_results_are_named_after_their_article(location, name):
    assert stem(location) == name


@given(st.text(st.characters(codec="utf-8")))
def test_any_location_gives_a_file_name_for_every_system(location):
    name = stem(location)
    assert name
    assert not set(name) & set('\\/:*?"<>|\x00\n\u202e')
    assert not name.startswith((".", "-"))
    assert len(f"{name}-99.json".encode()) <= 120


def test_two_articles_of_one_name_get_two_files(tmp_path):
    folder = OutFolder(tmp_path / "out")
    for location in ("a/page.html", "b/Page.html", "c/page.txt"):
        folder.write(location, "{}")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["Page-2.json", "page-3.json", "page.json"]


def test_a_later_run_replaces_what_an_earlier_one_wrote(tmp_path):
    OutFolder(tmp_path).write("page.html", "1")
    OutFolder(tmp_path).write("page.html", "2")
    assert (tmp_path / "page.json").read_text() == "2\n"


def test_a_folder_that_cannot_be_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FolderNotWritableError, match="cannot be made"):
        OutFolder(tmp_path / "file")


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "page.json").mkdir()
    with pytest.raises(FolderNotWritableError, match="cannot be written"):
        OutFolder(tmp_path).write("page.html", "{}")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.json"]
