import sys
from pathlib import Path

import pytest

from reader.app import paths
from reader.model import resources

CHECKOUT = Path(__file__).parents[2]


def test_a_library_chosen_by_hand_wins_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("KILDE_LIBRARY", str(tmp_path / "environment.db"))
    assert paths.library_file(str(tmp_path / "chosen.db")) == tmp_path / "chosen.db"
    assert paths.library_file() == tmp_path / "environment.db"


def test_a_relative_library_is_meant_from_here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert paths.library_file("mine.db") == tmp_path / "mine.db"
    assert paths.library_file("~mine.db") == tmp_path / "~mine.db"


def test_a_tilde_alone_is_the_readers_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.from_home("~/mine.db") == tmp_path / "mine.db"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_DATA_HOME is Linux's")
def test_the_usual_library_lies_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("KILDE_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.library_file() == tmp_path / "kilde" / "library.db"
    assert paths.worker_log() == tmp_path / "kilde" / "worker.log"


def test_resources_are_found_in_the_checkout():
    assert paths.resource("lexicon", "en") == CHECKOUT / "resources" / "lexicon" / "en"
    assert paths.sample_article().is_file()


def test_resources_are_found_in_an_installed_wheel(monkeypatch, tmp_path):
    (tmp_path / "reader" / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "reader")
    assert paths.resource("style") == tmp_path / "reader" / "resources" / "style"


def test_resources_are_found_in_a_bundle(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("style", "light.toml") == tmp_path / "resources" / "style" / "light.toml"


def test_the_worker_is_called_by_name_and_in_a_bundle_by_an_option(monkeypatch):
    assert paths.worker_command() == (sys.executable, "-m", "reader.worker")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.worker_command() == (sys.executable, "--worker")
    assert paths.voice_command() == (sys.executable, "--voice")
