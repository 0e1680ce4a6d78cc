"""EPUB → its parts: the package that says what is in it, the chapters in order, and every file on request.

The container is a ZIP file. XML is read without entities and document types, and no file is written.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from reader.model.errors import ArticleUnreadableError
from reader.model.frozen import frozen
from reader.text.unpack import CHUNK, HARMLESS, LARGEST, RATIO, too_large

MIMETYPE = b"mimetypeapplication/epub+zip"  # as it stands behind the first header of the ZIP file
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
LOCKS = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # of fonts alone: no lock
PACKAGE = "application/oebps-package+xml"
PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"))
MOST_FILES = 20_000
LARGEST_XML = 20_000_000  # bytes of one part that is parsed
DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@frozen
class Part:
    """A file of the package as its manifest lists it."""

    path: str
    media_type: str
    is_contents: bool  # the list of contents that reading programs show
    is_linear: bool = True  # stands in the flow, not aside from it


@frozen
class Stated:
    """Something that the package states about the book, with what refines it: role, kind of title, event."""

    name: str  # "title", "creator", …
    text: str
    refined: tuple[str, ...] = ()


def is_epub(content: bytes) -> bool:
    """Tell whether a ZIP file says of itself that it is an EPUB."""
    if content[30:].startswith(MIMETYPE):
        return True
    return CONTAINER.encode() in content and PACKAGE.encode() in _container_of(content)


def _container_of(content: bytes) -> bytes:
    try:
        return Package(content, "").read(CONTAINER)
    except (KeyError, ArticleUnreadableError):
        return b""


class Package:
    """An open EPUB; every file in it is unpacked within limits, alone and all together."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open the ZIP file; raises ArticleUnreadableError."""
        self._name = name
        self._size = len(content)
        self._left = min(LARGEST, max(10 * HARMLESS, RATIO * len(content)))
        if content.count(b"PK\x01\x02") > MOST_FILES:
            raise too_large()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._files = {info.filename: info for info in self._archive.infolist()}
        except DAMAGE as cause:
            raise self.damaged() from cause

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises KeyError where there is none, and ArticleUnreadableError."""
        file = self._files[path]
        most = min(self._left, max(HARMLESS, RATIO * file.compress_size))
        result = bytearray()
        try:
            with self._archive.open(file) as stream:
                while piece := stream.read(CHUNK):
                    result += piece
                    if len(result) > most:
                        raise too_large()
        except DAMAGE as cause:
            raise self.damaged() from cause
        self._left -= len(result)
        return bytes(result)

    def require_unlocked(self) -> None:
        """Refuse a book whose chapters only its shop's own program can read."""
        if any(lock in self._files for lock in LOCKS) or any(
            method not in OBFUSCATION for method in self._encryption()
        ):
            raise ArticleUnreadableError(
                f"{self._name} is locked (DRM): only the program of the shop it is from can read it.",
                hint="Ask the publisher for an edition without a lock.",
            )
        if any(file.flag_bits & 1 for file in self._files.values()):
            raise ArticleUnreadableError(
                f"{self._name} is locked with a password.", hint="Save it without the password, and open that."
            )

    def _encryption(self) -> Iterator[str]:
        if ENCRYPTION not in self._files:
            return
        for element in self.tree(ENCRYPTION).iter("{*}EncryptionMethod"):
            parent = element.getparent()
            if parent is not None and etree.QName(parent).localname == "EncryptedData":
                yield element.get("Algorithm") or ""

    def tree(self, path: str) -> etree._Element:
        """Return the root of an XML file; raises KeyError where there is none, and ArticleUnreadableError."""
        content = DOCTYPE.sub(b"", self.read(path)[:LARGEST_XML], count=1)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, remove_pis=True)
        try:
            root = etree.fromstring(content.lstrip(), parser)
        except (etree.XMLSyntaxError, ValueError) as cause:
            raise self.damaged() from cause
        if root is None:
            raise self.damaged()
        return root

    def damaged(self) -> ArticleUnreadableError:
        """Return the error for an EPUB that cannot be read any further."""
        return ArticleUnreadableError(
            f"{self._name} is damaged or cut off: this EPUB cannot be unpacked.", hint="Download or save it again."
        )

    def description(self) -> "Description":
        """Return what the package says about itself; raises ArticleUnreadableError."""
        try:
            roots = list(self.tree(CONTAINER).iter("{*}rootfile"))
            stated = [root.get("full-path") or "" for root in roots if root.get("media-type") in (PACKAGE, None)]
            path = next(path for path in stated if path in self._files)
        except (KeyError, StopIteration) as cause:
            raise self.damaged() from cause
        return Description(self.tree(path), posixpath.dirname(path))

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self._files


class Description:
    """The package document: what the book is, and its chapters in order."""

    def __init__(self, root: etree._Element, folder: str) -> None:
        self._root = root
        self._folder = folder

    def stated(self) -> Iterator[Stated]:
        """Yield what it states about the book, in order."""
        refined: dict[str, list[str]] = {}
        for meta in self._root.iter("{*}meta"):
            refined.setdefault((meta.get("refines") or "").lstrip("#"), []).append(_words(meta))
        for element in self._root.iter("{http://purl.org/dc/elements/1.1/}*"):
            own = [value for key, value in element.attrib.items() if str(key).endswith(("}role", "}event"))]
            more = refined.get(element.get("id") or "-", [])
            yield Stated(etree.QName(element).localname, _words(element), tuple(map(str, (*own, *more))))

    def generator(self) -> str:
        """Return the program that made the book, "" where it does not say."""
        made_by = (meta.get("content") or "" for meta in self._root.iter("{*}meta") if meta.get("name") == "generator")
        return next(made_by, "")

    def parts(self) -> list[Part]:
        """Return the pages in reading order, those that stand aside from the flow at the end."""
        pages = {item.get("id"): item for item in self._root.iter("{*}item") if item.get("media-type") in PAGES}
        found: list[Part] = []
        for reference in self._root.iter("{*}itemref"):
            item = pages.pop(reference.get("idref"), None)
            if item is not None:
                path = joined(self._folder, item.get("href") or "")
                is_contents = "nav" in (item.get("properties") or "").split()
                is_linear = reference.get("linear") != "no"
                found.append(Part(path, item.get("media-type") or "", is_contents, is_linear))
        return sorted(found, key=lambda part: not part.is_linear)


def joined(folder: str, address: str) -> str:
    """Return the path inside the package that an address means, seen from a folder; "" for one outside."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path))).lstrip("/")


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())[:4000]
