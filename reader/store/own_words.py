"""What the reader set on the cards of a source, article by article."""

from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.library import ArticleId
from reader.model.own_word import own_words
from reader.model.signal import Signal
from reader.model.source import SourceId
from reader.store.analyses import read_signals
from reader.store.identity import same_as_each

_MOST = 500  # cards with the reader's word, of all the sources together


def own_words_in(
    connection: Connection, sources: Sequence[SourceId], *, beside: ArticleId | None
) -> defaultdict[SourceId, tuple[tuple[str | None, Signal], ...]]:
    """Return capacities and ties that the reader set, but for the article `beside`: newest first, with its title."""
    wanted = tuple(dict.fromkeys(sources))
    rows = connection.execute(
        f"""{same_as_each(len(wanted))} SELECT root, title, signals FROM same JOIN appearance ON source_id = same.id
        JOIN shown_analysis ON shown_analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE (corrected LIKE '%"capacity"%' OR corrected LIKE '%"interest"%') AND shown_analysis.article_id IS NOT ?
        ORDER BY coalesce(published, fetched) DESC, version.id DESC LIMIT {_MOST}""",
        (*wanted, beside),
    )
    said: defaultdict[SourceId, tuple[tuple[str | None, Signal], ...]] = defaultdict(tuple)
    for source, title, signals in rows:
        said[source] += tuple((title, own) for own in own_words(read_signals(signals)).values() if own.text)
    return said
