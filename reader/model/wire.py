"""The one codec between a reading and the JSON that worker, command line and copies use.

Schema 1. Fields that say nothing (no level, no emphasis, no picture) are left out; what an article does
not state is null. `…_from_json` trusts nothing: offsets lie in the text, indices and kinds exist.
"""

import base64
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from reader.model.article import Article, Block, BlockKind, Emphasis, EmphasisKind, Image, Link
from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.checked import NAME_LENGTH, Checked
from reader.model.picture import picture_type
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span

SCHEMA = 1

LONG_LISTS = ("attributions", "sources", "blocks")  # of a reading, and of an article
PART = 200  # entries of a long list in one part

Json = dict[str, Any]


def reading_to_json(reading: Reading, file: str | None) -> Json:
    """Return the reading as PRODUCT's object; `file` is the name as the reader gave it."""
    return {
        "schema": SCHEMA,
        "file": file,
        "engine": {
            "name": reading.engine.name,
            "version": reading.engine.version,
            "models": list(reading.engine.models),
        },
        "sure_at": reading.sure_at,
        "article": article_to_json(reading.article),
        "attributions": [_attribution_to_json(attribution) for attribution in reading.attributions],
        "sources": [_appearance_to_json(appearance) for appearance in reading.appearances],
    }


def in_parts(whole: Json) -> Iterator[Json]:
    """Yield first entries of the long lists of a reading's or an article's JSON, a part at a time, then what is left.

    To decode those of a book at one go would hold up the window for as long.
    """
    rest = dict(whole)
    for name in LONG_LISTS:
        entries = whole.get(name, ())
        last = max(0, len(entries) - 1) // PART * PART
        for start in range(0, last, PART):
            yield {name: entries[start : start + PART]}
        if name in rest:
            rest[name] = entries[last:]
    yield rest


def article_to_json(article: Article) -> Json:
    """Return the article's part of the object."""
    fields: Json = {
        "title": article.title,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "blocks": [_block_to_json(block) for block in article.blocks],
    }
    if article.words_left_out:
        fields["words_left_out"] = article.words_left_out
    if article.saved is not None:
        fields["saved"] = article.saved
    return fields


def reading_from_json(data: Any) -> Reading:
    """Return the reading that `data` describes; raises WireError."""
    return read_reading(Checked(data))


def article_from_json(data: Any) -> Article:
    """Return the article that `data` describes; raises WireError."""
    return read_article(Checked(data))


def read_reading(whole: Checked, parts: Sequence[Checked] = (), known: Article | None = None) -> Reading:
    """Return the reading at a place in a larger document; raises WireError.

    `parts` hold entries of its long lists that came before it, see `in_parts`. It may lack an article that is `known`.
    """
    require_schema(whole)
    article = read_article(whole["article"]) if known is None or whole.get("article") else known
    size = len(article.text)
    sources, attributions = _entries("sources", whole, parts), _entries("attributions", whole, parts)
    return Reading(
        article=article,
        attributions=tuple(_read_attribution(item, size, len(sources)) for item in attributions),
        appearances=tuple(_read_appearance(item, size, len(attributions)) for item in sources),
        engine=_read_engine(whole["engine"]),
        sure_at=whole["sure_at"].share(),
    )


def read_article(fields: Checked, parts: Sequence[Checked] = ()) -> Article:
    """Return the article at a place in a larger document; raises WireError. `parts` are as for `read_reading`."""
    text = fields["text"].text()
    title, publisher, published = fields.get("title"), fields.get("publisher"), fields.get("published")
    language, url, left_out = fields.get("language"), fields.get("url"), fields.get("words_left_out")
    saved = fields.get("saved")
    return Article(
        title=title.text(NAME_LENGTH) if title else None,
        publisher=publisher.text(NAME_LENGTH) if publisher else None,
        authors=tuple(author.text(NAME_LENGTH) for author in fields["authors"].items()),
        published=published.day() if published else None,
        language=language.language() if language else None,
        url=url.address() if url else None,
        text=text,
        blocks=_read_blocks(_entries("blocks", fields, parts), len(text)),
        words_left_out=left_out.integer(0, 1 << 40) if left_out else 0,
        saved=saved.moment() if saved else None,
    )


