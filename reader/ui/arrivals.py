"""What comes into the window from outside: files asked for, what is pasted or dropped, and marks that came along."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from reader.model.library import ArticleId
from reader.model.original import Original
from reader.ui.desk import Desk
from reader.ui.errands import Errands
from reader.ui.late import late
from reader.ui.opener import Opener
from reader.ui.pasted import handed_over, is_link
from reader.ui.remarks import Remarks
from reader.ui.window_body import WindowBody


class Arrivals(QObject):
    """Finds out what each is, and hands it on; a link is offered, never fetched unasked."""

    def __init__(self, body: WindowBody, opener: Opener, desk: Desk, errands: Errands, remarks: Remarks) -> None:
        super().__init__(body)
        self._body = body
        self._opener = opener
        self._desk = desk
        self._errands = errands
        self._remarks = remarks
        opener.marks_found.connect(self._take_marks)
        remarks.location_wanted.connect(opener.open_location)
        remarks.notice.whole_page_wanted.connect(self._open_whole_page)
        remarks.notice.copys_marks_wanted.connect(self._take_copys_marks)

    def ask_file(self) -> None:
        """Ask which file to open."""
        dialog = late("reader.ui.open_dialog", "open_dialog")(self._body.window())
        dialog.fileSelected.connect(self._opener.open_location)
        dialog.open()

    def ask_marks(self) -> None:
        """Ask for a file of marks, for the article on screen or the one that it names."""
        self._errands.mark_importing.ask_file(self._own_article())

    def paste(self) -> None:
        """Open what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Open what was pasted or dropped."""
        handed = handed_over(data)
        if handed.original is not None:
            self._opener.open_original(handed.original)
        elif handed.location is not None and is_link(handed.location):
            self._remarks.offer_location(handed.location)
        elif handed.location is not None:
            self._opener.open_location(handed.location)
        else:
            self._remarks.say_nothing_in_it()

    def _take_marks(self, marks: Original) -> None:
        self._body.status.say_nothing_found()
        self._errands.mark_importing.take(marks, self._own_article())

    def _take_copys_marks(self) -> None:
        if self._desk.original is not None:
            self._errands.mark_importing.take(self._desk.original, self._own_article())

    def _open_whole_page(self) -> None:
        if self._desk.original is not None:
            self._opener.open_original(self._desk.original, whole_page=True)

    def _own_article(self) -> ArticleId | None:
        return self._desk.article.id if self._desk.article is not None else None
