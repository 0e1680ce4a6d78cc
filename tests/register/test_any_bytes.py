"""Whatever the bytes, a file is read, refused or asked about: nothing else ever happens."""

import bz2
import contextlib
import gzip
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.claim import ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.errors import RegisterUnreadableError
from reader.register.dump import NeedsMapping, open_dump
from tests.register import test_followthemoney, test_popolo, test_ror, test_united_states, test_wikidata

KNOWN: list[Any] = [
    test_ror.SCHEMA_1,
    test_ror.SCHEMA_2,
    test_popolo.PARLIAMENT,
    test_wikidata.RAGNA,
    test_followthemoney.RAGNA,
    test_united_states.LEGISLATOR,
    test_united_states.COMMITTEE,
    test_united_states.SENATOR,
]
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["Q5", "2001-02-31"])
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def zipped(content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("list.json", content)
    return archive.getvalue()


PACKINGS = [bytes, gzip.compress, bz2.compress, zipped]


def read_through(folder: Any, content: bytes) -> None:
    file = folder / "any"
    file.write_bytes(content)
    with contextlib.suppress(RegisterUnreadableError, NeedsMapping):  # before the first record or, broken off, later
        read_records(file)


def read_records(file: Any) -> None:
    for record in open_dump(file).records():
        assert isinstance(record, (Entry, BrokenRecord))
        if isinstance(record, Entry):
            assert record.ident
            assert all(name for name in record.names)
            for claim in record.claims:
                assert claim.value or claim.organisation
                assert claim.field in ClaimField
                claim.value.encode()  # no half characters, which no database takes


@unhurried
@given(content=st.binary(max_size=300))
def test_any_bytes(tmp_path, content):
    read_through(tmp_path, content)


@unhurried
@given(content=st.text(alphabet='{}[]":,;\n\t ab1-\\?', max_size=200))
def test_any_text_that_looks_like_a_format(tmp_path, content):
    read_through(tmp_path, content.encode())


@unhurried
@given(known=st.sampled_from(KNOWN), data=st.data())
def test_a_known_record_with_anything_in_the_place_of_a_value(tmp_path, known, data):
    record = json.loads(json.dumps(known))
    at: Any = record
    while isinstance(at, (dict, list)) and at:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], (dict, list)) or not at[key] or data.draw(st.integers(0, 3)) == 0:
            at[key] = data.draw(anything)
            break
        at = at[key]
    read_through(tmp_path, f"{json.dumps(known)}\n{json.dumps(record)}\n".encode())


@pytest.mark.parametrize("pack", PACKINGS)
@unhurried
@given(known=st.sampled_from(KNOWN), data=st.data())
def test_a_packed_register_with_any_bytes_changed_or_cut_off(tmp_path, pack, known, data):
    content = bytearray(pack(f"{json.dumps(known)}\n{json.dumps(known)}".encode()))
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_through(tmp_path, bytes(content[: data.draw(st.integers(0, len(content)))]))
