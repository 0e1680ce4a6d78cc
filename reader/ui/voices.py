"""Which voice reads an article, and why none can."""

import ctypes
import importlib.util
import sys
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from reader.model.frozen import frozen

_SAME = {"no": "nb", "nn": "nb"}  # no voice that is about speaks Nynorsk, and "no" is what older voices call Bokmål
_ALSO_CALLED = {"United States": "America", "United Kingdom": "Great Britain"}  # by eSpeak
_LIBRARIES = {"libpulse.so.0": "libpulse0", "libspeechd.so.2": "libspeechd2"}  # Qt's module leaves them to the system

_WITH_VOICE = "apt-get install speech-dispatcher speech-dispatcher-espeak-ng"


@frozen
class VoiceName:
    """A voice of the system's."""

    name: str
    locale: str  # "nb_NO"

    @property
    def language(self) -> str:
        """Return the ISO 639-1 code; one for the forms of Norwegian."""
        return _language(self.locale)


def without_timbres(voices: Sequence[VoiceName]) -> tuple[VoiceName, ...]:
    """Return the voices without those that eSpeak lists again for a hundred timbres each, as "English+Adam"."""
    names = {(voice.name, voice.locale) for voice in voices}
    return tuple(v for v in voices if "+" not in v.name or (v.name.split("+")[0], v.locale) not in names)


def voices_for(language: str, voices: Sequence[VoiceName]) -> tuple[VoiceName, ...]:
    """Return the voices that speak a language, the likeliest first."""
    spoken = [voice for voice in voices if voice.language == _language(language)]
    home = _home(language)
    return tuple(sorted(spoken, key=lambda voice: _strangeness(voice, home)))


def of_other_languages(language: str, voices: Sequence[VoiceName]) -> tuple[VoiceName, ...]:
    """Return the likeliest voice of each other language by the languages' names: an article's may be told wrongly."""
    others = {voice.language for voice in voices} - {_language(language), "C"}
    return tuple(voices_for(other, voices)[0] for other in sorted(others, key=language_words))


def chosen(name: str, voices: Sequence[VoiceName], others: Sequence[VoiceName] = ()) -> VoiceName | None:
    """Return the voice that the reader has chosen, or the likeliest; None where there is none."""
    likeliest = voices[0] if voices else None
    return next((voice for voice in (*voices, *others) if voice.name == name), likeliest)


def why_silent() -> str:
    """Return why nothing can be read aloud here, as far as one can tell without trying; "" where it can be tried."""
    if not _has_module():
        return _tr("Reading aloud needs a part of Qt that is not installed: pip install 'kilde[speech]'")
    missing = [package for library, package in _LIBRARIES.items() if not _has_library(library)]
    if missing:
        line = " ".join((_WITH_VOICE, *missing))
        return _tr("Reading aloud needs Speech Dispatcher; on Debian and its kin: {0}").format(line)
    return ""


def why_none(language: str, *, has_any: bool) -> str:
    """Return why no voice reads an article in `language`."""
    if not has_any and sys.platform == "linux":
        return _tr("Speech Dispatcher has no voice; on Debian and its kin: {0}").format(_WITH_VOICE)
    if not has_any:
        return _tr("The system has no voice. Its settings let one be installed.")
    return _tr("No voice of the system speaks {0}").format(language_words(language))


def system_language() -> str:
    """Return the language of the system, for an article that does not say its own."""
    language = _language(QLocale.system().name())
    return language if language != "C" else "en"


def language_words(language: str) -> str:
    """Return what a language is called, or its code where Qt does not know it."""
    known = QLocale(_language(language)).language()
    return language if known is QLocale.Language.C else QLocale.languageToString(known)


def _home(language: str) -> QLocale:
    """Return the country whose voice is meant: the reader's own where it speaks the language."""
    system = QLocale.system()
    return system if _language(system.name()) == _language(language) else QLocale(_language(language))


def _strangeness(voice: VoiceName, home: QLocale) -> tuple[bool, bool, int]:
    country = QLocale.territoryToString(home.territory())
    is_named = any(name in voice.name for name in (country, _ALSO_CALLED.get(country, country)))
    return (voice.locale != home.name(), not is_named, len(voice.name))


def _language(locale: str) -> str:
    code = locale.replace("-", "_").split("_")[0]
    return _SAME.get(code, code)


@cache
def _has_module() -> bool:
    return importlib.util.find_spec("PySide6.QtTextToSpeech") is not None


def _has_library(name: str) -> bool:
    if sys.platform != "linux":  # other systems bring their voices along
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _tr(words: str) -> str:
    return QCoreApplication.translate("Voices", words)
