import csv
import json
from contextlib import closing
from dataclasses import replace
from io import StringIO

import pytest

from reader.app.library import Library
from reader.cli.arguments import parse
from reader.cli.articles import list_articles
from reader.cli.export import export
from reader.cli.export_arguments import form_of
from reader.exchange.copy_original import original_in
from reader.exchange.opened_copy import parse as opened
from reader.model.annotation import Colour
from reader.model.export import ExportForm
from tests.app.story import kept, mark
from tests.cli.test_analyse import PAGE


@pytest.fixture
def file(tmp_path):
    with closing(Library(tmp_path / "library.db")) as library:
        story = kept(library)
        library.add_annotation(story.id, replace(mark(note="See the plans"), tags=("steel",)))
        library.add_annotation(story.id, mark("The mayor did not answer", uid="other", colour=Colour.BLUE))
    return library.file


def run(capsys, file, *words):
    status = export(parse(["export", "--library", str(file), *words]))
    told = capsys.readouterr()
    return status, told.out, told.err


def test_library_article_is_exported_by_its_number_in_each_form(capsys, file, tmp_path):
    for form in ExportForm:
        written = tmp_path / f"out{form.suffix}"
        assert run(capsys, file, "1", "--to", form, "-o", str(written)) == (0, "", "")
        assert written.stat().st_size > 40
        assert form_of(written) is form


def test_without_a_file_it_goes_to_standard_output(capsys, file):
    status, out, _ = run(capsys, file, "1", "--to", "hypothesis", "--colour", "blue")
    assert status == 0
    assert [one["id"] for one in json.loads(out)["annotations"]] == ["other"]


def test_form_is_told_by_the_files_name(capsys, file, tmp_path):
    assert run(capsys, file, "1", "-o", str(tmp_path / "bridge.bib"))[0] == 0
    assert (tmp_path / "bridge.bib").read_text(encoding="utf-8").startswith("@article{courier2026bridge,")
    with pytest.raises(SystemExit):
        parse(["export", "1", "-o", "bridge.docx"])
    assert "say in which form" in capsys.readouterr().err


def test_page_as_it_was_fetched_goes_along_where_it_is_asked_for(capsys, file, tmp_path):
    written = tmp_path / "with.html"
    assert run(capsys, file, "1", "-o", str(written), "--original-page")[0] == 0
    assert original_in(written.read_bytes()) == b"a page"
    page = tmp_path / "new.html"
    page.write_text("<h1>Rain</h1><p>“It is wet,” said Ada Lind, who lives in Westbridge.</p>" * 4, encoding="utf-8")
    status, _, err = run(capsys, file, str(page), "--to", "html", "--original-page")
    assert (status, "not in your library" in err) == (1, True)


def test_filters_narrow_what_goes_out(capsys, file):
    _, out, _ = run(capsys, file, "1", "--to", "statements-csv", "--source", "per holm")
    rows = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [row["statement"] for row in rows] == ["We lack the steel"]
    _, out, err = run(capsys, file, "1", "--to", "readwise", "--tag", "steal")
    assert out.splitlines() == ["Highlight,Title,Author,URL,Note,Location,Date"]
    assert "None of the article’s marks" in err
    status, out, err = run(capsys, file, "1", "--to", "csl", "--source", "nobody")
    assert (status, out) == (1, "")
    assert "There is no source named nobody in this article. It has: Ada Lind" in err


def test_file_that_exists_is_spared_unless_one_says_so(capsys, file, tmp_path):
    written = tmp_path / "bridge.md"
    written.write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, file, "1", "-o", str(written))
    assert (status, written.read_text(encoding="utf-8")) == (1, "mine")
    assert "already a file" in err
    assert run(capsys, file, "1", "-o", str(written), "--overwrite")[0] == 0
    assert "==We lack the steel==" in written.read_text(encoding="utf-8")


def test_file_outside_the_library_is_exported_without_being_added(capsys, file, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    before = file.read_bytes()
    status, out, err = run(capsys, file, str(tmp_path / "page.html"), "--to", "quotation")
    assert (status, err) == (0, "")
    assert any(one.get("text", "").startswith("The bridge will open") for one in json.loads(out)["@graph"])
    with closing(Library(file)) as library:
        assert len(library.articles()) == 1
    assert file.read_bytes() == before


def test_no_library_is_made_for_an_export(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("KILDE_LIBRARY", str(tmp_path / "none.db"))
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    assert export(parse(["export", str(tmp_path / "page.html"), "--to", "ris"])) == 0
    assert capsys.readouterr().out.startswith("TY  - ")
    assert not (tmp_path / "none.db").exists()
    status, _, err = run(capsys, tmp_path / "none.db", "1", "--to", "ris")
    assert status == 1
    assert "There is no library" in err


def test_own_copy_comes_home_from_the_command_line(capsys, file, tmp_path):
    run(capsys, file, "1", "-o", str(tmp_path / "copy.html"), "--tag", "steel")
    with closing(Library(file)) as library:
        assert library.wrote(opened((tmp_path / "copy.html").read_bytes()))


def test_articles_are_listed_with_their_numbers(capsys, file):
    assert list_articles(parse(["articles", "--library", str(file), "westb", "bridge"])) == 0
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split()[:2] == ["no.", "title"]
    assert line.startswith("1    Bridge to open in May  Westbridge Courier  2026-05-02")
    assert list_articles(parse(["articles", "--library", str(file), "tunnel"])) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
