from reader.ui.commands import Command
from reader.ui.shortcuts_dialog import AROUND, ShortcutsDialog


def test_many_keys_fit_any_screen(qtbot):
    words = "Do the thing that is wanted of all things wanted, number"
    commands = [Command(f"c{number}", f"{words} {number}", ("F8",), lambda: None) for number in range(400)]
    dialog = ShortcutsDialog(commands)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.width() <= dialog.screen().availableSize().width()


def test_few_keys_are_all_in_sight(qtbot):
    dialog = ShortcutsDialog([Command("a", "Do it", ("F8",), lambda: None)])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() < dialog.screen().availableSize().height() - AROUND
