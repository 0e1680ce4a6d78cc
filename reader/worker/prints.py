"""The process that makes PDFs. What it needs for that may not be there; then it says what to install."""

import base64
import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace

from reader.exchange.copy_data import data_file
from reader.exchange.pdf import page_for_print
from reader.exchange.pictures import with_pictures_within_bounds
from reader.model.errors import CopyNotWrittenError
from reader.model.request import PrintRequest, print_request_from_json
from reader.worker.process import work_until_the_end
from reader.worker.service import Send

PART = 8 << 20  # bytes of a PDF in one answer
PRESS = "reader.worker.press"
MAKER = "weasyprint"

_PANGO = {
    "linux": "Install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "Install it: brew install pango",
}
_ELSEWHERE = "Install Pango with MSYS2, as the documentation of WeasyPrint says."


def main() -> int:
    """Make PDFs until standard input ends; return the exit status."""
    prints = Prints()
    return work_until_the_end(print_request_from_json, prints.answer, prints.load)


class Prints:
    """Makes PDFs once the press is loaded, which reads libraries and fonts and so comes before the confinement."""

    def __init__(self, press: str = PRESS, maker: str = MAKER) -> None:
        self._press = press
        self._maker = maker
        self._pdf: Callable[[str, str, bytes, str], bytes] | None = None

    def load(self) -> None:
        """Load the press, where this system has what it takes."""
        try:
            self._pdf = importlib.import_module(self._press).pdf
        except (ImportError, OSError):  # no WeasyPrint, or no Pango for it: said to whoever asks
            self._pdf = None

    def answer(self, request: PrintRequest, send: Send) -> None:
        """Send the PDF in parts; raises CopyNotWrittenError."""
        if self._pdf is None:
            raise self._missing()
        copy = with_pictures_within_bounds(replace(request.copy, altered=False))
        made = self._pdf(page_for_print(copy), copy.uid, data_file(copy).encode("utf-8", "replace"), copy.made)
        for start in range(0, len(made), PART):
            send({"pdf": base64.b64encode(made[start : start + PART]).decode("ascii")})
        send({"end": True})

    def _missing(self) -> CopyNotWrittenError:
        if importlib.util.find_spec(self._maker) is None:
            message = "Kilde makes PDFs by WeasyPrint, which is not installed."
            return CopyNotWrittenError(message, hint="Install it: pip install 'kilde[pdf]'")
        message = "PDFs need the library Pango, which this system lacks."
        return CopyNotWrittenError(message, hint=_PANGO.get(sys.platform, _ELSEWHERE))
