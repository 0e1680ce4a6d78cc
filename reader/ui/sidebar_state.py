"""What the sidebar says besides the cards, in each state that an article can be in."""

from PySide6.QtCore import QCoreApplication, QLocale

from reader.model.frozen import frozen
from reader.model.library import OpenArticle
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

SUPPORTED = frozenset({"en", "nb", "no", "nn"})


@frozen
class SidebarState:
    """Lines above the cards, and what stands where there are none."""

    remarks: tuple[str, ...] = ()
    notice: str = ""  # in the place of the cards
    is_arriving: bool = False  # cards are on their way


def state_of(article: OpenArticle | None) -> SidebarState:
    """Return what to say about `article`; None is an empty window."""
    if article is None:
        return SidebarState(notice=tr("Sidebar", "Open an article, and whom it cites appears here."))
    remarks = tuple(line for line in (_copy_remark(article), _language_remark(article)) if line)
    if article.cards:
        return SidebarState(remarks, is_arriving=not article.analysed)
    if not article.analysed:
        return SidebarState(remarks, tr("Sidebar", "Reading who says what…"), is_arriving=True)
    found_none = tr(
        "Sidebar", "No sources found. Where the article does cite somebody, select the words and say who says them."
    )
    return SidebarState(remarks, found_none)


def attributed_words(article: OpenArticle) -> int:
    """Return how many words the article attributes to anybody; 0 where nobody is given any.

    From a card's words and share, because words that two people say count once.
    """
    most = max(article.cards, key=lambda card: card.words, default=None)
    return round(most.words / most.share) if most and most.share else 0


def _copy_remark(article: OpenArticle) -> str:
    if article.copy_by is None:
        return ""
    words = (
        tr("Sidebar", "A copy by somebody else ({}). Its marks and claims stay with it.")
        if article.home is None
        else tr("Sidebar", "A copy, not as your library saved it ({}). Its marks and claims stay with it.")
    )
    return words.format(shown(article.copy_by))


def _language_remark(article: OpenArticle) -> str:
    code = article.reading.article.language
    if code is None or code.split("-")[0] in SUPPORTED:
        return ""
    language = QLocale(code).language()
    if language is QLocale.Language.C:
        return tr("Sidebar", "Kilde does not know this article’s language well: much will be missing.")
    name = QLocale.languageToString(language)
    return tr("Sidebar", "Kilde does not know {} well yet: much will be missing.").format(name)
