import bz2
import gzip
import io
import json
import os
import tracemalloc
import zipfile

import pytest

from reader.model.entry import Entry
from reader.model.errors import RegisterUnreadableError
from reader.register.dump import open_dump
from reader.register.mapping import Mapping, Meaning, Use
from tests.register.reading import BROKEN, broken, entries, json_lines, opened
from tests.register.test_wikidata import RAGNA

NAMES = Mapping((Use(Meaning.NAME, ("name", "Name_en")),))


def body(number: int) -> dict[str, object]:
    return {"id": f"https://ror.org/{number:09}", "name": f"Body {number}", "country": {"country_name": "Øyland"}}


BODIES = [body(number) for number in range(40)]


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "."), (2024, 5, 6, 0, 0, 0)), member)
    return content.getvalue()


def test_the_name_of_the_file_does_not_matter(tmp_path):
    assert opened(tmp_path, json_lines(*BODIES), name="holiday.jpg").form == "ROR"


@pytest.mark.parametrize(
    "content",
    [
        json_lines(*BODIES),
        json.dumps(BODIES).encode(),
        json.dumps(BODIES, indent=4).encode("utf-8-sig"),
        json.dumps(BODIES, ensure_ascii=False).encode("utf-16"),
        b"[" + b",\n".join(json.dumps(body).encode() for body in BODIES) + b"]",
        b"\n".join(json.dumps(body, indent=2).encode() for body in BODIES),
        gzip.compress(gzip.compress(json_lines(*BODIES))),
        zipped(readme__csv=b"a,b", big__json=json.dumps(BODIES).encode(), note__txt=b"x" * 90_000),
        zipped(all__json__gz=gzip.compress(json_lines(*BODIES))),
    ],
    ids=[
        "lines",
        "array",
        "indented",
        "utf-16",
        "lines in an array",
        "one after the other",
        "gzip twice",
        "zip",
        "gzip in a zip",
    ],
)
def test_all_ways_of_packing_and_writing_are_read_alike(tmp_path, content):
    assert [entry.names for entry in entries(opened(tmp_path, content))] == [(f"Body {n}",) for n in range(40)]


def test_one_record_alone_is_a_register(tmp_path):
    assert len(entries(opened(tmp_path, json.dumps(body(1), indent=2).encode()))) == 1
    assert len(entries(opened(tmp_path, json.dumps(body(1)).encode()))) == 1


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("bad", ['{"id": }', '{"a": [1, {"b" 2}]}', '{"a": "\\x"}', "3", '{"a": "x\ny"}', "}"])
def test_a_broken_record_in_an_array_costs_that_record_alone(tmp_path, indent, bad):
    parts = [json.dumps(body, indent=indent) for body in BODIES[:4]]
    dump = opened(tmp_path, f"[{parts[0]}, {parts[1]}, {bad}, {parts[2]}, {parts[3]}]".encode())
    assert [entry.names[0] for entry in entries(dump)] == ["Body 0", "Body 1", "Body 2", "Body 3"]
    assert [record.place for record in broken(dump)] == ["record 3"]


def test_records_held_in_one_another_without_end_are_a_broken_one(tmp_path):
    deep = '"entities":{' * 10_000 + "}" * 10_000
    dump = opened(tmp_path, f'{{"entities":{{"Q1":{json.dumps(RAGNA)},{deep}}}}}'.encode())
    assert [entry.ident for entry in entries(dump)] == [RAGNA["id"]]
    assert [record.reason for record in broken(dump)] == ["Values in it are nested too deeply."]


@pytest.mark.parametrize("as_lines", [True, False])
def test_a_record_nested_ten_thousand_deep_is_a_broken_one(tmp_path, as_lines):
    deep = '{"id":' * 10_000 + "1" + "}" * 10_000
    around = [json.dumps(BODIES[0]), deep, json.dumps(BODIES[1])]
    dump = opened(tmp_path, ("\n".join(around) if as_lines else f"[{','.join(around)}]").encode())
    assert len(entries(dump)) == 2
    assert [record.reason for record in broken(dump)] == ["Values in it are nested too deeply."]


@pytest.mark.parametrize("as_lines", [True, False])
def test_a_record_of_thirty_megabytes_is_a_broken_one(tmp_path, as_lines):
    long = '{"name": "' + "x" * 30_000_000 + '"}'
    around = [json.dumps(BODIES[0]), long, json.dumps(BODIES[1])]
    dump = opened(tmp_path, ("\n".join(around) if as_lines else f"[{','.join(around)}]").encode())
    assert len(entries(dump)) == 2
    assert [record.reason for record in broken(dump)] == ["It is longer than any record."]


def lines(bodies):
    return [json.dumps(body) for body in bodies]


TABLE = "name,place\n" + "".join(f"Body {number},Øyland {number}\n" for number in range(40))
YAML = "".join(f"Body {number}:\n  Name_en: 'Body {number}'\n  SPRVD_id: 'S{number}'\n" for number in range(40))
CUT = {
    "array": (json.dumps(BODIES), 200),
    "array after a record": (json.dumps(BODIES), len(json.dumps(BODIES[-1])) + 3),
    "array without its end": (json.dumps(BODIES), 1),
    "indented": (json.dumps(BODIES, indent=2), 200),
    "object": (json.dumps({"persons": [{"id": "p", "name": "Ragna"}] * 40}), 30),
    "object after a list": (json.dumps({"persons": [{"id": "p", "name": "Ragna"}] * 40, "organizations": []}), 20),
    "one after the other": ("\n".join(json.dumps(body, indent=2) for body in BODIES), 20),
    "lines": ("\n".join(lines(BODIES)), 20),
    "lines in an array": ("[\n" + ",\n".join(lines(BODIES)) + "\n]", 2),
    "table": (TABLE, 12),
    "table in a cell of many lines": (TABLE + 'Body,"Far\naway"\n', 3),
    "YAML": (YAML, 3),
}


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
@pytest.mark.parametrize(("whole", "missing"), CUT.values(), ids=CUT)
def test_a_file_that_ends_in_the_middle_is_refused(tmp_path, whole, missing, packed):
    assert not broken(opened(tmp_path, packed(whole.encode()), NAMES))
    dump = opened(tmp_path, packed(whole[:-missing].encode()), NAMES)
    with pytest.raises(RegisterUnreadableError, match=r"^register (cannot be read any further|seems to be cut off)"):
        entries(dump)


