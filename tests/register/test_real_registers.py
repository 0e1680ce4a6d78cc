"""Real registers: what their publishers count is read, and the cases that a good import must get right."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from reader.model.claim import ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.answer import entries_of, records_of, with_labels
from reader.register.dump import Dump, open_dump
from reader.register.form import Provenance
from reader.register.wikidata import WIKIDATA, pointed_at
from tests.register.reading import broken, entries, values

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PUBLISHER


@pytest.fixture(scope="module")
def registers(shared: Path) -> Path:
    return shared / "data" / "registers"


def found(dump: Dump, ident: str) -> Entry:
    return next(record for record in dump.records() if isinstance(record, Entry) and record.ident == ident)


@pytest.mark.parametrize(
    ("file", "form", "kinds", "unreadable"),
    [
        ("ror/ror-v1.jsonl.gz", "ROR", {BODY: 15_380}, 0),
        ("ror/ror-v2.jsonl.gz", "ROR", {BODY: 35_990}, 0),
        ("ror/sample-norway-v2.jsonl", "ROR", {BODY: 175}, 0),
        ("ror/index.csv.gz", "ROR (index)", {BODY: 51_370}, 0),
        ("everypolitician/norway-storting-popolo.json.gz", "Popolo", {PERSON: 1_141, BODY: 20}, 0),
        ("everypolitician/popolo.jsonl.gz", "Popolo", {PERSON: 49_484, BODY: 2_442}, 6),  # six bodies without an id
        ("everypolitician/positions.csv.gz", "EveryPolitician (positions)", {PERSON: 49_484}, 0),
        ("openstates/people.jsonl.gz", "Open States", {PERSON: 22_715}, 0),
        ("openstates/committees.jsonl.gz", "Open States committees", {PERSON: 7_880, BODY: 3_004}, 0),
        ("us-congress/legislators-current.csv.gz", "US Congress, legislators", {PERSON: 537}, 0),
        ("us-congress/legislators-current.json.gz", "US Congress", {PERSON: 537}, 0),
        ("us-congress/legislators-historical.csv.gz", "US Congress, legislators", {PERSON: 12_230}, 0),
        ("us-congress/executive.json.gz", "US Congress", {PERSON: 80}, 0),
        ("us-congress/committees-current.json.gz", "US Congress committees", {BODY: 230}, 0),
        ("us-congress/committee-membership-current.json.gz", "US Congress committee seats", {PERSON: 528}, 0),
        ("intl-organisations/general_list.yaml.gz", "SupraVerden", {BODY: 617}, 0),
        ("followthemoney-sample/donations.ftm.json", "FollowTheMoney", {PERSON: 22, BODY: 73}, 0),
        ("wikidata-samples/entities.jsonl.gz", "Wikidata", {PERSON: 3}, 0),
        ("domain-quality/domain_ratings.csv.gz", "Domain quality ratings", {OUTLET: 11_520}, 0),
        ("wiki-media-cred/wd-press-assoc.tsv", "United States press associations", {BODY: 45}, 0),
    ],
)
def test_a_register_has_as_many_records_as_its_publisher_says(registers, file, form, kinds, unreadable):
    dump = open_dump(registers / file)
    read = Counter(BrokenRecord if isinstance(record, BrokenRecord) else record.kind for record in dump.records())
    assert dump.form == form
    assert read.pop(BrokenRecord, 0) == unreadable
    assert read == kinds


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("cred-1/cred1_current.csv.gz", 2_674),
        ("cred-1/cred1_current.json.gz", 2_674),
        ("mbfc-idiap/mbfc.csv.gz", 3_920),
        ("mbfc-idiap/mbfc_raw.csv.gz", 4_497),
        ("wikipedia-perennial-sources/perennial-sources.csv.gz", 329),
        ("wikipedia-perennial-sources/wikipedia-reliability-2026.csv.gz", 4_018),
        ("state-media-matrix/State_Media_Matrix.csv.gz", 1_157),
        ("us-local-news/local_news_dataset_2018.csv.gz", 8_720),
        ("wiki-media-cred/wikipedia-us-newspapers.tsv.gz", 6_315),
    ],
)
def test_rows_of_one_outlet_are_one_entry_and_few_rows_say_nothing(registers, file, rows):
    dump = open_dump(registers / file)
    assert 0.99 * rows <= len(entries(dump)) <= rows
    assert len(broken(dump)) <= 7  # rows without a name or domain


def test_all_files_are_recognised(registers):
    for file in sorted(registers.glob("*/*")):
        if file.suffix != ".md":
            assert open_dump(file).edition.register


def test_the_nansen_institute_is_as_ror_has_it(registers):
    institute = found(open_dump(registers / "ror/ror-v2.jsonl.gz"), "04ep2t954")
    assert institute.names == ("Fridtjof Nansen Institute", "FNI")
    assert "https://www.wikidata.org/wiki/Q1779925" in values(institute, ClaimField.IDENTIFIER)
    assert values(institute, ClaimField.FOUNDED) == ["1861"]


def test_nrk_is_rated_with_three_answers(registers):
    nrk = found(open_dump(registers / "state-media-matrix/State_Media_Matrix.csv.gz"), "nrk.no")
    assert nrk.names[0] == "NRK"
    assert [rating.value for rating in nrk.ratings] == [
        "state control: ISM: funding no, governing and ownership yes, editorial content no"
    ]


def test_un_watch_is_rated_by_several_raters_in_several_registers(registers):
    files = ("mbfc-idiap/mbfc_raw.csv.gz", "domain-quality/domain_ratings.csv.gz")
    ratings = [rating for file in files for rating in found(open_dump(registers / file), "unwatch.org").ratings]
    assert {rating.rater for rating in ratings} == {"Media Bias/Fact Check", "Lasser and others", "MisinfoMe"}
    assert {"bias: right", "factual reporting: mixed", "factual reporting: 0.6667"} <= {r.value for r in ratings}


def test_nobody_sits_in_a_party_and_every_post_is_in_a_body(registers):
    storting = entries(open_dump(registers / "everypolitician/norway-storting-popolo.json.gz"))
    posts = [claim for entry in storting for claim in entry.claims if claim.field is ClaimField.POST]
    assert {claim.organisation for claim in posts} == {"Storting"}
    assert all(values(entry, ClaimField.PARTY) for entry in storting if entry.kind is PERSON)


def test_answers_of_wikidata_say_what_its_dump_does(registers, tmp_path):
    samples = registers / "wikidata-samples"
    entities, labels = (
        [json.loads(line) for line in gzip.decompress((samples / name).read_bytes()).splitlines()]
        for name in ("entities.jsonl.gz", "labels.jsonl.gz")
    )
    pages = [{"revisions": [{"slots": {"main": {"content": json.dumps(one)}}}]} for one in entities]
    first = records_of(json.dumps({"query": {"pages": pages}}).encode())
    numbers = pointed_at([record.value for record in first])
    called = {one["id"]: one for one in labels if one["id"] in numbers}
    second = records_of(json.dumps({"entities": called}).encode())
    answered = entries_of(with_labels(first, second), WIKIDATA, Provenance("Wikidata", "2026"))
    dump = tmp_path / "export"
    dump.write_text("\n".join(map(json.dumps, [*entities, *labels])), encoding="utf-8")
    in_dump = entries(open_dump(dump))
    assert [(one.ident, one.names, len(one.claims)) for one in answered] == [
        (one.ident, one.names, len(one.claims)) for one in in_dump if one.kind is PERSON
    ]
    assert len(called) > len(answered) == 3


def test_a_wikidata_export_with_its_labels_names_posts_with_their_dates(registers, tmp_path):
    samples = registers / "wikidata-samples"
    both = tmp_path / "export"
    both.write_bytes(b"".join(gzip.decompress(file.read_bytes()) for file in sorted(samples.glob("*.gz"))))
    deputy = found(open_dump(both), "Q254220")
    post = next(claim for claim in deputy.claims if claim.field is ClaimField.POST)
    assert (post.value, post.valid_from, post.valid_to) == ("member of the State Duma", "2007-12-24", "2014-09-15")
