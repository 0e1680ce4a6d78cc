from reader.ui.commands import Command
from reader.ui.shortcuts_dialog import AROUND, ShortcutsDialog


def test_many_keys_fit_any_screen(qtbot):
    commands = [Command(f"c{number}", f"Do the thing number {number}", ("F8",), lambda: None) for number in range(400)]
    dialog = ShortcutsDialog(commands)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()


def test_few_keys_are_all_in_sight(qtbot):
    dialog = ShortcutsDialog([Command("a", "Do it", ("F8",), lambda: None)])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() < dialog.screen().availableSize().height() - AROUND
