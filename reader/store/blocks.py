"""Blocks of an article as compact JSON; their pictures go to a table of their own, once each."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from reader.model.article import Block, BlockKind, Emphasis, EmphasisKind, Image, Link
from reader.model.span import Span

_BEGIN = re.compile(r"[^\s,]")  # of an entry, or what ends the list


def blocks_to_json(blocks: Iterable[Block]) -> str:
    """Return the blocks as JSON, pictures by their hash."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return f"[{','.join(encode(_block_to_json(block)) for block in blocks)}]"


def pictures_in(blocks: Iterable[Block]) -> dict[str, bytes]:
    """Return the pictures that the blocks hold, by their hash."""
    held = (block.image.data for block in blocks if block.image)
    return {_hash(data): data for data in held if data is not None}


def picture_hashes(blocks: str) -> tuple[str, ...]:
    """Return the hashes of the pictures that the JSON names.

    Without any it is not read for them: that of a million words takes a tenth of a second.
    """
    if '"picture"' not in blocks:
        return ()
    return tuple(fields["picture"] for fields in _entries(blocks) if fields.get("picture"))


def blocks_from_json(blocks: str, pictures: Mapping[str, bytes]) -> tuple[Block, ...]:
    """Return the blocks as they were; a picture that `pictures` lacks is left out."""
    return tuple(_block_from_json(fields, pictures) for fields in _entries(blocks))


def _entries(blocks: str) -> Iterator[dict[str, Any]]:
    """Yield the entries one by one: all of a million words take 50 ms at one go, in which no other thread runs."""
    decode, end = json.JSONDecoder().raw_decode, blocks.index("[") + 1
    while (begin := _BEGIN.search(blocks, end)) is not None and begin.group() != "]":
        fields, end = decode(blocks, begin.start())
        yield fields


def _block_to_json(block: Block) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": block.kind, "start": block.start, "end": block.end, "level": block.level}
    if block.links:
        fields["links"] = [(link.span.start, link.span.end, link.href) for link in block.links]
    if block.emphases:
        fields["emphases"] = [(emphasis.span.start, emphasis.span.end, emphasis.kind) for emphasis in block.emphases]
    if block.image:
        fields |= {"href": block.image.href, "alt": block.image.alt}
        fields["picture"] = None if block.image.data is None else _hash(block.image.data)
    return fields


def _block_from_json(fields: dict[str, Any], pictures: Mapping[str, bytes]) -> Block:
    image = Image(fields["href"], pictures.get(fields["picture"]), fields["alt"]) if "alt" in fields else None
    return Block(
        kind=BlockKind(fields["kind"]),
        start=fields["start"],
        end=fields["end"],
        level=fields["level"],
        links=tuple(Link(Span(start, end), href) for start, end, href in fields.get("links", ())),
        emphases=tuple(
            Emphasis(Span(start, end), EmphasisKind(kind)) for start, end, kind in fields.get("emphases", ())
        ),
        image=image,
    )


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
