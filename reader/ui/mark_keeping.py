"""The reader's marks on their way from the article into the library, and what the library knows to name them by."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from reader.app.mark_states import Marks
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.errors import KildeError
from reader.model.library import ArticleId
from reader.ui.access import Access
from reader.ui.late import late
from reader.ui.reading_pane import ReadingPane
from reader.ui.settle_row import Settle
from reader.ui.source_sidebar import SourceSidebar

Names = tuple[tuple[tuple[Colour, str], ...], tuple[str, ...]]  # of colours, and of tags


class MarkKeeping(QObject):
    """Keeps what is marked, and knows tags and names of colours."""

    text_wanted = Signal()  # something in the article is to be seen
    failed = Signal(KildeError)

    def __init__(self, access: Access, pane: ReadingPane, side: SourceSidebar) -> None:
        super().__init__(pane)
        self._access = access
        self._pane = pane
        self._side = side
        self._tags: set[str] = set()
        marking, changes = pane.marking, access.changes
        marking.made.connect(lambda mark: self._keep(changes.add, mark))
        marking.changed.connect(lambda mark: self._keep(changes.change, mark))
        marking.deleted.connect(lambda uid: self._keep(changes.delete, uid))
        marking.several_changed.connect(self._keep_several)
        marking.changed.connect(self._learn_tags)
        pane.settling.place_asked.connect(self._seek_former_place)
        side.marks_asked.connect(lambda card: pane.card_marking.mark_all(card.appearance))
        side.mark_picked.connect(self._show)
        side.mark_answered.connect(self._answer)
        side.naming_asked.connect(self._ask_names)
        side.use_names(pane.colours)
        access.opener.shown.connect(self.load_names)
        self.load_names()

    def load_names(self) -> None:
        """Ask the library how colours and tags are called."""
        self._in_background(lambda: None)

    def _in_background(self, work: Callable[[], None]) -> None:
        """Do `work`, then show the names as they are in the library."""
        marks = self._access.library.marks

        def look_up(_: object) -> Names:
            work()
            return marks.colour_names(), marks.tags()

        self._access.lane.start(look_up, succeeded=self._show_names, failed=self.failed.emit)

    def _show_names(self, names: Names) -> None:
        named, tags = names
        self._pane.colours.show(named)
        self._tags |= set(tags)
        self._pane.margin.know_tags(sorted(self._tags))

    def _learn_tags(self, mark: Annotation) -> None:
        if not self._tags.issuperset(mark.tags):
            self._tags |= set(mark.tags)
            self._pane.margin.know_tags(sorted(self._tags))

    def _ask_names(self) -> None:
        make = late("reader.ui.colour_dialog", "ColourDialog")
        dialog = make(self._pane.colours, self._pane.view.setting.theme, self._pane.window())
        dialog.named.connect(self._keep_names)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep_names(self, names: dict[Colour, str]) -> None:
        marks = self._access.library.marks

        def work() -> None:
            for colour, name in names.items():
                marks.name_colour(colour, name)

        self._in_background(work)

    def _show(self, placed: PlacedAnnotation) -> None:
        self._pane.marking.go_to(placed)
        self.text_wanted.emit()

    def _answer(self, uid: str, settle: Settle) -> None:
        """Settle a mark from the list; where the reader is to choose words, show the text."""
        if settle is Settle.PUT_BACK:
            self.text_wanted.emit()
        self._pane.settling.answer_for(uid, settle)

    def _seek_former_place(self, placed: PlacedAnnotation) -> None:
        """Look up where a mark stood: in a long article that takes a while."""
        marks, settling, here = self._access.library.marks, self._pane.settling, self._article
        if here is not None:
            self._access.lane.start(
                lambda _: marks.former_place(here, placed.annotation.uid),
                succeeded=lambda former: settling.offer(placed, former),
                failed=self.failed.emit,
            )

    def _keep_several(self, wanted: Marks, step: str) -> None:
        if (here := self._article) is not None:
            self._access.changes.change_marks(here, wanted, step)

    def _keep(self, keep: Callable[[ArticleId, Any], None], mark: Annotation | str) -> None:
        if (here := self._article) is not None:
            keep(here, mark)

    @property
    def _article(self) -> ArticleId | None:
        return self._pane.article.id if self._pane.article is not None else None
