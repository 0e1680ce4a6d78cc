"""A source forgotten: what has to go, found before anything is deleted."""

import importlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from sqlite3 import Connection

from reader.app.endpoints import REGISTERS
from reader.app.recognition import keep_analysis
from reader.model.correction import Correction, CorrectionField
from reader.model.library import ArticleId
from reader.model.name_key import name_key
from reader.model.source import SourceId, SourceKind
from reader.store import analyses, articles, corrections, forgetting, identity, journal, sources
from reader.store.citations import Citation, Named, citations_of, named_in, names_in, repoint
from reader.store.forgetting import LEFT_TO_DO, Forgotten
from reader.store.looked_up import idents_under
from reader.store.settings import load_setting, save_setting


def forget(connection: Connection, source_id: SourceId, now: str) -> None:
    """Take a source, with those merged into it and what was looked up of it, out of the library.

    So go those that were parted from it and joined with it again: a correction that holds no longer has the name,
    and so has a backup. Its articles keep their text; it is not found in them again: a hash of its names stands
    for them. What is still to be done to the file and its backups is `unfinished`, and outlives a power cut.
    """
    root = sources.load_source(connection, source_id).id
    everyone = (root, *identity.merged_into(connection, root))
    uids = _with_joined_again(connection, [sources.uid_of(connection, one) for one in everyone])
    looked_up = _keys(connection, root)
    cited = citations_of(connection, root, everywhere=True)
    about = tuple(uid for one in cited for uid in _corrections_about(connection, one.article, one.keys, uids))
    about += _waiting(connection, root, uids, beside={citation.article for citation in cited})
    for citation in cited:
        _bury(connection, root, citation, uids)
    for uid in about:
        corrections.withdraw_correction(connection, uid)
    for citation in cited:
        _analyse_without(connection, citation.article, now)
    forgotten = Forgotten(uids, about, REGISTERS, idents_under(connection, looked_up, REGISTERS))
    before = unfinished(connection) or Forgotten((), ())
    forgetting.erase(connection, forgotten)
    save_setting(connection, LEFT_TO_DO, json.dumps(asdict(before.with_more(forgotten))))


def unfinished(connection: Connection) -> Forgotten | None:
    """Return what is out of the tables, but perhaps not yet out of the file's free pages and of the backups."""
    left = load_setting(connection, LEFT_TO_DO)
    return Forgotten(**{field: tuple(values) for field, values in json.loads(left).items()}) if left else None


def finish(connection: Connection) -> None:
    """Keep that nothing is left to be done."""
    save_setting(connection, LEFT_TO_DO, "")


def _keys(connection: Connection, root: SourceId) -> frozenset[str]:
    """Return what records of the source stand under in registers."""
    # By name: what makes keys out of names is no part of a start.
    keys = importlib.import_module("reader.register.keys").keys
    kind = sources.load_source(connection, root).kind
    return frozenset(key for name in sources.aliases(connection, root) for key in keys(name, kind))


def _with_joined_again(connection: Connection, uids: list[str]) -> tuple[str, ...]:
    """Return the uids with those of the sources that were parted from them and joined with them again."""
    for uid in uids:  # grows meanwhile: what was parted off can have been parted in its turn
        parted = journal.subjects(connection, f"source:{uid}", "split")
        uids += [one for one in parted if one not in uids and not _is_somebody(connection, one)]
    return tuple(uids)


def _is_somebody(connection: Connection, uid: str) -> bool:
    """Tell whether a source that was parted off still is one of its own, cited or merged with somebody else."""
    source = sources.find_uid(connection, uid)
    if source is None:
        return False
    is_merged = identity.root_of(connection, source) != source
    return is_merged or bool(citations_of(connection, source, everywhere=True))


def _corrections_about(
    connection: Connection, article: ArticleId, keys: frozenset[str], uids: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the corrections of the article, withdrawn ones too, that name the source and are not about a namesake."""
    return tuple(made.uid for made in corrections.all_corrections(connection, article) if _is_about(made, keys, uids))


def _waiting(
    connection: Connection, root: SourceId, uids: tuple[str, ...], *, beside: Collection[ArticleId]
) -> tuple[str, ...]:
    """Return the corrections that name the source where a newer analysis finds nobody of the name: they wait for one.

    A person's surname alone may be anybody's.
    """
    is_person = sources.load_source(connection, root).kind is SourceKind.PERSON
    names = map(name_key, sources.aliases(connection, root))
    keys = frozenset(key for key in names if " " in key or not is_person)
    return tuple(
        uid
        for article in corrections.corrected_articles(connection)
        if article not in beside
        for uid in _corrections_about(connection, article, keys - names_in(connection, article), uids)
    )


def _is_about(made: Correction, keys: frozenset[str], uids: tuple[str, ...]) -> bool:
    if made.field is CorrectionField.IDENTITY:
        return made.value in uids
    values = () if made.field in (CorrectionField.KIND, CorrectionField.CHECKED) else (made.value or "",)
    return any(name_key(name) in keys for name in (made.source or "", *values))


def _bury(connection: Connection, root: SourceId, citation: Citation, uids: tuple[str, ...]) -> None:
    """Put tombstones over the article's cards of the source; a card that was given to a namesake is the namesake's."""
    others = _namesakes(connection, citation.article, uids)
    for named in named_in(connection, root, citation.article, everywhere=True):
        other = others.get(name_key(named.name))
        if other is not None:
            repoint(connection, named, other)
        else:
            stones = {forgetting.tombstone(connection, name, named.kind) for name in _names(named)}
            forgetting.put_tombstones(connection, citation.article, stones)


def _namesakes(connection: Connection, article: ArticleId, uids: tuple[str, ...]) -> Mapping[str, SourceId]:
    """Return to whom the reader has given cards of the article, by the key of their name."""
    given = {
        name_key(made.source or ""): sources.find_uid(connection, made.value or "")
        for made in corrections.load_corrections(connection, article)
        if made.field is CorrectionField.IDENTITY and made.value not in uids
    }
    return {key: source for key, source in given.items() if source is not None}


def _analyse_without(connection: Connection, article: ArticleId, now: str) -> None:
    stored = articles.load_article(connection, article)
    own = analyses.engine_analysis(connection, stored.version)
    if own is not None:
        keep_analysis(connection, stored, analyses.load_analysis(connection, own, stored.article).reading, now)


def _names(named: Named) -> tuple[str, ...]:
    return (named.name, *named.aliases)
