"""What the analysis found in one version of an article."""

from reader.model.article import Article
from reader.model.attribution import Attribution
from reader.model.frozen import frozen
from reader.model.source import Appearance

SURE_AT = 0.9  # confidence from which the window shows a statement as certain


@frozen
class Engine:
    """What made a reading."""

    name: str
    version: str
    models: tuple[str, ...] = ()


@frozen
class Reading:
    """An article version with its attributions and appearances."""

    article: Article
    attributions: tuple[Attribution, ...]
    appearances: tuple[Appearance, ...]
    engine: Engine
    sure_at: float = SURE_AT
