import io

import pytest

from reader.app.batch import Progress
from reader.app.importing import ImportProgress
from reader.cli.progress import ProgressLine, articles_read, records_read
from reader.model.dates import duration


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_tells_count_rate_and_time_left():
    assert articles_read(Progress(0, 0, 9, 0)) == "0 of 9 articles"
    told = articles_read(Progress(done=10, failed=2, total=100, seconds=4))
    assert told == "10 of 100 articles, 2 could not be read, 2.5 a second, 36 s left"


def test_import_tells_records_share_rate_and_time_left():
    assert records_read(ImportProgress(0, 0.0, 0.0)) == "0 records, 0 %"
    assert records_read(ImportProgress(12000, 0.25, 4.0)) == "12,000 records, 25 %, 3,000 a second, 12 s left"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_durations_are_words(seconds, words):
    assert duration(seconds) == words


def test_a_pipe_gets_few_lines_and_always_the_last():
    stream = io.StringIO()
    line = ProgressLine(stream)
    for done in range(1, 101):
        line.show(f"{done} of 100", is_last=done == 100)
    line.clear()
    told = stream.getvalue().splitlines()
    assert told[0].startswith("1 of 100")
    assert told[-1].startswith("100 of 100")
    assert len(told) < 5


def test_a_terminal_keeps_one_line_and_is_left_clean():
    stream = Terminal()
    line = ProgressLine(stream)
    line.show("1 of 1", is_last=True)
    line.clear()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[K")
