import gzip
import json
import threading
import time

import pytest

from reader.model.errors import LookUpFailedError
from reader.web.lookup import ask
from tests.web.answering import answering


@pytest.fixture
def server():
    with answering() as made:
        yield made


def complaint(server, habit, **limits):
    server.habit = habit
    with pytest.raises(LookUpFailedError) as caught:
        ask(server.address("/v2/organizations?query=Coast"), **limits)
    assert caught.value.hint
    return str(caught.value)


def test_question_is_one_plain_request_that_says_who_asks(server):
    answer = json.loads(ask(server.address("/v2/organizations?query=Coast")))
    assert answer["number_of_results"] == 2
    ((path, headers),) = server.seen
    assert path == "/v2/organizations?query=Coast"
    assert headers["User-Agent"].startswith("Kilde/")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_cookie_that_came_with_an_answer_is_not_sent_with_the_next_question(server):
    for _ in range(2):
        ask(server.address("/v2/organizations?query=Coast"))
    assert all("Cookie" not in headers for _, headers in server.seen)


@pytest.mark.parametrize(
    "location", ["/v3/organizations", "http://elsewhere.example/", "http://127.0.0.1:9/v2", "ftp://127.0.0.1/"]
)
def test_nobody_is_followed_who_sends_on(server, location):
    words = complaint(server, lambda handler: handler.send(b"", 302, Location=location))
    assert words.startswith("127.0.0.1 sends on to ")
    assert words.endswith("which was not asked.")
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "127.0.0.1 is in trouble (HTTP 500)."),
        (429, "127.0.0.1 is asked too often just now (HTTP 429)."),
        (403, "127.0.0.1 refuses to answer programs like Kilde (HTTP 403)."),
        (404, "127.0.0.1 does not answer this question (HTTP 404)."),
    ],
)
def test_refusal_is_said_in_a_sentence(server, status, words):
    assert complaint(server, lambda handler: handler.send({"errors": ["no"]}, status)) == words


def test_page_instead_of_data_is_said(server):
    words = complaint(server, lambda handler: handler.send(b"<h1>Log in</h1>", media_type="text/html"))
    assert words == "127.0.0.1 answered with a page instead of data."


@pytest.mark.parametrize("is_packed", [False, True])
def test_answer_too_large_is_left_while_it_comes(server, is_packed):
    def habit(handler):
        if is_packed:
            handler.send(gzip.compress(bytes(100 << 20), 1), Content_Encoding="gzip")
        else:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.end_headers()
            for _ in range(1600):
                handler.wfile.write(bytes(1 << 16))

    assert complaint(server, habit, most=2 << 20) == "The answer is larger than 2 MB and was not read."


def test_silent_register_is_left_in_time(server):
    words = complaint(server, lambda handler: handler.server.patience.wait(20), timeout_s=0.2)
    assert words == "127.0.0.1 did not answer within 0.2 seconds."


def test_answer_that_breaks_off_is_said(server):
    words = complaint(server, lambda handler: handler.send(b"{", **{"Content-Length": "1000"}))
    assert words == "127.0.0.1 did not send a whole answer."


def test_nobody_at_the_address_is_said():
    with answering() as gone:
        address = gone.address("/v2/organizations?query=Coast")
    with pytest.raises(LookUpFailedError, match=r"^127\.0\.0\.1 refused the connection\.$"):
        ask(address)


@pytest.mark.parametrize("address", ["ftp://register.example/?query=Coast", "https://", "http://[::1", "register"])
def test_address_that_is_none_is_said_with_what_to_check(address):
    with pytest.raises(LookUpFailedError) as caught:
        ask(address)
    assert "KILDE_ROR" in caught.value.hint


def test_question_that_is_wanted_no_more_is_given_up_soon(server):
    go_on = threading.Event()
    begun = time.monotonic()
    words = complaint(server, lambda _: go_on.wait(20), is_wanted=lambda: not server.seen)
    go_on.set()
    assert words == "The question was given up."
    assert time.monotonic() < begun + 10
