#!/usr/bin/env python3
"""Check annotated articles against the rules of `corpus/README.md`.

    check_corpus.py [FILE…] [--show] [--counts]

Without files, the whole corpus, and whether its test part is the one that was frozen. `--show` prints each statement
beside its speaker, for reading over; `--counts` how the corpus is spread. Exits 1 where a rule is broken. Standard
library only.
"""

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from marked_article import MarkedArticle, MarkedAttribution, MarkedSource, MarkupError, read_marked

CORPUS = Path(__file__).resolve().parent / "corpus"
FROZEN = CORPUS / "frozen.txt"
KINDS = ("person", "organisation", "publisher", "platform", "document", "unnamed")
QUOTE_MARKS = '“”«»„"'
QUOTATION = re.compile(r"“[^“”\n]*[”]?|«[^«»\n]*»?|„[^„“\n]*“?|\"[^\"\n]*\"?|(?<!\w)‘[^‘’\n]{3,}’(?!\w)")
WORDS = 130, 650


def faults(article: MarkedArticle) -> Iterator[str]:
    """Yield what breaks a rule, a sentence each."""
    text = article.text
    count = len(text.split())
    if not WORDS[0] <= count <= WORDS[1]:
        yield f"{count} words: {WORDS[0]} to {WORDS[1]} are wanted"
    if not any(b.kind == "heading" and text[b.start : b.end] == article.title for b in article.blocks):
        yield "the title is not the first heading, letter for letter"
    keys = {source.key for source in article.sources}
    for told in article.attributions:
        yield from _faults_of_attribution(article, told, keys)
    for source in article.sources:
        yield from _faults_of_source(article, source)
    if not any(s.kind == "publisher" and article.publisher in (s.name, *s.aliases) for s in article.sources):
        yield f"the outlet itself ({article.publisher}) has no card of kind publisher"
    yield from _loose_quotations(article)


def _faults_of_attribution(article: MarkedArticle, told: MarkedAttribution, keys: set[str]) -> Iterator[str]:
    at = f"attribution {told.number}"
    for key in (*told.speakers, *told.through):
        if key not in keys:
            yield f"{at}: no source {key!r}"
    if not told.content:
        yield f"{at}: no content is marked"
        return
    words = [article.text[start:end] for start, end in told.content]
    yield from (f"{at}: {fault}: {words[0][:50]!r}" for fault in _faults_of_kind(article, told, words))
    if told.kind != "direct" and not told.cue:
        yield f"{at}: only direct speech can do without a cue"
    if told.speakers and not told.source and told.kind != "direct":
        yield f"{at}: indirect and mixed want the words that name the speaker ({{s{told.number} …}}), be it a pronoun"
    if any(w != w.strip() for w in words):
        yield f"{at}: content begins or ends with a space"


def _faults_of_kind(article: MarkedArticle, told: MarkedAttribution, words: list[str]) -> Iterator[str]:
    has_marks = any(re.search(f"[{QUOTE_MARKS}]", w) for w in words)
    match told.kind:
        case "direct":
            if not _is_direct(article, told):
                yield "direct, but not in quote marks, after a dash, in a quote block or behind a label"
        case "indirect":
            if has_marks and not _only_scare(article, told):
                yield "indirect, but it holds quote marks"
        case "mixed":
            if not has_marks and not any("‘" in w or "'" in w for w in words):
                yield "mixed, but it holds no quoted words"
        case _:
            yield f"kind {told.kind!r}"


def _only_scare(article: MarkedArticle, told: MarkedAttribution) -> bool:
    """Tell whether all quote marks of the content stand in words marked as no statement, or in another's content."""
    inside = [*article.scare, *(span for other in article.attributions if other is not told for span in other.content)]
    return all(
        any(a <= start + mark.start() < b for a, b in inside)
        for start, end in told.content
        for mark in re.finditer(f"[{QUOTE_MARKS}]", article.text[start:end])
    )


def _is_direct(article: MarkedArticle, told: MarkedAttribution) -> bool:
    for start, end in told.content:
        block = next(b for b in article.blocks if b.start <= start < b.end)
        before = article.text[block.start : start].rstrip()
        has_own = article.text[start] in "“«„\"‘'–—―" or article.text[end - 1] in "”»“\"’'"
        is_led = before.endswith((":", "–", "—")) or (not before and block.kind in ("quote", "list-item"))
        # a dash paragraph goes on behind its cue
        goes_on = article.text[block.start] in "–—―-"
        if not (has_own or is_led or goes_on):
            return False
    return True


