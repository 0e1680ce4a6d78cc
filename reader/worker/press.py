"""Makes a PDF of a page. Loads WeasyPrint, and with it Pango: only the process that prints may import this."""

import base64
import os
from email.message import EmailMessage
from typing import Any

from reader.model.resources import resource

os.environ["FONTCONFIG_FILE"] = str(resource("fonts", "fonts.conf"))  # read once, when the next line loads Pango

from weasyprint import HTML
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


def pdf(page: str, identity: str) -> bytes:
    """Return the page as a PDF/UA: tagged, with an outline; `identity` tells it from others."""
    made = HTML(string=page, base_url="about:blank", url_fetcher=OnlyData()).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identity.encode()
    )
    return bytes(made)
