import sys

from PySide6.QtCore import QObject


def test_qt_keeps_its_references_to_none():
    """PySide6 6.12 drops one at every void call on Python 3.11, and the interpreter dies after some thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100