def _entries(name: str, whole: Checked, parts: Sequence[Checked]) -> tuple[Checked, ...]:
    before = (entries for part in parts if (entries := part.get(name)) is not None)
    return tuple(chain.from_iterable(entries.items() for entries in (*before, whole[name])))


def require_schema(fields: Checked) -> None:
    """Refuse a document of another schema than this program's."""
    if fields["schema"].integer(0, 1 << 31) != SCHEMA:
        raise fields["schema"].error(f"is not {SCHEMA}")


def _attribution_to_json(attribution: Attribution) -> Json:
    fields: Json = {
        "content": _pairs(attribution.content),
        "cue": _pairs(attribution.cue),
        "source": _pairs(attribution.source),
        "kind": attribution.kind.value,
        "speakers": list(attribution.speakers),
        "through": list(attribution.through),
        "confidence": attribution.confidence,
    }
    if attribution.found_by is not None:
        fields["found_by"] = attribution.found_by.value
    if attribution.ties:
        fields["ties"] = [{"kind": tie.kind.value, "confidence": tie.confidence} for tie in attribution.ties]
    return fields


def _read_attribution(fields: Checked, size: int, sources: int) -> Attribution:
    found_by, ties = fields.get("found_by"), _read_ties(fields)
    speakers = tuple(index.integer(0, sources - 1) for index in fields["speakers"].items())
    if ties and len(ties) != len(speakers):
        raise fields["ties"].error(f"has {len(ties)} entries for {len(speakers)} speakers")
    return Attribution(
        content=_read_spans(fields["content"], size),
        cue=_read_spans(fields["cue"], size),
        source=_read_spans(fields["source"], size),
        kind=fields["kind"].choice(StatementKind),
        speakers=speakers,
        through=tuple(index.integer(0, sources - 1) for index in fields["through"].items()),
        confidence=fields["confidence"].share(),
        found_by=found_by.choice(Finder) if found_by else None,
        ties=ties,
    )


def _read_ties(fields: Checked) -> tuple[Tie, ...]:
    ties = fields.get("ties")  # an earlier Kilde wrote none
    return tuple(Tie(tie["kind"].choice(TieKind), tie["confidence"].share()) for tie in ties.items()) if ties else ()


def _appearance_to_json(appearance: Appearance) -> Json:
    return {
        "name": appearance.name,
        "kind": appearance.kind.value,
        "aliases": list(appearance.aliases),
        "affiliation": appearance.affiliation,
        "role": appearance.role,
        "mentions": _pairs(appearance.mentions),
        "statements": [_statement_to_json(statement) for statement in appearance.statements],
        "evidence": [
            {"field": evidence.field.value, **_offsets(evidence.span), "confidence": evidence.confidence}
            for evidence in appearance.evidence
        ],
        "signals": [_signal_to_json(signal) for signal in appearance.signals],
    }


def _read_appearance(fields: Checked, size: int, attributions: int) -> Appearance:
    affiliation, role = fields.get("affiliation"), fields.get("role")
    return Appearance(
        name=fields["name"].name(),
        kind=fields["kind"].choice(SourceKind),
        aliases=tuple(alias.name() for alias in fields["aliases"].items()),
        affiliation=affiliation.text(NAME_LENGTH) if affiliation else None,
        role=role.text(NAME_LENGTH) if role else None,
        mentions=_read_spans(fields["mentions"], size),
        statements=tuple(_read_statement(item, size, attributions) for item in fields["statements"].items()),
        evidence=tuple(_read_evidence(item, size) for item in fields["evidence"].items()),
        signals=tuple(_read_signal(item, size) for item in fields["signals"].items()),
    )


def _statement_to_json(statement: Statement) -> Json:
    return {
        "text": statement.text,
        "kind": statement.kind.value,
        **_offsets(statement.span),
        "attribution": statement.attribution,
        "confidence": statement.confidence,
    }


