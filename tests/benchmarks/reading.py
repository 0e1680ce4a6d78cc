"""Another setting and a search in long articles: until the line stands again, until it is found, the longest gap."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader.app import paths
from reader.model.article import Article, Block, BlockKind
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.span import Span
from reader.ui.finding import Finding
from reader.ui.look import Look
from reader.ui.reading_pane import ReadingPane
from reader.ui.side_by_side import SideBySide
from reader.ui.source_sidebar import SourceSidebar
from reader.ui.tasks import Lane
from reader.ui.typography import Typography

LINES = {
    "en": "The pilots of Varnes told the harbour board that nobody leaves this trade in protest, not in March. ",
    "nb": "Losene på Ålesund sa til havnestyret at ingen går av i protest, og at den som gjør det, får høre om det. ",
}
SETTINGS = {
    "larger": Typography(text_size=21),
    "narrower": Typography(text_size=21, measure=48),
    "hyphens": Typography(text_size=21, measure=48, is_justified=True, is_hyphenated=True),
}
SOUGHT = (("last", {}), ("e", {}), ("pilots|losene", {"is_pattern": True}), (r"(\w+\s?)+!", {"is_pattern": True}))


class Bench:
    """A pane with an article in it, and a clock that sees when the window stands still."""

    def __init__(self, application: QApplication) -> None:
        look = Look(paths.resource(), application)
        self.application, self.look = application, look
        self.lane = Lane(4, print)
        self.pane = ReadingPane(look.setting(), look.icons)
        sidebar = SourceSidebar(look.theme, look.icons)
        self.beside = SideBySide(self.pane, sidebar)
        self.finding = Finding(self.pane, sidebar, self.beside, self.lane)
        self.beside.resize(1360, 860)
        self.beside.show()
        self.longest, self.last = 0.0, time.perf_counter()
        self.timer = QTimer(self.pane, interval=0)
        self.timer.timeout.connect(self.tick)
        self.timer.start()

    def tick(self) -> None:
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now

    def clock(self, what: str, begin: Callable[[], object], *ends: Callable[[], bool]) -> None:
        """Print in how many milliseconds each end came, and the longest gap meanwhile."""
        self.longest, self.last = 0.0, time.perf_counter()
        begun = self.last
        begin()
        took = []
        for end in ends:
            while not end():
                self.application.processEvents()
            took.append(f"{1000 * (time.perf_counter() - begun):.0f}")
        self.application.processEvents()
        print(f"    {what:18} {' / '.join(took):>14} ms, longest gap {1000 * self.longest:.0f} ms")

    def measure(self, words: int, language: str) -> None:
        view, bar = self.pane.view, self.pane.find_bar
        print(f"  {words} words, {language}")
        article = long_article(words, language)
        self.clock("first written", lambda: self.pane.show_article(article, {}), lambda: view.is_complete)
        middle = len(article.reading.article.text) // 2
        view.show_span(Span(middle, middle + 1))
        for name, typography in SETTINGS.items():
            setting = self.look.setting(typography)
            self.clock(name, lambda s=setting: self.pane.set_setting(s), view.updatesEnabled, lambda: view.is_complete)
        bar.open_bar()
        for sought, how in SOUGHT:
            bar.is_pattern.setChecked(how.get("is_pattern", False))
            self.clock(f"find {sought}", lambda s=sought: bar.field.setText(s), lambda: self.finding.is_idle)
        bar.close_bar()
        self.pane.set_setting(replace(view.setting, typography=Typography()))


def long_article(words: int, language: str) -> OpenArticle:
    line = LINES[language] * 3
    parts = [f"{number}. {line}".strip() for number in range(words // len(line.split()))] + ["The very last."]
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(part)))
        at += len(part) + 2
    article = Article("T", None, (), None, language, None, "\n\n".join(parts), tuple(blocks))
    return OpenArticle(None, f"{words}{language}", Reading(article, (), (), Engine("t", "1")), analysed=True)


if __name__ == "__main__":
    bench = Bench(QApplication(sys.argv[:1]))
    print("in milliseconds: until the line stands again / until all is written; until it is found")
    for number in (50_000, 1_000_000):
        for tongue in LINES:
            bench.measure(number, tongue)
    bench.lane.close()
