"""The window: its parts put together, and what follows from what they announce."""

from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.library import OpenArticle, Profile
from reader.ui.access import Access
from reader.ui.arrivals import Arrivals
from reader.ui.attributing import Attributing
from reader.ui.backing_up import BackingUp
from reader.ui.browse import Browse, Shelves
from reader.ui.changes import Changes
from reader.ui.commands import make_actions
from reader.ui.crash import CrashHook
from reader.ui.deletion import Deletion
from reader.ui.desk import Desk
from reader.ui.drafts import library_drafts
from reader.ui.errands import Errands
from reader.ui.going_to import GoingTo
from reader.ui.identifying import Identifying
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.mark_keeping import MarkKeeping
from reader.ui.opener import Opener
from reader.ui.outside import Outside
from reader.ui.read_aloud import ReadAloud
from reader.ui.recent import Recent
from reader.ui.remarks import Remarks
from reader.ui.resuming import Resuming
from reader.ui.session import Session
from reader.ui.shown_text import shown
from reader.ui.tasks import Lane
from reader.ui.text_menu import text_menu
from reader.ui.turning import Turning
from reader.ui.typesetting import Typesetting
from reader.ui.undoing import Undoing
from reader.ui.versioning import Versioning
from reader.ui.window_body import WindowBody
from reader.ui.window_commands import name_colours, window_commands

LOOKERS = 4  # threads that look things up, where nothing depends on the order
PICTURES_MS = 100  # that a start waits at most for the pictures of its article; most pages' are decoded in 20


