"""What a start loads, from the launch to the complete picture of the article that was read last."""

import subprocess
import sys

START = """
import sys
from reader.ui import application

def tell(*_parts):
    print(*sys.modules)
    application.QApplication.closeAllWindows()

application.settle = tell
sys.exit(application.run(None, sys.argv[1]))
"""
NEEDED = {"reader.app.cards", "reader.signals.card", "reader.ui.article_writer", "reader.ui.source_card_delegate"}
# Others' that are heavy, and ours that show, ask or write what is on no first picture.
NOT_YET = {
    "asyncio",
    "html",
    "httpx",
    "lxml",
    "numpy",
    "regex",
    "spacy",
    "sqlite_utils",
    "subprocess",
    "trafilatura",
    "uuid",
    "yaml",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtTextToSpeech",
    "reader.app.find",
    "reader.app.lookup",
    "reader.app.matching",
    "reader.app.patterns",
    "reader.app.register_file",
    "reader.cli",
    "reader.exchange",
    "reader.ui.annotation_editor",
    "reader.ui.comparison_page",
    "reader.ui.correction_dialog",
    "reader.ui.copying",
    "reader.ui.find_bar",
    "reader.ui.finding",
    "reader.ui.leaving",
    "reader.ui.library_page",
    "reader.ui.looking_up",
    "reader.ui.mark_importing",
    "reader.ui.mark_page",
    "reader.ui.open_dialog",
    "reader.ui.printing",
    "reader.ui.profile_page",
    "reader.ui.registering",
    "reader.ui.save_copy_dialog",
    "reader.ui.shortcuts_dialog",
    "reader.ui.source_picker",
    "reader.ui.sources_page",
    "reader.ui.statement_page",
    "reader.ui.type_panel",
    "reader.ui.versions_page",
    "reader.ui.why_page",
    "reader.web.lookup",
}


def test_a_start_loads_nothing_that_its_first_picture_does_not_show(sample, library, root, tmp_path):
    command = (sys.executable, "-c", START, str(tmp_path / "library.db"))
    loaded = set(
        subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    )
    assert loaded >= NEEDED
    assert loaded & NOT_YET == set()


def test_a_start_with_nothing_typed_loads_no_command_line(root):
    check = "import sys, reader.__main__; print(*(name for name in sys.modules if name.startswith('reader')))"
    told = subprocess.run((sys.executable, "-c", check), cwd=root, capture_output=True, text=True, check=True).stdout
    assert set(told.split()) == {"reader", "reader.__main__"}
