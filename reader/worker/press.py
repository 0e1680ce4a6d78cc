"""Makes a PDF of a page. Loads WeasyPrint, and with it Pango: only the process that prints may import this."""

import base64
import os
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from reader.exchange.copy_data import DATA_FILE
from reader.model.resources import resource

os.environ["FONTCONFIG_FILE"] = str(resource("fonts", "fonts.conf"))  # read once, when the next line loads Pango

from weasyprint import HTML, Attachment
from weasyprint.urls import URLFetcher, URLFetcherResponse


class OnlyData(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Hands out what an address itself holds, and refuses all others: a PDF is made of what is there."""

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - its signature
        """Return the content of a `data:` address."""
        head, comma, written = url.partition(";base64,")
        if not comma or not head.startswith("data:image/"):
            raise ValueError("nothing is fetched for a PDF")
        described = EmailMessage()
        described["Content-Type"] = head.removeprefix("data:")
        return URLFetcherResponse(url, base64.b64decode(written), described)


def pdf(page: str, identity: str, inside: bytes, made_on: str) -> bytes:
    """Return the page as a PDF/UA: tagged, with an outline, and with the data of the copy as a file inside.

    `identity` tells it from others; `made_on` is an ISO date.
    """
    made = HTML(string=page, base_url="about:blank", url_fetcher=OnlyData()).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identity.encode(), attachments=[_attached(inside, made_on)]
    )
    return bytes(made)


def _attached(inside: bytes, made_on: str) -> Attachment:
    """Return the data as a file of the PDF; by a date alone, as the moment would tell the maker's time zone."""
    day = datetime.fromisoformat(made_on[:10])
    words = "The article with its marks, notes and sources, for Kilde and for readers of Web Annotations"
    return Attachment(string=inside, name=DATA_FILE, description=words, created=day, modified=day)
