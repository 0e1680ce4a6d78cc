"""What the analysis found in one version of an article."""

from dataclasses import dataclass

from reader.model.article import Article
from reader.model.attribution import Attribution
from reader.model.source import Appearance

SURE_AT = 0.9  # confidence from which the window shows a statement as certain


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a reading."""

    name: str
    version: str
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article version with its attributions and appearances."""

    article: Article
    attributions: tuple[Attribution, ...]
    appearances: tuple[Appearance, ...]
    engine: Engine
    sure_at: float = SURE_AT
