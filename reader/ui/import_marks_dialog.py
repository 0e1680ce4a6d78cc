"""Before marks come in: how many, how surely they stand on their words, and what stays as it is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.app.mark_imports import MarkImport, Preview
from reader.model.anchor import PlacementState
from reader.ui.labels import plain_label
from reader.ui.shown_text import shown

MOST = 6  # articles that are listed one by one


class ImportMarksDialog(QDialog):
    """Says what a file would bring; nothing is changed before the reader says so."""

    def __init__(self, planned: Preview, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import marks"))
        self._planned = planned
        title = plain_label(self.tr("Marks in {0}").format(shown(name)), "strong")
        self.contents = plain_label("\n".join(preview_lines(planned)))
        self.contents.setAccessibleName(self.tr("What the file would bring"))
        self.takes_notes = QCheckBox(self.tr("Where marks are otherwise here, take the file’s note, tags and colour"))
        self.takes_notes.setVisible(bool(planned.differing))
        promise = plain_label(self.tr("Nothing is deleted, and Ctrl+Z takes an import back."), "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        for widget in (title, self.contents, self.takes_notes, promise):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._buttons())
        self.setMinimumWidth(460)
        self.takes_notes.toggled.connect(self._allow)
        self._allow()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take_in = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take_in.setText(self.tr("Import"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _allow(self) -> None:
        self.take_in.setEnabled(bool(self._planned.new) or self.takes_notes.isChecked())


def preview_lines(planned: Preview) -> tuple[str, ...]:
    """Return what a file would bring, a line each, in plain words."""
    lines = [line for each in planned.imports[:MOST] for line in _article_lines(each)]
    more = planned.imports[MOST:]
    if more:
        new = sum(len(each.new) for each in more)
        lines.append(_tr("and {0} more articles, with {1} new marks").format(len(more), new))
    if not planned.is_named:
        lines.insert(0, _tr("The file does not name this article: the marks would go to it because it is open."))
    if planned.elsewhere:
        outside = _tr("{0} of articles that your library does not have: they stay outside")
        lines.append(outside.format(planned.elsewhere))
    if planned.left_out:
        lines.append(_tr("{0} left out: replies, or damaged").format(planned.left_out))
    return tuple(lines)


def _article_lines(each: MarkImport) -> tuple[str, ...]:
    uncertain, lost = each.placed(PlacementState.UNCERTAIN), each.placed(PlacementState.ORPHAN)
    counts = (
        (each.sure, _tr("{0} new, surely on their words")),
        (uncertain, _tr("{0} new, uncertain: to be confirmed in the text")),
        (each.placed(PlacementState.WHOLE), _tr("{0} new, on the article as a whole")),
        (lost, _tr("{0} new, without a place: kept with their words")),
        (each.there, _tr("{0} here already")),
        (len(each.differing), _tr("{0} with another note, tag or colour here")),
    )
    return (shown(each.title), *(f"·  {words.format(count)}" for count, words in counts if count))


def _tr(words: str) -> str:
    return QCoreApplication.translate("ImportMarks", words)
