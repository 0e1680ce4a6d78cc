import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.checked import WireError
from reader.model.frames import LARGEST_FRAME, FrameError, decode, read_frame, write_frame
from reader.model.original import Original
from reader.model.request import ReadRequest, RereadRequest, request_from_json, request_to_json
from tests.model.strategies import addresses, articles, moments, perhaps

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)


@given(st.lists(values, max_size=4))
def test_frames_come_out_as_they_went_in(sent):
    stream = io.BytesIO()
    for value in sent:
        write_frame(stream, value)
    stream.seek(0)
    received = []
    while (body := read_frame(stream)) is not None:
        received.append(decode(body))
    assert received == sent


@given(values, st.integers(199, 601))
def test_a_frame_is_compact_json_however_much_is_in_it(value, many):
    stream, data = io.BytesIO(), {"all": [value] * many, "none": [], "inside": {"": {}, "it": value}}
    write_frame(stream, data)
    assert stream.getvalue()[4:].decode() == json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@given(st.binary(max_size=40))
@example(b"\x00\x00\x00\x02[")
@example(b"\xff\xff\xff\xff{}")
@example(b"\x00\x00\x00\x03NaN")
@example(b"\x00\x00\x00\x02\xc3\x28")
def test_hostile_bytes_are_a_frame_error_or_a_value(content):
    stream = io.BytesIO(content)
    try:
        while (body := read_frame(stream)) is not None:
            decode(body)
    except FrameError:
        return
    assert stream.read() == b""


@pytest.mark.parametrize("body", [b"[" * 200_000, b"1" * 10_000, b"Infinity", b'{"a":1', b""])
def test_json_that_would_break_the_decoder_is_refused(body):
    with pytest.raises(FrameError):
        decode(body)


def test_a_frame_that_is_too_large_is_not_begun():
    stream = io.BytesIO()
    with pytest.raises(FrameError):
        write_frame(stream, "a" * LARGEST_FRAME)
    with pytest.raises(FrameError):
        write_frame(stream, "half \ud800")
    assert stream.getvalue() == b""


def test_a_length_beyond_the_limit_is_refused_before_memory_is_taken():
    with pytest.raises(FrameError):
        read_frame(io.BytesIO((LARGEST_FRAME + 1).to_bytes(4, "big")))


originals = st.builds(
    Original, st.binary(), st.text(st.characters(codec="utf-8")), *(perhaps(st.just("text/html")),) * 2,
    perhaps(addresses), perhaps(moments),
)  # fmt: skip


@given(st.builds(ReadRequest, originals, st.booleans()) | st.builds(RereadRequest, articles()))
def test_a_request_comes_back_as_it_was(request):
    assert request_from_json(json.loads(json.dumps(request_to_json(request)))) == request


def test_file_whose_name_is_no_text_can_be_asked_for():
    stream = io.BytesIO()
    write_frame(stream, request_to_json(ReadRequest(Original(b"words", "caf\udce9.html"))))
    stream.seek(0)
    assert request_from_json(decode(read_frame(stream))).original.name == "caf?.html"


@given(values)
def test_anything_else_is_no_request(value):
    with pytest.raises(WireError):
        request_from_json(value)
