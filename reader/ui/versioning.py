"""Versions in the window: looked for, shown, read, and gone back from."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reader.app.workshop import Workshop
from reader.model.annotation import PlacedAnnotation
from reader.model.errors import KildeError
from reader.model.library import ArticleId, OpenArticle
from reader.model.version import VersionId
from reader.ui.access import Access
from reader.ui.browse import Browse
from reader.ui.desk import Desk
from reader.ui.looking_for_changes import LookingForChanges
from reader.ui.reading_pane import ReadingPane
from reader.ui.remarks import Remarks

Act = Callable[[], None] | None


class Versioning(QObject):
    """Brings together the page of versions, the article on screen, and what is said of both."""

    said = Signal(str, str, object)  # words, what can be done, and what does it
    fetched = Signal(str)  # host
    text_wanted = Signal()  # something in the article is to be seen
    failed = Signal(KildeError)

    def __init__(self, access: Access, workshop: Workshop, pane: ReadingPane, desk: Desk, browse: Browse) -> None:
        super().__init__(pane)
        self._access = access
        self._pane = pane
        self._desk = desk
        self._browse = browse
        self._kept: ArticleId | None = None  # has a new version that is on its way to the screen, with …
        self._to_say: tuple[str, str, Act] | None = None  # … what is to be said once it is there
        self._host = ""  # that was asked last
        self.looking = LookingForChanges(access.library, workshop, access.lane, self)
        self.looking.kept.connect(self._show_kept)
        self.looking.said.connect(self._say)
        self.looking.began.connect(self._remember_host)
        self.looking.versions_wanted.connect(browse.versions.show)
        self.looking.failed.connect(self.failed)
        browse.versions.mark_picked.connect(self._show_mark)
        browse.versions.look_asked.connect(self.look)
        desk.article_shown.connect(self._say_after)

    def follow(self, remarks: Remarks) -> None:
        """Say what comes of it there, and do what is wanted there."""
        looking, notice = self.looking, remarks.notice
        looking.began.connect(remarks.say_asking)
        looking.ended.connect(remarks.say_asked)
        self.fetched.connect(remarks.say_fetched)
        self.said.connect(remarks.offer)
        notice.newest_wanted.connect(self._desk.open_article)
        notice.versions_wanted.connect(self.show)
        notice.version_wanted.connect(self._show_version)

    def look(self) -> None:
        """Look for changes of the article on screen."""
        self._pane.margin.save()
        self.looking.look(self._desk.article)

    def show(self) -> None:
        """Show the versions of the article on screen."""
        article = self._desk.article
        if article is not None and article.kept_as is not None:
            self._pane.margin.save()
            self._browse.versions.show(article.kept_as)
        else:
            hint = self.tr("Open its file or address first.")
            self.failed.emit(KildeError(self.tr("Only articles of your library have versions."), hint=hint))

    def _say(self, words: str, action: str, act: Act) -> None:
        if self._kept is None:
            self.fetched.emit(self._host)
            self.said.emit(words, action, act)
        else:
            self._to_say = words, action, act  # what is opened takes away what was said before

    def _remember_host(self, host: str) -> None:
        self._host = host
        self._kept = self._to_say = None

    def _say_after(self, article: OpenArticle) -> None:
        if article.kept_as != self._kept:
            self._kept = self._to_say = None  # the reader is elsewhere by now
        elif self._kept is not None and self._to_say is not None:
            said, self._kept, self._to_say = self._to_say, None, None
            # In the next turn: what is said of an article just opened takes the place of it first.
            QTimer.singleShot(0, self, lambda: self._say(*said))

    def _show_kept(self, article: ArticleId) -> None:
        """Show the new version, unless the reader is at another article by now."""
        here = self._desk.article
        if here is not None and here.kept_as == article:
            self._kept = article
            self._access.opener.open_stored(article)
        if self._browse.versions.is_on_top:
            self._browse.versions.show(article)

    def _show_version(self, article: ArticleId, version: VersionId) -> None:
        library, opener = self._access.library, self._access.opener

        def reopen(_: OpenArticle) -> None:
            opener.open_stored(article)

        self._access.lane.start(
            lambda _: library.versions.show(article, version), succeeded=reopen, failed=self.failed.emit
        )

    def _show_mark(self, article: ArticleId, placed: PlacedAnnotation) -> None:
        self.text_wanted.emit()
        here = self._desk.article
        if here is not None and here.id == article:
            self._pane.marking.go_to(placed)
        else:
            self._desk.open_article(article, placed.placement.span)