def _read_statement(fields: Checked, size: int, attributions: int) -> Statement:
    return Statement(
        text=fields["text"].text(),
        kind=fields["kind"].choice(StatementKind),
        span=fields.span_fields(0, size),
        attribution=fields["attribution"].integer(0, attributions - 1),
        confidence=fields["confidence"].share(),
    )


def _read_evidence(fields: Checked, size: int) -> Evidence:
    return Evidence(
        field=fields["field"].choice(Field),
        span=fields.span_fields(0, size),
        confidence=fields["confidence"].share(),
    )


def _signal_to_json(signal: Signal) -> Json:
    fields: Json = {"id": signal.id, "text": signal.text, "evidence": _pairs(signal.evidence)}
    if signal.origin is not Origin.ARTICLE:
        fields["origin"] = signal.origin.value
    if signal.link is not None:
        fields["link"] = signal.link
    if signal.date is not None:
        fields["date"] = signal.date
    if signal.value is not None:
        fields["value"] = signal.value
    return fields


def _read_signal(fields: Checked, size: int) -> Signal:
    origin, link, date, value = (fields.get(name) for name in ("origin", "link", "date", "value"))
    return Signal(
        id=fields["id"].uid(),
        text=fields["text"].text(NAME_LENGTH),
        evidence=_read_spans(fields["evidence"], size),
        origin=origin.choice(Origin) if origin else Origin.ARTICLE,
        link=link.address() if link else None,
        date=date.text(40) if date else None,
        value=value.text(NAME_LENGTH) if value else None,
    )


def _read_engine(fields: Checked) -> Engine:
    models = tuple(model.text(NAME_LENGTH) for model in fields["models"].items(100))
    return Engine(fields["name"].text(NAME_LENGTH), fields["version"].text(NAME_LENGTH), models)


def _block_to_json(block: Block) -> Json:
    links = [{**_offsets(link.span), "href": link.href} for link in block.links]
    fields: Json = {"kind": block.kind.value, "start": block.start, "end": block.end, "links": links}
    if block.level:
        fields["level"] = block.level
    if block.emphases:
        fields["emphases"] = [{**_offsets(words.span), "kind": words.kind.value} for words in block.emphases]
    if block.image is not None:
        fields["image"] = _image_to_json(block.image)
    return fields


def _read_blocks(items: Sequence[Checked], size: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    after = 0
    for item in items:
        blocks.append(_read_block(item, after, size))
        after = blocks[-1].end
    return tuple(blocks)


def _read_block(fields: Checked, after: int, size: int) -> Block:
    start = fields["start"].integer(after, size)  # blocks stand in order and do not overlap
    end = fields["end"].integer(start, size)
    level, emphases, image = fields.get("level"), fields.get("emphases"), fields.get("image")
    links = fields["links"].items()
    return Block(
        kind=fields["kind"].choice(BlockKind),
        start=start,
        end=end,
        level=level.integer(0, 1_000) if level else 0,
        links=tuple(Link(link.span_fields(start, end), _read_href(link["href"])) for link in links),
        emphases=tuple(
            Emphasis(words.span_fields(start, end), words["kind"].choice(EmphasisKind)) for words in emphases.items()
        )
        if emphases
        else (),
        image=_read_image(image) if image else None,
    )


def _read_href(field: Checked) -> str:
    return field.address("http", "https", "mailto")


def _image_to_json(image: Image) -> Json:
    data = None if image.data is None else base64.b64encode(image.data).decode("ascii")
    return {"href": image.href, "data": data, "alt": image.alt}


def _read_image(fields: Checked) -> Image:
    href, data = fields.get("href"), fields.get("data")
    return Image(
        href=href.address() if href else None,
        data=_read_picture(data) if data else None,
        alt=fields["alt"].text(),
    )


def _read_picture(field: Checked) -> bytes:
    data = field.data()
    if picture_type(data) is None:
        raise field.error("is not a PNG, JPEG, GIF or WebP picture")
    return data


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _read_spans(field: Checked, size: int) -> tuple[Span, ...]:
    return tuple(item.span(0, size) for item in field.items())
