"""The line at the window's foot: what the analysis found, where the article is kept, what was fetched."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reader.model.library import OpenArticle
from reader.ui.shown_text import shown


class StatusLine(QWidget):
    """Three quiet remarks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.found = self._label(self.tr("What was found"))
        self.kept = self._label(self.tr("Where it is kept"))
        self.network = self._label(self.tr("Network"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(20)
        row.addWidget(self.found)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.network)
        self._fetched = self._found_before = self._kept = ""
        self._has_unkept = False
        self.say_fetched("")

    def show_article(self, article: OpenArticle) -> None:
        """Count what was found and say where the article is kept."""
        self.found.setText(found_words(article))
        if article.copy_by is not None:
            self._kept = (
                self.tr("A copy from somebody else, not in your library")
                if article.home is None
                else self.tr("A copy; the article itself is in your library")
            )
        elif article.older is not None:
            self._kept = self.tr("An older version, in your library")
        else:
            self._kept = self.tr("Saved in your library") if article.id is not None else ""
        self.say_unkept(self._has_unkept)

    def clear(self) -> None:
        """Say nothing of an article: none is on screen."""
        self._kept = ""
        self.found.setText("")
        self.say_unkept(self._has_unkept)

    def say_unkept(self, is_any: bool) -> None:
        """Say whether a change of the reader's is not in the library."""
        self._has_unkept = is_any
        self.kept.setText(self.tr("Not everything is saved") if is_any else self._kept)

    def say_reading(self, name: str) -> None:
        """Say what is being opened."""
        self._found_before = self.found.text()
        self.found.setText(self.tr("Opening {0}…").format(shown(name)[-60:]))

    def say_asking(self, host: str) -> None:
        """Say whose page is being asked."""
        self._found_before = self.found.text()
        self.found.setText(self.tr("Looking for changes at {0}…").format(shown(host)))

    def say_nothing_found(self) -> None:
        """Say nothing any more of what was being opened."""
        self.found.setText(self._found_before)

    def say_not_analysed(self) -> None:
        """Say that the text stands without cards."""
        self.found.setText(self.tr("Not analysed"))

    def say_fetched(self, host: str) -> None:
        """Say what was fetched last, "" for nothing."""
        self._fetched = (
            self.tr("Fetched from {0}").format(shown(host)) if host else self.tr("Offline: nothing was fetched")
        )
        self.network.setText(self._fetched)

    def say_asked(self, host: str) -> None:
        """Say which register was asked about a name."""
        self._fetched = self.tr("Asked {0} about a name").format(shown(host))
        self.network.setText(self._fetched)

    def show_address(self, address: str) -> None:
        """Show where the link under the pointer leads, "" when it is left."""
        self.network.setText(shown(address)[:90] if address else self._fetched)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        label.setMinimumWidth(1)
        return label


def found_words(article: OpenArticle) -> str:
    """Return "28 statements, 28 given to a source", or that the analysis is still under way."""
    if not article.analysed:
        return "Analysing…"
    found = len(article.reading.attributions)
    given = sum(1 for attribution in article.reading.attributions if attribution.speakers)
    if not found:
        return "No statements found"
    return f"{found} statement{'' if found == 1 else 's'}, {given} given to a source"
