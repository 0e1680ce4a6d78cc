"""Which articles are about somebody else?"""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.claim import Claim, ClaimField
from reader.model.library import ArticleId, ArticleRow
from reader.model.signal import Origin
from reader.ui.parting_dialog import PartingDialog
from tests.ui.sidebar.test_namesake_dialog import profile

ROWS = tuple(
    ArticleRow(ArticleId(number), title, "Fjordavisa", "2026-03-02", "2026-03-02", 3, 0)
    for number, title in ((4, "New quay"), (9, "Old quay"))
)


@pytest.fixture
def dialog(qtbot):
    made = PartingDialog(replace(profile(), articles=ROWS))
    qtbot.addWidget(made)
    made.show()
    return made


def tick(dialog, *rows):
    for row in rows:
        dialog.list.item(row).setCheckState(Qt.CheckState.Checked)


def test_ticked_articles_are_announced(dialog, qtbot):
    assert not dialog.part.isEnabled()
    tick(dialog, 1)
    with qtbot.waitSignal(dialog.parted) as parted:
        qtbot.mouseClick(dialog.part, Qt.MouseButton.LeftButton)
    assert parted.args == [(9,)]


def test_something_is_left_for_the_source_itself(dialog, qtbot):
    tick(dialog, 0, 1)
    assert not dialog.part.isEnabled()
    assert dialog.remark.text() == "Leave at least one article to this source."
    with qtbot.assertNotEmitted(dialog.parted):
        dialog.accept()


def test_one_whom_a_register_knows_can_lose_every_article(qtbot):
    born = Claim(ClaimField.BORN, "1961", None, None, None, Origin.REGISTER, "Rolls")
    dialog = PartingDialog(replace(profile(), articles=ROWS, facts=(born,)))
    qtbot.addWidget(dialog)
    tick(dialog, 0, 1)
    assert dialog.part.isEnabled()


def test_each_article_says_where_and_when(dialog):
    assert dialog.list.item(0).text() == "New quay\nFjordavisa · 2 Mar 2026"
