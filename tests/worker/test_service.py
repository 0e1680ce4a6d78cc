import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article
from reader.model.errors import ArticleUnreadableError
from reader.model.frames import FrameError, decode, read_frame, write_frame
from reader.model.original import Original
from reader.model.request import OUT_OF_MEMORY, ReadRequest, RereadRequest, request_from_json, request_to_json
from reader.worker.service import serve


def work(request, send):
    if isinstance(request, RereadRequest):
        raise MemoryError
    match request.original.content:
        case b"unreadable":
            raise ArticleUnreadableError("That is a picture.", hint="Open another.")
        case b"faulty":
            raise ZeroDivisionError("secret words")
        case b"bulky":
            send({"article": "a" * (65 << 20)})
    send({"reading": "fine"})


def ask(*bodies):
    """Return the exit status and the answers to the requests."""
    requests, answers = io.BytesIO(), io.BytesIO()
    for body in bodies:
        write_frame(requests, body)
    requests.seek(0)
    status = serve(requests, answers, request_from_json, work, lambda: None)
    answers.seek(0)
    frames = []
    while (body := read_frame(answers)) is not None:
        frames.append(decode(body))
    return status, frames


def read(content):
    return request_to_json(ReadRequest(Original(content, "page")))


def test_each_request_is_taken_and_answered():
    assert ask(read(b"a"), read(b"b")) == (0, [{"taken": True}, {"reading": "fine"}] * 2)


def test_an_error_is_the_answer_to_its_request_alone():
    _status, frames = ask(read(b"unreadable"), read(b"fine"))
    assert frames[1] == {"error": {"kind": "unreadable", "message": "That is a picture.", "hint": "Open another."}}
    assert frames[3] == {"reading": "fine"}


def test_a_fault_is_logged_without_its_words(capsys):
    _status, frames = ask(read(b"faulty"))
    assert frames[1]["error"]["kind"] == "failed"
    assert "secret" not in str(frames)
    logged = capsys.readouterr().err
    assert "ZeroDivisionError" in logged
    assert "test_service.py" in logged
    assert "secret" not in logged


def test_an_answer_too_large_for_a_frame_is_an_error():
    assert ask(read(b"bulky"))[1][1]["error"]["message"] == "The article is too large."


def test_out_of_memory_ends_the_process_with_its_own_status():
    article = Article(None, None, (), None, None, None, "text", ())
    assert ask(request_to_json(RereadRequest(article)), read(b"never")) == (OUT_OF_MEMORY, [{"taken": True}])


@given(st.lists(st.dictionaries(st.sampled_from(["ask", "content", "article"]), st.text() | st.integers()), max_size=3))
def test_senseless_requests_are_failed_requests(bodies):
    status, frames = ask(*bodies, read(b"fine"))
    assert status == 0
    assert frames[-1] == {"reading": "fine"}
    assert all(frame["error"]["kind"] == "failed" for frame in frames[1:-2:2])


@given(st.binary(min_size=1, max_size=30))
def test_bytes_that_are_no_frame_end_the_loop_or_fail(content):
    answers = io.BytesIO()
    try:
        assert serve(io.BytesIO(content), answers, request_from_json, work, lambda: None) == 0
    except FrameError:
        return
    answers.seek(0)
    assert decode(read_frame(answers)) == {"taken": True}


def test_a_request_cut_off_in_the_middle_ends_the_loop():
    with pytest.raises(FrameError):
        serve(io.BytesIO(b"\x00\x00\x00\x09{"), io.BytesIO(), request_from_json, work, lambda: None)