def _faults_of_source(article: MarkedArticle, source: MarkedSource) -> Iterator[str]:
    at = f"source {source.key}"
    says = any(source.key in told.speakers for told in article.attributions)
    is_own = source.kind == "publisher" and article.publisher in (source.name, *source.aliases)
    if source.kind not in KINDS:
        yield f"{at}: kind {source.kind!r}"
    if source.kind in ("person", "unnamed") and not says:
        yield f"{at}: a {source.kind} without a statement is no source"
    if source.kind == "organisation" and not says and not _stands_behind(article, source):
        yield f"{at}: an organisation that neither speaks nor stands behind a source is no source"
    if not is_own:
        yield from (f"{at}: {n!r} does not stand in the text" for n in source.names if n not in article.text)
        if not source.mentions:
            yield f"{at}: no mention is marked ({{@{source.key} …}})"
    for fact, tag, value, words in (
        ("role", "role", source.role, source.role_words),
        ("affiliation", "org", source.affiliation, source.affiliation_words),
    ):
        if value is not None and value.lower() not in article.text.lower():
            yield f"{at}: the {fact} {value!r} does not stand in the text"
        if value is not None and not words:
            yield f"{at}: no words are marked for its {fact} ({{{tag}@{source.key} …}})"
        if value is None and words:
            yield f"{at}: words are marked for a {fact} that is not given"


def _stands_behind(article: MarkedArticle, body: MarkedSource) -> bool:
    """Tell whether the body is somebody's affiliation, by its name or by the words that are marked for it."""
    names = {name.lower() for name in body.names}
    others = [source for source in article.sources if source is not body]
    if any(value.lower() in names for s in others for value in (s.affiliation, *s.affiliation_also) if value):
        return True
    tied = [span for source in others for span in source.affiliation_words]
    return any(a < y and x < b for a, b in tied for x, y in body.mentions)


def _loose_quotations(article: MarkedArticle) -> Iterator[str]:
    held = [span for told in article.attributions for span in told.content] + list(article.scare)
    for block in article.blocks:
        if block.kind == "heading":
            continue
        for found in QUOTATION.finditer(article.text, block.start, block.end):
            if not any(start < found.end() and found.start() < end for start, end in held):
                yield f"quote marks that are neither content nor {{x …}}: {found.group()[:60]}"


def show(article: MarkedArticle) -> None:
    """Print each statement beside its speaker."""
    print(f"== {article.id}: {article.title}")
    for told in article.attributions:
        content = " … ".join(article.text[a:b] for a, b in told.content)
        cue = " … ".join(article.text[a:b] for a, b in told.cue)
        source = " … ".join(article.text[a:b] for a, b in told.source)
        print(f"  {told.number:2} {told.kind:8} {'+'.join(told.speakers) or '-'}: [{source}] ({cue}) {content}")
    for source in article.sources:
        print(f"  @{source.key} {source.kind}: {source.name} | {source.affiliation} | {source.role}")


def counts(articles: list[MarkedArticle]) -> None:
    """Print how the corpus is spread."""
    for name in ("language", "split"):
        print(name, dict(Counter(getattr(a, name) for a in articles)))
    print("words", sum(len(a.text.split()) for a in articles))
    print("sources", dict(Counter(s.kind for a in articles for s in a.sources)))
    print("statements", dict(Counter(t.kind for a in articles for t in a.attributions)))


def test_hash(articles: Iterable[MarkedArticle]) -> str:
    """Return the SHA-256 of the test part's files, by name: it must not change once models are trained."""
    made = hashlib.sha256()
    for article in sorted(articles, key=lambda article: article.id):
        if article.split == "test":
            made.update((CORPUS / article.language / f"{article.id}.toml").read_bytes())
    return made.hexdigest()


def main() -> int:
    """Check the files, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--counts", action="store_true")
    wanted = parser.parse_args()
    bad = 0
    articles = []
    for file in wanted.files or sorted(CORPUS.glob("*/*.toml")):
        try:
            article = read_marked(file)
        except MarkupError as error:
            bad += 1
            print(error)
            continue
        articles.append(article)
        found = list(faults(article))
        bad += bool(found)
        for fault in found:
            print(f"{file.name}: {fault}")
        if wanted.show:
            show(article)
    if wanted.counts:
        counts(articles)
    if not wanted.files and test_hash(articles) != FROZEN.read_text("utf-8").split()[0]:
        bad += 1
        print("the test part is not the one that was frozen")
    print(f"{len(articles)} read, {bad} with faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
