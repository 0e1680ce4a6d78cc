"""A PDF made by another process: what goes wrong there is a sentence here."""

import sys
import time
from dataclasses import replace

import pytest

from reader.app.printing import pdf
from reader.app.workshop import Workshop
from reader.model import frames
from reader.model.errors import CopyNotWrittenError, ImportCancelledError
from tests.exchange.sample import COPY

STUB = (sys.executable, "-m", "tests.app.stub_print_worker")


def made(how, **limits):
    return pdf(replace(COPY, note=how), Workshop(STUB), **limits)


def test_parts_make_one_file():
    assert made("parts") == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("silent", "took longer than 1 seconds"),
        ("overworked", "took longer than"),
        ("faulty", "could not be made"),
        ("deadly", "ended unexpectedly"),
        ("greedy", "needed more memory than it may take"),
        ("babbling", "could not be made"),
        ("halting", "took longer than 1 seconds"),
        ("lying", "could not be made"),
    ],
)
def test_what_goes_wrong_there_is_a_sentence_with_another_way(how, words):
    with pytest.raises(CopyNotWrittenError, match=words) as caught:
        made(how, timeout_s=1)
    assert "HTML" in caught.value.hint
    assert "secret" not in str(caught.value)


def test_what_is_missing_there_is_named_here():
    with pytest.raises(CopyNotWrittenError, match="need the library Pango") as caught:
        made("refused")
    assert caught.value.hint == "Install it."


def test_pdf_nobody_wants_any_more_is_given_up_at_once():
    began = time.monotonic()
    with pytest.raises(ImportCancelledError):
        made("silent", is_cancelled=lambda: time.monotonic() > began + 0.2)
    assert time.monotonic() < began + 5


def test_article_that_no_frame_can_hold_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(frames, "LARGEST_FRAME", 1000)
    with pytest.raises(CopyNotWrittenError, match="too long"):
        made("parts")


def test_program_that_cannot_be_started_is_told():
    with pytest.raises(CopyNotWrittenError, match="could not be started"):
        pdf(COPY, Workshop(("/nowhere/kilde",)))