@pytest.mark.parametrize("content", ["\n".join((*lines(BODIES), BROKEN)), TABLE + "Source: the ministry"])
def test_a_broken_record_at_the_end_of_a_whole_file_costs_that_record_alone(tmp_path, content):
    dump = opened(tmp_path, f"{content}\n".encode(), NAMES)
    assert (len(entries(dump)), len(broken(dump))) == (40, 1)
    cut = opened(tmp_path, content.encode(), NAMES)
    with pytest.raises(RegisterUnreadableError) as refused:
        entries(cut)
    assert refused.value.hint == "Copy or download it again. If it is whole, let its last line end with a line break."


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lambda content: zipped(all__jsonl=content)])
def test_a_packed_file_that_is_damaged_or_cut_off_is_refused(tmp_path, pack):
    packed = pack("\n".join(lines(body(n) for n in range(5_000))).encode())
    damaged = bytearray(packed)
    damaged[len(packed) * 3 // 4] ^= 0xFF
    contents = (
        [bytes(damaged)] if packed.startswith(b"PK") else [packed[: len(packed) // 2], packed[:-2], bytes(damaged)]
    )
    for content in contents:
        with pytest.raises(RegisterUnreadableError, match=r"damaged|cannot be read"):
            entries(opened(tmp_path, content))


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path):
    bomb = gzip.compress(json_lines(*BODIES) + b"\n" + b" " * 60_000_000)
    with pytest.raises(RegisterUnreadableError, match=r"than line 40\. .* hundred times its size"):
        entries(opened(tmp_path, bomb))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n ",
        b"<!doctype html><p>a,b",
        b"{}",
        b"[]",
        b"[1, 2, 3]",
        b"just some words\nand some more",
        b"Dear all, this is\na letter\nand no table\n",
        b"\x1f\x8b\x08\x00nothing of the kind",
        b"PK\x03\x04nothing of the kind",
        b"BZh9nothing of the kind",
        zipped(),
        bytes(range(256)) * 9,
        BROKEN.encode(),
        "navn,adresse\n".encode("utf-16-le"),
    ],
)
def test_what_is_no_register_is_refused_in_the_readers_words(tmp_path, content):
    with pytest.raises(RegisterUnreadableError) as refused:
        opened(tmp_path, content)
    assert str(refused.value).endswith(".")
    assert refused.value.hint


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(RegisterUnreadableError):
        open_dump(tmp_path / "nothing.json")


def test_records_may_be_read_again_and_progress_runs_to_the_end(tmp_path):
    dump = opened(tmp_path, gzip.compress(json_lines(*(body(n) for n in range(10_000)))))
    seen = []
    assert sum(isinstance(record, Entry) for record in dump.records(seen.append)) == 10_000
    assert seen == sorted(seen)
    assert 0 <= seen[0] < 0.5 < seen[-1] <= 1
    assert sum(isinstance(record, Entry) for record in dump.records()) == 10_000


@pytest.mark.parametrize("write", [lambda bodies: json_lines(*bodies), lambda bodies: json.dumps(bodies).encode()])
def test_memory_does_not_grow_with_the_file(tmp_path, write):
    def peak(size: int) -> int:
        dump = opened(tmp_path, write([body(number) for number in range(size)]))
        tracemalloc.start()
        try:
            assert sum(1 for _ in dump.records()) == size
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(8_000) < peak(2_000) + 1_000_000  # held records would take ten times that


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("v1.63-2025-04-03-ror-data.json", "2025-04-03"),
        ("list_20240229.csv", "2024-02-29"),
        ("list-2019-07.csv", "2019-07"),
        ("outlets_2018.csv", "2018"),
        ("from 2001-02-03 to 2011-02-03.csv", "2011-02-03"),
        ("list-1234567.csv", ""),  # the day on which the file was written is that of its download
    ],
)
def test_the_edition_is_dated_by_the_name_and_else_not_at_all(tmp_path, name, date):
    file = tmp_path / name
    file.write_bytes(b"name,role\nRagna,leader\n")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    assert open_dump(file, NAMES).edition.date == date


def test_a_date_that_the_file_states_goes_first(tmp_path):
    content = {"meta": {"updated": "2016-02-03T10:00:00Z"}, "persons": [{"id": "p", "name": "Ragna"}]}
    assert opened(tmp_path, json.dumps(content).encode(), name="2019-01-01.json").edition.date == "2016-02-03"


def test_an_archive_dates_its_member(tmp_path):
    assert opened(tmp_path, zipped(list__csv=b"name,role\nRagna,leader\n"), NAMES).edition.date == "2024-05-06"
    dated = zipped(**{"v2-2025-11-12__json": json_lines(*BODIES)})
    assert opened(tmp_path, dated).edition.date == "2025-11-12"


def test_the_same_bytes_are_the_same_edition(tmp_path):
    one, other = (opened(tmp_path, json_lines(*BODIES), name=name) for name in ("one", "other"))
    assert one.edition.hash == other.edition.hash
    assert one.edition.hash != opened(tmp_path, json_lines(BODIES[0])).edition.hash
