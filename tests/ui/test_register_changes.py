"""What a newer edition changed, in words."""

from dataclasses import replace

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry, Rating, RecordChange, Tally
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.ui.register_changes import MOST_SAID, change_items


def entry(*claims, name="Ada Lind", ratings=()):
    stated = (Claim(field, value, body, None, None, Origin.REGISTER, "Sund") for field, value, body in claims)
    return Entry("x1", SourceKind.PERSON, (name,), tuple(stated), ratings)


def told(change, tally):
    return [(item.lead, item.title, [detail.text for detail in item.details]) for item in change_items(change, tally)]


def test_changed_record_says_what_it_said_before_and_now_and_nothing_that_stayed():
    country = (ClaimField.COUNTRY, "Norway", None)
    before = entry(
        (ClaimField.BORN, "1931-02-03", None),
        (ClaimField.POST, "mayor", "Sund"),
        country,
        ratings=(Rating("A", "low"),),
    )
    now = entry((ClaimField.POST, "minister", "Øyting"), country, name="Ada L. Berg", ratings=(Rating("A", "high"),))
    assert told((RecordChange(before, now),), Tally(changed=1)) == [
        ("", "Changed: 1", []),
        (
            "Ada L. Berg",
            "",
            [
                "before: Name: Ada Lind",
                "before: Born: 3 Feb 1931",
                "before: Post: mayor, Sund",
                "before: A: “low”",
                "now: Name: Ada L. Berg",
                "now: Post: minister, Øyting",
                "now: A: “high”",
            ],
        ),
    ]


def test_records_that_are_gone_and_new_say_who_they_are_and_how_many_more_there_are():
    gone, new = entry((ClaimField.BORN, "1931-02-03", None)), entry(name="Ida Ro")
    assert told((RecordChange(gone, None), RecordChange(None, new)), Tally(added=1, same=1, gone=1_201)) == [
        ("", "Gone: 1,201", []),
        ("Ada Lind", "  born 3 Feb 1931", []),
        ("", "and 1,200 more", []),
        ("", "New: 1", []),
        ("Ida Ro", "", []),
    ]


def test_record_that_says_a_great_deal_anew_is_cut_short():
    posts = tuple((ClaimField.POST, f"member {number}", None) for number in range(MOST_SAID + 2))
    (_, (_, _, details)) = told((RecordChange(entry(), entry(*posts)),), Tally(changed=1))
    assert (len(details), details[-1]) == (MOST_SAID + 1, "now: and 2 more")


def test_new_address_of_a_record_is_a_change_too():
    before, now = (replace(entry(), link=f"https://sund.example/{page}") for page in "ab")
    (_, (_, _, details)) = told((RecordChange(before, now),), Tally(changed=1))
    assert details == ["before: Its page: https://sund.example/a", "now: Its page: https://sund.example/b"]
