"""Viewports got at without the loading of classes that nobody shows."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QListView, QScrollArea, QTextBrowser

from reader.ui.viewports import viewport_of

COUNT = """
import enum, os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QListView
from reader.ui.viewports import viewport_of
application, made, new = QApplication([]), [], enum.EnumType.__new__
enum.EnumType.__new__ = lambda kind, name, *more, **ways: made.append(name) or new(kind, name, *more, **ways)
view = QListView()
viewport = viewport_of(view)
assert viewport is view.viewport()
assert "WizardStyle" not in made, made
"""


@pytest.mark.parametrize("kind", [QListView, QScrollArea, QTextBrowser])
def test_viewport_is_the_views_own(qtbot, kind):
    view = kind()
    qtbot.addWidget(view)
    assert viewport_of(view) is view.viewport()


def test_viewport_of_a_list_needs_no_class_of_wizards(root):
    run = subprocess.run([sys.executable, "-c", COUNT], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
