"""Reads an article: who says what, and who they are. What the worker calls."""

from reader.attribution.attribute import attribute
from reader.attribution.foreign import quoted_speech
from reader.attribution.gather import gather
from reader.attribution.lexicon import load_lexicon
from reader.attribution.people import is_known
from reader.model.article import Article
from reader.model.reading import Engine, Reading

ENGINE = Engine("rules", "0.1")


def read(article: Article) -> Reading:
    """Find the article's attributions and its source cards, from its own words alone."""
    lexicon = load_lexicon(article.language)
    attributions = attribute(article, lexicon)
    if not attributions and not is_known(article.language):
        attributions = quoted_speech(article)
    told, appearances = gather(article, attributions)
    return Reading(article, told, appearances, ENGINE)