class MainWindow(QMainWindow):
    """One article, its sources, and the library behind them."""

    def __init__(self, library: Library, workshop: Workshop, look: Look, crash: CrashHook) -> None:
        super().__init__()
        self.setWindowTitle("Kilde")
        self.setAcceptDrops(True)
        self.setAnimated(False)
        self._lookers = Lane(LOOKERS, crash.report, self)
        self._writers = Lane(1, crash.report, self)  # one: the reader's changes keep their order
        self._importers = Lane(1, crash.report, self)  # one: registers come in one after the other
        self.session = Session(library, self._writers)
        self.opener = Opener(library, workshop, self._lookers, self)
        self.changes = Changes(library, self._writers, self)
        look.choose(self.session.theme)
        look.resize(self.session.window_size)
        body = WindowBody(look, self.session.typography)
        self.top_bar, self.beside, self.status = body.top_bar, body.beside, body.status
        self.pages, self.pane, self.page, self.sidebar = body.pages, body.pane, body.page, body.sidebar
        self.message_bar, self.toast = body.message_bar, body.toast
        self.remarks = Remarks(self.message_bar, self.toast, self.status, self.pane.notice)
        access = Access(library, self.session, self.opener, self.changes, self._lookers)
        self.drafts = library_drafts(library, self._writers, self.changes)
        self.sidebar.use_drafts(self.drafts)
        self.desk = Desk(access, self.pane, self.sidebar)
        self.mark_keeping = MarkKeeping(access, self.pane, self.sidebar)
        self.browse = Browse(Shelves(library, self._lookers, self._writers, self.pages, self.page, look))
        self.turning = Turning(body, self.browse, self.desk)
        self.deletion = Deletion(self.browse, self.desk, self.opener, self.pane)
        self.versioning = Versioning(access, workshop, self.pane, self.desk, self.browse)
        self.resuming = Resuming(self.session, body, self.desk, self.browse, self)
        self.identifying = Identifying(access, look, self.sidebar, self.desk)
        self.attributing = Attributing(look, body, self.desk)
        self.aloud = ReadAloud(self.pane, self.session, look.icons, (self.message_bar, self.toast))
        self._outside = Outside(library.registers_state, self._lookers, self)
        self.errands = Errands(access, workshop, self._importers, look, self)
        self.arrivals = Arrivals(body, self.opener, self.desk, self.errands, self.remarks)
        self.backing_up = BackingUp(library, self._lookers, self)
        self.going_to = GoingTo(look, body, self.turning)
        self.typesetting = Typesetting(look, self.session, body, self.browse)
        self.recent = Recent(library, self._lookers, body, self.desk)
        self.undoing = Undoing(body, self.turning, self.browse, self.desk, self.remarks)
        self._commands = window_commands(self)
        self.actions_by_name = make_actions(self._commands, self, self.pane.view)
        body.show_actions(self.actions_by_name)
        self.aloud.set_actions(self.actions_by_name)
        self.setCentralWidget(body)
        self.setMinimumSize(480, 360)
        self._connect(crash)
        self._restore()

    @cached_property
    def finding(self) -> Any:
        """Return what finds words in the article, made with its bar when it is first wanted."""
        return late("reader.ui.finding", "Finding")(self.pane, self.sidebar, self.beside, self._lookers)

    @cached_property
    def _leaving(self) -> Any:
        return late("reader.ui.leaving", "Leaving")(self.changes, self)

    def show_article_at_once(self, article: OpenArticle) -> None:
        """Show the article that was read last as it was left, before the window is painted for the first time.

        Its pictures are waited for a moment: else the window would flash up empty, and be painted twice.
        """
        self.resuming.resume(article)
        self._lookers.settle(PICTURES_MS)

    # What the reader can ask for

    def open_location(self, location: str) -> None:
        """Open a path or an address; an address is fetched, because the reader asked."""
        self.opener.open_location(location)

    def find_words(self) -> None:
        """Find words in the article, beginning with the selected ones; in a table, the lines that have them."""
        if self.browse.find_on_page():
            return
        span = self.pane.view.selected_span()
        article = self.desk.article
        words = span.of(article.reading.article.text) if span is not None and article is not None else ""
        self.turning.show_article()
        self.finding.bar.open_bar(words if len(words) < 80 else "")

    def save_copy(self) -> None:
        """Save the article with its marks and cards as one file."""
        self.pane.margin.save()  # first: what is being typed belongs in the copy
        if self.desk.article is not None:
            self.errands.copying.begin(self.desk.article, self.pane.colours.named)

    def print_article(self) -> None:
        """Show the article as it would be printed, with its marks and sources."""
        self.pane.margin.save()
        if self.desk.article is not None:
            self.errands.printing.begin(self.desk.article)

    def show_keys(self) -> None:
        """Show what the keys do."""
        dialog = late("reader.ui.shortcuts_dialog", "ShortcutsDialog")(self._commands, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_marks(self) -> None:
        """Show all marks of the article, beside it."""
        self.turning.turn_to_article()
        self.beside.open_drawer()
        self.sidebar.show_marks()

    def show_registers(self) -> None:
        """Show the registers of the library, and let some in or out."""
        self.errands.registering.show_registers()

    def look_up(self, profile: Profile) -> None:
        """Show what would be asked about a source on the web; it is asked when the reader says so."""
        self.errands.looking_up.look_up(profile)

    def step_back(self) -> None:
        """Escape: close what lies over the article, one thing at a time."""
        if self.remarks.dismiss():
            return
        if not self.turning.is_at_article:
            if self.desk.article is not None:  # else there is nothing beneath but empty paper
                self.turning.show_article()
        elif not self.pane.marking.let_go() and not self.aloud.stop():
            self.pane.forget_words()
            self.beside.close_drawer()
            self.sidebar.select_card(None)

    # Qt's own ways in

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape where nobody before has used it."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, links, pages and text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.arrivals.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; where that cannot be, stay, unless the reader would rather lose it."""
        self.pane.margin.save()
        self.sidebar.save_note()
        if not self._leaving.may_leave():
            event.ignore()
            return
        self.drafts.save()
        self.desk.keep_place()
        self.resuming.keep()
        self.hide()
        self.aloud.close()
        self.opener.stop()
        self.errands.stop()
        for lane in (self._importers, self._writers, self._lookers):
            lane.close()
        super().closeEvent(event)

    # Inside

    def _connect(self, crash: CrashHook) -> None:
        crash.crashed.connect(self.message_bar.say)
        self._connect_opening()
        self._connect_desk()
        self._connect_changes()
        self._connect_text()
        self._connect_errands()
        self._connect_lists()

    def _connect_opening(self) -> None:
        remarks, opener = self.remarks, self.opener
        opener.began.connect(self.status.say_reading)
        opener.began.connect(self.turning.turn_to_article)
        opener.shown.connect(remarks.say_opened)
        opener.failed.connect(remarks.say_failed)
        remarks.analysis_wanted.connect(opener.analyse_again)
        remarks.notice.marks_wanted.connect(self.show_marks)
        self.versioning.follow(remarks)
        self.versioning.text_wanted.connect(self.turning.show_article)
        self.versioning.failed.connect(self.message_bar.say_error)

    def _connect_desk(self) -> None:
        desk = self.desk
        desk.article_shown.connect(self._show_article)
        desk.article_shown.connect(self.aloud.take_article)
        desk.article_left.connect(self._show_none)
        desk.way_changed.connect(self._show_way)
        desk.side_wanted.connect(self.beside.open_drawer)
        desk.side_wanted.connect(self._outside.look)
        self._outside.changed.connect(desk.ask_again)
        desk.failed.connect(self.message_bar.say_error)
        desk.fetched.connect(self.status.say_fetched)
        desk.refused.connect(self.remarks.say_refused)
        self.sidebar.link_asked.connect(self.remarks.offer_link)
        self.sidebar.look_up_asked.connect(self.look_up)
        self.sidebar.statement_copied.connect(lambda _: self.remarks.say(self.tr("Copied")))

    def _connect_changes(self) -> None:
        changes, remarks = self.changes, self.remarks
        changes.went_on.connect(self.toast.dismiss)
        changes.said.connect(remarks.say_done)
        changes.failed.connect(remarks.say_not_saved)
        changes.unkept.changed.connect(remarks.say_unkept)
        remarks.saving_wanted.connect(changes.unkept.try_again)
        remarks.undo_wanted.connect(self.desk.undo)

    def _connect_text(self) -> None:
        pane, cards, remarks = self.pane, self.pane.card_marking, self.remarks
        self.mark_keeping.failed.connect(self.message_bar.say_error)
        self.mark_keeping.text_wanted.connect(self.desk.text_wanted)
        pane.colours.changed.connect(lambda: name_colours(self.actions_by_name, pane.colours.spoken))
        pane.marking.said.connect(remarks.say)
        pane.marking.refused.connect(remarks.say_refused)
        cards.left_out.connect(lambda left: remarks.offer_left_out(left, cards.mark_statements))
        pane.settling.said.connect(remarks.say)
        pane.settling.heard.connect(self.toast.dismiss)
        pane.view.menu_asked.connect(self._show_menu)
        pane.link_clicked.connect(remarks.offer_link)
        pane.resting.typed_on.connect(remarks.say_typed_on)
        pane.address_pointed.connect(self.status.show_address)
        self.aloud.said.connect(remarks.say)
        self.aloud.explained.connect(self.message_bar.say)
        self.aloud.speaker_picked.connect(self.sidebar.select_card)

    def _connect_errands(self) -> None:
        self.errands.answered.connect(self.desk.ask_again)
        self.errands.asked.connect(self.status.say_asked)
        self.errands.article_wanted.connect(self.desk.open_article)
        self.errands.saved.connect(self._say_saved)
        self.browse.list_asked.connect(lambda rows, form: self.errands.list_saving.ask_for_list(rows, form))
        self.sidebar.dossier_asked.connect(lambda who, form: self.errands.list_saving.ask_for_dossier(who, form))
        self.errands.failed.connect(self.message_bar.say_error)

    def _connect_lists(self) -> None:
        browse = self.browse
        self.top_bar.address.opened.connect(self.open_location)
        self.turning.way_changed.connect(self._show_way)
        browse.failed.connect(self.message_bar.say_error)
        self.recent.failed.connect(self.message_bar.say_error)
        self.recent.library_asked.connect(browse.show_articles)
        self.changes.source_forgotten.connect(browse.list_anew)
        browse.done.connect(self.remarks.say_taken_back_by)
        browse.registers_asked.connect(self.show_registers)
        browse.backups_asked.connect(self.backing_up.show_backups)
        self.identifying.failed.connect(self.message_bar.say_error)
        for left in (self.sidebar.profile_left, self.desk.side_wanted):
            left.connect(self.toast.dismiss)  # its "Undo" would be another's from here on
        self.backing_up.failed.connect(self.message_bar.say_error)

    def _restore(self) -> None:
        self.resuming.restore_window()
        self._show_way()
        self.pane.view.setFocus()

    def _show_article(self, article: OpenArticle) -> None:
        title = article.reading.article.title
        self.setWindowTitle(f"{shown(title)} – Kilde" if title else "Kilde")
        self.remarks.show_article(article)
        self._offer_what_needs_one(is_there=True)

    def _show_none(self) -> None:
        self.setWindowTitle("Kilde")
        self.aloud.stop()
        self.status.clear()
        self._offer_what_needs_one(is_there=False)

    def _offer_what_needs_one(self, *, is_there: bool) -> None:
        for name in ("find", "save", "print"):
            self.actions_by_name[name].setEnabled(is_there)
        kept = self.desk.article if is_there else None
        self.actions_by_name["changes"].setEnabled(kept is not None and None not in (kept.kept_as, kept.address))
        self.actions_by_name["versions"].setEnabled(kept is not None and kept.kept_as is not None)

    def _show_way(self) -> None:
        self.actions_by_name["back"].setEnabled(self.turning.can_go_back)
        self.actions_by_name["forward"].setEnabled(self.desk.trail.can_go_forward)

    def _say_saved(self, file: Path) -> None:
        self.remarks.say(self.tr("Saved as {0}").format(shown(file.name)))

    def _show_menu(self, place: QPoint) -> None:
        """Offer what can be done with what is there."""
        text_menu(self.actions_by_name, self, self.pane.menu_place(), self.attributing.show_why).popup(place)
