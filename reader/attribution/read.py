"""Reads an article: who says what, and who they are. What the worker calls."""

from dataclasses import replace

from reader.attribution import trained
from reader.attribution.attribute import attribute
from reader.attribution.foreign import quoted_speech
from reader.attribution.gather import Hints, gather
from reader.attribution.lexicon import load_lexicon
from reader.attribution.models import load_models
from reader.attribution.people import is_known
from reader.attribution.tagged_posts import PostTagger
from reader.model.article import Article
from reader.model.attribution import Attribution
from reader.model.reading import Engine, Reading

RULES = Engine("rules", "0.2")
# Characters. The worker has a minute, and the densest text made to try it takes nearly that at this length.
LONGEST_TAGGED = 250_000
VERSION = "0.1"  # of the trained engine; its models are named by their language


def read(article: Article) -> Reading:
    """Find the article's attributions and its source cards, from its own words alone."""
    lexicon = load_lexicon(article.language)
    attributions = attribute(article, lexicon)
    models = load_models(article.language) if len(article.text) <= LONGEST_TAGGED else None
    if models is not None:
        tagged = trained.attribute(article, attributions, lexicon, models)
        posts = PostTagger(tagged.columns, models)
        told, appearances = gather(article, tagged.attributions, Hints(tagged.parsed, posts))
        told = tuple(map(_in_full, told, tagged.in_full))
        return Reading(article, told + tagged.wider, appearances, Engine("trained", VERSION, (models.language,)))
    told, appearances = gather(article, attributions or _quoted(article))
    return Reading(article, told, appearances, RULES)


def _in_full(one: Attribution, full: Attribution) -> Attribution:
    return replace(one, content=full.content, cue=full.cue, source=full.source)


def _quoted(article: Article) -> tuple[Attribution, ...]:
    """Return the quotations of an article in a language whose cues are not known."""
    return () if is_known(article.language) else quoted_speech(article)
