"""A copy of our own comes home: what the library never had is added, what it has stays as it is."""

from sqlite3 import Connection

from reader.app import recognition
from reader.app.history import add_assessment, set_annotation, set_correction
from reader.app.scopes import ArticleScope, SourceScope
from reader.model.copy import AnnotatedCopy
from reader.model.library import ArticleId
from reader.model.name_key import name_key
from reader.store import annotations, articles, corrections, profiles, sources
from reader.store.analyses import current_analysis, load_analysis


def take_home(connection: Connection, copy: AnnotatedCopy, now: str) -> ArticleId:
    """Return the copy's article, with the copy's marks, corrections and assessments that are new here.

    What the reader has deleted since the copy was saved stays deleted: the library knows it.
    """
    article = articles.find_uid(connection, copy.article_uid) or _keep_article(connection, copy, now)
    articles.mark_deleted(connection, article, None)
    scope = ArticleScope(article, copy.article_uid)
    for placed in copy.annotations:
        if not annotations.is_known(connection, placed.annotation.uid):
            set_annotation(connection, scope, placed.annotation.uid, placed.annotation, now)
    for correction in copy.corrections:
        if not corrections.is_known(connection, correction.uid):
            set_correction(connection, scope, correction, now)
    _take_assessments(connection, article, copy, now)
    return article


def _keep_article(connection: Connection, copy: AnnotatedCopy, now: str) -> ArticleId:
    """Put an article that this library has lost back into it, with the cards of the copy."""
    article = articles.insert_article(connection, copy.reading.article, copy.article_uid, now)
    articles.save_version(connection, article, copy.reading.article, "copy", now)
    if copy.is_whole:
        recognition.keep_analysis(connection, articles.load_article(connection, article), copy.reading, now)
    return article


def _take_assessments(connection: Connection, article: ArticleId, copy: AnnotatedCopy, now: str) -> None:
    stored = articles.load_article(connection, article)
    analysis = current_analysis(connection, stored.version)
    if analysis is None:
        return
    found = load_analysis(connection, analysis, stored.article)
    named = {name_key(card.name): source for card, source in zip(found.reading.appearances, found.sources, strict=True)}
    for assessment in copy.assessments:
        source = named.get(name_key(assessment.source))
        if source is not None and not profiles.knows_assessment(connection, assessment.uid):
            scope = SourceScope(source, sources.load_source(connection, source).uid)
            add_assessment(connection, scope, assessment, now)
