"""The process that speaks, with the engine that Qt brings for tests: it says every word, and makes no sound."""

import sys

import pytest
from PySide6.QtCore import QLocale, QObject, Signal

from reader.app import paths
from reader.model.span import Span
from reader.ui import voice as voice_module
from reader.ui import voices as voices_module
from reader.ui.script import spoken
from reader.ui.voice import Voice
from reader.ui.voices import (
    VoiceName,
    chosen,
    language_words,
    of_other_languages,
    system_language,
    voices_for,
    why_none,
    why_silent,
    without_timbres,
)
from tests.conftest import need_speech

need_speech()
from PySide6.QtTextToSpeech import QVoice  # noqa: E402 - it may not be there

from reader.ui.voice_process import Mouth, State  # noqa: E402

SOON = 15_000
ANNE = VoiceName("Anne", "en_GB")


def said(words):
    return spoken(words, Span(0, len(words)))


@pytest.fixture
def voice(qtbot):
    made = Voice((*paths.voice_command(), "mock"))
    yield made
    made.close()
    assert not made.is_running


@pytest.fixture
def heard(voice):
    """What the voice has told, in order."""
    told = []
    voice.listed.connect(lambda voices: told.append(("listed", len(voices))))
    voice.word_begun.connect(lambda number, at: told.append(("word", number, at)))
    voice.ended.connect(lambda number: told.append(("ended", number)))
    voice.failed.connect(lambda words: told.append(("failed", words)))
    return told


def test_voices_come_with_name_and_locale(qtbot, voice):
    with qtbot.waitSignal(voice.listed, timeout=SOON) as found:
        voice.list_voices()
    assert ANNE in found.args[0]
    assert {"en", "nb", "fi"} == {one.language for one in found.args[0]}


def test_words_are_told_one_by_one_and_then_the_end(qtbot, voice, heard):
    with qtbot.waitSignal(voice.ended, timeout=SOON):
        voice.say(7, said("The quay 🌊 stands."), ANNE, 1.0)
    assert [told for told in heard if told[0] == "ended"] == [("ended", 7)]
    starts = [at for kind, _, at in heard[:-1] if kind == "word"]
    assert starts[:2] == [0, 4]


def test_what_is_said_in_haste_ends_only_once_and_last(qtbot, voice, heard):
    for number in range(5):
        voice.say(number, said(f"Sentence number {number} of them all."), ANNE, 1.0)
    with qtbot.waitSignal(voice.ended, timeout=SOON):
        voice.say(5, said("The last."), ANNE, 1.0)
    assert [told for told in heard if told[0] == "ended"] == [("ended", 5)]


def test_what_is_stopped_does_not_end(qtbot, voice, heard):
    with qtbot.waitSignal(voice.word_begun, timeout=SOON):
        voice.say(1, said("One two three four five six seven eight nine ten."), ANNE, 0.0)
    voice.stop()
    with qtbot.waitSignal(voice.ended, timeout=SOON):
        voice.say(2, said("Done."), ANNE, 1.0)
    assert ("ended", 1) not in heard


def test_the_front_door_leads_to_the_voice_as_a_bundle_takes_it(qtbot):
    voice = Voice((sys.executable, "-m", "reader", "--voice", "mock"))
    with qtbot.waitSignal(voice.listed, timeout=SOON) as found:
        voice.list_voices()
    assert ANNE in found.args[0]
    voice.close()


def test_a_process_that_does_not_answer_is_given_up(qtbot):
    deaf = Voice((sys.executable, "-c", "import sys; sys.stdin.read(); input()"), patience_ms=50)
    with qtbot.waitSignal(deaf.failed, timeout=SOON) as failed:
        deaf.list_voices()
    assert failed.args == ["It does not answer."]
    assert not deaf.is_running


ENDLESS = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"began": json.loads(line)["id"]}), flush=True)
"""


def test_a_voice_that_begins_and_never_ends_is_given_up(qtbot, monkeypatch):
    monkeypatch.setattr(voice_module, "SLOWEST_MS", 1)
    endless = Voice((sys.executable, "-c", ENDLESS), patience_ms=1000)
    with qtbot.waitSignal(endless.failed, timeout=SOON):
        endless.say(1, said("Hm."), ANNE, 0.0)
    assert not endless.is_running


@pytest.mark.parametrize("command", [(sys.executable, "-c", ""), ("/no/such/program",)])
def test_a_process_that_ends_or_never_starts_is_said_once(qtbot, command):
    broken = Voice(command)
    failures = []
    broken.failed.connect(failures.append)
    with qtbot.waitSignal(broken.failed, timeout=SOON):
        broken.list_voices()
    assert failures == ["It ended unexpectedly."]
    broken.stop()
    broken.close()


def test_a_voice_that_was_given_up_starts_again_when_it_is_wanted(qtbot, voice):
    with qtbot.waitSignal(voice.listed, timeout=SOON):
        voice.list_voices()
    voice.close()
    with qtbot.waitSignal(voice.listed, timeout=SOON):
        voice.list_voices()


class SlowSpeech(QObject):
    """An engine that begins late and forgets a stop until then, as that of Speech Dispatcher does."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name, as are those below
    sayingWord = Signal(str, int, int, int)  # noqa: N815
    errorOccurred = Signal(object, str)  # noqa: N815

    def __init__(self):
        super().__init__()
        self.said = []
        self.is_speaking = False

    def say(self, words):
        assert not self.is_speaking
        self.said.append(words)

    def begin(self):
        self.is_speaking = True
        self.stateChanged.emit(State.Speaking)

    def stop(self):
        if self.is_speaking:
            self.end()

    def end(self):
        self.is_speaking = False
        self.stateChanged.emit(State.Ready)

    def voice(self):
        return QVoice()

    locale = QLocale

    def setLocale(self, locale):  # noqa: N802
        pass

    def setRate(self, rate):  # noqa: N802
        pass

    def availableVoices(self):  # noqa: N802
        return []


