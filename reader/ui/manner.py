"""How the reader likes to be read to, kept in the library's settings."""

from math import log

from reader.ui.session import Session

SPEEDS = (0.6, 0.8, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5)  # times the usual speed
_USUAL = 1.0


class Manner:
    """Speed, voices, and whether one sees whose words are read; read once, and kept as they are changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._voices: dict[str, str] = {}
        kept = session.setting("speech/speed")
        self.speed = next((speed for speed in SPEEDS if str(speed) == kept), _USUAL)
        self.shows_speaker = session.setting("speech/speaker") != "off"

    def voice(self, language: str) -> str:
        """Return the name of the voice chosen for a language; "" where none has been."""
        if language not in self._voices:
            self._voices[language] = self._session.setting(f"speech/voice/{language}")
        return self._voices[language]

    def set_voice(self, language: str, name: str) -> None:
        """Keep the voice for articles in this language."""
        self._voices[language] = name
        self._session.keep(f"speech/voice/{language}", name)

    def set_speed(self, speed: float) -> None:
        """Keep the speed, one of `SPEEDS`."""
        self.speed = speed
        self._session.keep("speech/speed", str(speed))

    def set_shows_speaker(self, shows: bool) -> None:
        """Keep whether one sees whose words are read."""
        self.shows_speaker = shows
        self._session.keep("speech/speaker", "on" if shows else "off")


def next_speed(speed: float, by: int) -> float:
    """Return the speed so many steps quicker, or slower; the ends hold."""
    return SPEEDS[max(0, min(len(SPEEDS) - 1, SPEEDS.index(speed) + by))]


def speed_words(speed: float) -> str:
    """Return "1.2×"."""
    return f"{speed:g}×"


def rate_of(speed: float) -> float:
    """Return a speed as Qt counts it, from -1 to 1.

    Each engine makes of that what it likes. A factor of three at the ends is what Windows does, and eSpeak nearly.
    """
    return max(-1.0, min(1.0, log(speed) / log(3)))
