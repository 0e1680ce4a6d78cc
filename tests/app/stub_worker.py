"""A worker for tests: the real loop, and an analysis that does what the page's first word says."""

import json
import os
import signal
import sys
import time
from dataclasses import replace

from reader.model.article import Article, Block, BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.model.reading import Engine, Reading
from reader.model.request import ReadRequest, request_from_json
from reader.model.wire import article_to_json, reading_to_json
from reader.worker import limits
from reader.worker.service import end_with_listener, serve


def answers(request):
    if not isinstance(request, ReadRequest):
        yield reading_of(request.article)
        return
    text = request.original.content.decode()
    if text.startswith("unreadable"):
        raise ArticleUnreadableError("That is a picture.", hint="Open another.")
    if text.startswith("{"):
        yield {"copy": json.loads(text)}
        return
    article = Article("t", None, (), None, "en", None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    for _ in range(9 if text.startswith("endless") else 1):  # it may have been taken over
        yield {"article": article_to_json(article)}
    time.sleep(4 if text.startswith("slow") else 0)
    yield misbehave(text.split()[0], article) or reading_of(article)


def answer(request, send):
    for each in answers(request):
        send(each)


def misbehave(how, article):
    match how:
        case "faulty":
            raise ZeroDivisionError("secret words of the article")
        case "endless":
            while True:
                time.sleep(0.01)
        case "halting":
            sys.stdout.buffer.write(b"\0\0\0\x09{")
            sys.stdout.buffer.flush()
            time.sleep(60)
        case "deadly":
            os._exit(9)
        case "greedy":
            hoard = []
            while True:
                hoard.append(bytearray(64 << 20))
        case "lying":
            answer = reading_of(article)
            answer["reading"]["article"]["blocks"][0]["end"] += 1
            return answer
        case "whoami":
            return reading_of(replace(article, title=str(os.getpid())))
    return None


def reading_of(article):
    return {"reading": reading_to_json(Reading(article, (), (), Engine("stub", "1")), None)}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.MEMORY = 400 << 20  # reached sooner
    limits.confine()
    end_with_listener(sys.stdout.buffer)
    sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer, request_from_json, answer, limits.grant_cpu_time))