@pytest.fixture
def slow(qapp):
    speech = SlowSpeech()
    told = []
    return speech, Mouth(speech, told.append), told


def order(number):
    return {"do": "say", "id": number, "words": f"Words {number}.", "voice": "", "locale": "en_GB", "rate": 0.0}


def test_what_is_stopped_before_its_first_sound_is_stopped_at_it(qtbot, slow):
    speech, mouth, told = slow
    mouth.obey(order(1))
    mouth.obey({"do": "stop"})
    speech.begin()
    assert not speech.is_speaking
    assert told == []


def test_the_newest_words_wait_for_silence_and_those_between_are_left_out(qtbot, slow):
    speech, mouth, told = slow
    for number in (1, 2, 3):
        mouth.obey(order(number))
    assert speech.said == ["Words 1."]
    speech.begin()
    qtbot.waitUntil(lambda: speech.said == ["Words 1.", "Words 3."])
    speech.begin()
    speech.end()
    assert told == [{"began": 3}, {"ended": 3}]


def test_a_silence_that_nothing_preceded_ends_nothing(slow):
    speech, mouth, told = slow
    mouth.obey(order(1))
    speech.end()
    assert told == []


ESPEAK = [
    VoiceName("English (Caribbean)", "en_US"),
    VoiceName("English (America)", "en_US"),
    VoiceName("English (America)+Adam", "en_US"),
    VoiceName("English (Great Britain)", "en_GB"),
    VoiceName("Norwegian Bokmål", "nb_NO"),
    VoiceName("Lone+Voice", "sv_SE"),
]


def names(language, voices=ESPEAK):
    return [voice.name for voice in voices_for(language, voices)]


def test_timbres_of_a_voice_that_is_there_are_left_out():
    assert [voice.name for voice in without_timbres(ESPEAK) if "+" in voice.name] == ["Lone+Voice"]


def test_one_voice_of_each_other_language_can_be_chosen():
    others = of_other_languages("nn", without_timbres(ESPEAK))
    assert [voice.language for voice in others] == ["en", "sv"]
    assert chosen("Lone+Voice", voices_for("nn", ESPEAK), others).language == "sv"


def test_a_system_without_a_language_reads_english(monkeypatch):
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    assert system_language() == "en"


def test_a_language_that_qt_does_not_know_is_named_by_its_code():
    assert (language_words("nn"), language_words("qx")) == ("Norwegian Bokmål", "qx")


def test_the_voice_of_the_readers_country_comes_first(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    assert names("en")[0] == "English (Great Britain)"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("nb_NO"))
    assert names("en")[0] == "English (America)"


@pytest.mark.parametrize("language", ["nb", "nn", "no"])
def test_every_form_of_norwegian_is_read(language):
    assert names(language) == ["Norwegian Bokmål"]


def test_the_voice_chosen_is_taken_and_another_where_it_is_gone():
    english = voices_for("en", ESPEAK)
    assert chosen("English (Caribbean)", english).name == "English (Caribbean)"
    assert chosen("Gone", english) == english[0]
    assert chosen("Gone", ()) is None


def test_the_reason_for_silence_names_what_to_do(monkeypatch):
    monkeypatch.setattr(voices_module, "_has_library", lambda _: True)
    monkeypatch.setattr(voices_module, "_has_module", lambda: True)
    assert why_silent() == ""
    monkeypatch.setattr(voices_module, "_has_library", lambda name: name != "libspeechd.so.2")
    assert "speech-dispatcher-espeak-ng libspeechd2" in why_silent()
    monkeypatch.setattr(voices_module, "_has_module", lambda: False)
    assert "kilde[speech]" in why_silent()


def test_a_language_without_a_voice_is_named():
    assert "Finnish" in why_none("fi", has_any=True)


@pytest.mark.parametrize(("system", "told"), [("linux", "speech-dispatcher-espeak-ng"), ("darwin", "settings")])
def test_where_there_is_no_voice_at_all_it_says_how_to_get_one(monkeypatch, system, told):
    monkeypatch.setattr(sys, "platform", system)
    assert told in why_none("fi", has_any=False)
