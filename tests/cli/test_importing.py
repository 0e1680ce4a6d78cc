import json
from contextlib import closing
from dataclasses import replace

import pytest

from reader.app.library import Library
from reader.cli.arguments import parse
from reader.cli.export import export
from reader.cli.importing import import_marks
from reader.model.annotation import Colour
from tests.app.story import TEXT, article, kept, mark, original


@pytest.fixture
def file(tmp_path):
    with closing(Library(tmp_path / "library.db")) as library:
        story = kept(library)
        library.add_annotation(story.id, replace(mark(note="See the plans"), tags=("steel",)))
        library.add_annotation(story.id, mark("The mayor did not answer", uid="other", colour=Colour.BLUE))
    return library.file


@pytest.fixture
def elsewhere(tmp_path):
    with closing(Library(tmp_path / "elsewhere.db")) as library:
        kept(library)
    return library.file


def run(capsys, file, *words):
    status = import_marks(parse(["import", "--library", str(file), *map(str, words)]))
    told = capsys.readouterr()
    return status, told.out, told.err


def exported(file, tmp_path, name):
    assert export(parse(["export", "1", "--library", str(file), "-o", str(tmp_path / name)])) == 0
    return tmp_path / name


def test_preview_counts_and_changes_nothing(capsys, file, elsewhere, tmp_path):
    marks = exported(file, tmp_path, "bridge.md")
    expected = (
        "Bridge to open in May: 2 marks found, 0 here already, 2 new, 2 placed surely, 0 uncertain, 0 without a place\n"
    )
    assert run(capsys, elsewhere, marks, "--preview") == (0, expected, "")
    assert run(capsys, elsewhere, marks, "--preview") == (0, expected, "")
    assert run(capsys, elsewhere, marks) == (0, f"{expected}2 marks imported.\n", "")
    status, out, _ = run(capsys, elsewhere, marks)
    assert (status, out) == (0, "Bridge to open in May: 2 marks found, 2 here already, 0 new\nNothing was changed.\n")


def test_edited_note_is_taken_when_asked_for(capsys, file, tmp_path):
    marks = exported(file, tmp_path, "bridge.md")
    marks.write_text(marks.read_text(encoding="utf-8").replace("> See the plans", "> Seen"), encoding="utf-8")
    _, out, _ = run(capsys, file, marks)
    assert "1 with another note, tag or colour here (--update takes those of the file)" in out
    assert "Nothing was changed" in out
    assert "1 mark imported." in run(capsys, file, marks, "--update")[1]


def test_article_is_named_or_said(capsys, file, tmp_path):
    marks = tmp_path / "marks.json"
    target = {"source": "https://mirror.example/b", "selector": {"type": "TextQuoteSelector", "exact": "Ada Lind"}}
    marks.write_text(json.dumps({"target": target}), encoding="utf-8")
    status, out, err = run(capsys, file, marks)
    assert (status, out) == (1, "")
    assert "The library has no article that these marks belong to." in err
    assert "The file names “https://mirror.example/b”. " in err
    assert "--to says which article they belong to" in err
    assert "1 new, 1 placed surely" in run(capsys, file, marks, "--to", "1")[1]
    assert "There is no article 7 in the library" in run(capsys, file, marks, "--to", "7")[2]


@pytest.mark.parametrize("name", ["b.jsonld", "b.annotations", "b.md", "b.html", "b.epub"])
def test_article_without_address_is_known_in_another_library_by_its_text(capsys, tmp_path, name):
    files = [tmp_path / f"{which}.db" for which in ("here", "there", "other")]
    for file, words in zip(files, (TEXT, TEXT, f"{TEXT} And more."), strict=True):
        with closing(Library(file)) as library:
            story = library.keep_article(article(words, url=None), original(words.encode()))
            if file == files[0]:
                library.add_annotation(story.id, mark(note="See the plans"))
    marks = exported(files[0], tmp_path, name)
    assert "1 new, 1 placed surely" in run(capsys, files[1], marks)[1]
    status, _, err = run(capsys, files[2], marks)
    assert status == 1
    assert "The file names “Bridge to open in May”. " in err
    assert "1 new, 1 placed surely" in run(capsys, files[2], marks, "--to", "1")[1]


def test_what_cannot_be_read_is_a_sentence(capsys, file, tmp_path):
    (tmp_path / "plain.txt").write_text("plain words", encoding="utf-8")
    status, out, err = run(capsys, file, tmp_path / "plain.txt")
    assert (status, out) == (1, "")
    assert "There are no marks in" in err
    assert run(capsys, file, tmp_path / "gone.json")[0] == 1
    assert run(capsys, tmp_path / "none.db", tmp_path / "plain.txt")[0] == 1
    assert not (tmp_path / "none.db").exists()
