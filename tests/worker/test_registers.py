import json

import pytest

from reader.model.checked import Checked
from reader.model.entry import BrokenRecord
from reader.model.errors import RegisterUnreadableError
from reader.model.frames import FrameError
from reader.model.request import RegisterRequest
from reader.model.wire_register import BATCH, read_batch
from reader.register.mapping import Mapping, Meaning, Use
from reader.worker import registers
from reader.worker.registers import answer
from tests.app.registers import person, popolo

NAMES = Mapping((Use(Meaning.NAME, ("who",)),))


def answers(file, mapping=None):
    sent = []
    answer(RegisterRequest(file, mapping), lambda one: sent.append(json.loads(json.dumps(one))))
    return sent


def batches(sent):
    return [read_batch(Checked(one)) for one in sent if "records" in one]


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "staff.csv"
    file.write_text("who,what\nAda Lind,mayor\nPer Holm,clerk\n", encoding="utf-8")
    return file


def test_edition_comes_first_then_the_records_then_the_end(tmp_path):
    sent = answers(popolo(tmp_path, person("p1", "Ada Lind"), {"id": "p2"}))
    assert sent[0]["edition"]["date"] == "2026-03-01"
    (records,) = batches(sent)
    assert {record.ident: record.keys[0] for record in records[:-1]} == {"o1": "sund council", "p1": "ada lind"}
    assert isinstance(records[-1], BrokenRecord)
    assert sent[-1] == {"end": True}


def test_many_records_come_in_batches_and_say_how_far_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(registers, "EVERY_S", 60)  # a slow machine is no reason for a batch
    sent = answers(popolo(tmp_path, *(person(f"p{number}", f"Ada Lind{number}") for number in range(BATCH))))
    assert [len(batch) for batch in batches(sent)] == [BATCH, 1]
    assert [one["read"] for one in sent if "records" in one][-1] == 1


def test_signs_of_life_come_before_there_is_a_record(tmp_path, monkeypatch):
    monkeypatch.setattr(registers, "EVERY_S", 0)
    sent = answers(popolo(tmp_path, *(person(f"p{number}", "Ada Lind") for number in range(200))))
    assert sent[0] == {"alive": True}
    first = next(number for number, one in enumerate(sent) if one.get("records"))
    assert [] in [one.get("records") for one in sent[:first]]  # while the first of two passes is under way


def test_columns_are_asked_about(table):
    (asked,) = answers(table)
    assert [column["name"] for column in asked["columns"]] == ["who", "what"]


def test_explained_columns_are_read(table):
    (records,) = batches(answers(table, NAMES.to_json()))
    assert [record.names for record in records] == [("Ada Lind",), ("Per Holm",)]


def test_explanation_that_is_none_is_refused_in_words(table):
    with pytest.raises(RegisterUnreadableError, match="columns cannot be read"):
        answers(table, "{")


def test_records_too_large_for_a_frame_are_sent_apart_and_one_alone_is_broken(table):
    table.write_text("who,what\n" + "\n".join(f"Ada Lind{number},clerk" for number in range(8)), encoding="utf-8")
    sent = []

    def narrow(one):
        if len(one.get("records", ())) > 2 or "Ada Lind5" in str(one.get("records")):
            raise FrameError
        sent.append(one)

    answer(RegisterRequest(table, NAMES.to_json()), narrow)
    found = [record for one in sent if "records" in one for record in [*one["records"], *one["broken"]]]
    assert [registers.TOO_LARGE in record for record in found].count(True) == 1
    assert len(found) == 8
