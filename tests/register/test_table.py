import json
from dataclasses import replace

import pytest

from reader.model.claim import ClaimField
from reader.model.entry import Rating
from reader.model.source import SourceKind
from reader.register import unnumbered
from reader.register.dump import NeedsMapping
from reader.register.mapping import Mapping, Meaning, RatingColumn, Use
from tests.register.reading import broken, entries, opened, posts, values

OUTLETS = Mapping(
    (Use(Meaning.NAME, ("paper",)), Use(Meaning.DOMAIN, ("site",)), Use(Meaning.PARENT, ("owner",))),
    (RatingColumn("stars", "The Star Board", scale="1, 2, 3", date="2020", link="https://stars.example"),),
    SourceKind.PUBLISHER,
    register="Star list",
    licence="CC0",
)
PEOPLE = Mapping(
    (
        Use(Meaning.IDENT, ("nr",)),
        Use(Meaning.GIVEN, ("first",)),
        Use(Meaning.FAMILY, ("last",)),
        Use(Meaning.ROLE, ("post",), words=(("ldr", "leader"),)),
        Use(Meaning.ORGANISATION, ("body",)),
        Use(Meaning.FROM, ("from",)),
        Use(Meaning.TO, ("to",)),
    ),
    kind=SourceKind.PERSON,
    address="https://people.example/{}.html",
)


def test_an_outlet_goes_by_its_name_and_its_domain(tmp_path):
    dump = opened(tmp_path, b"paper,site,owner,stars\nFyret,https://www.Fyret.example/,Havn AS,3\n", OUTLETS)
    (fyret,) = entries(dump)
    assert (fyret.ident, fyret.kind, fyret.names) == ("fyret.example", SourceKind.PUBLISHER, ("Fyret", "fyret.example"))
    assert fyret.ratings == (Rating("The Star Board", "3", "1, 2, 3", "2020", "https://stars.example"),)
    assert values(fyret, ClaimField.PARENT) == ["Havn AS"]
    assert (dump.edition.register, dump.edition.licence) == ("Star list", "CC0")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("no", "Norway"),
        ("NO", "Norway"),
        ("norway", "Norway"),
        ("usa", "United States"),
        ("UK", "United Kingdom"),
        ("atlantis", "Atlantis"),
        ("xq", "XQ"),
    ],
)
def test_country_is_shown_by_its_name(tmp_path, written, shown):
    mapping = Mapping((Use(Meaning.NAME, ("paper",)), Use(Meaning.COUNTRY, ("land",))), register="Star list")
    (fyret,) = entries(opened(tmp_path, f"paper,land\nFyret,{written}\n".encode(), mapping))
    assert values(fyret, ClaimField.COUNTRY) == [shown]


def idents(folder, rows, mapping=OUTLETS):
    return [entry.ident for entry in entries(opened(folder, rows.encode(), mapping))]


def test_two_outlets_at_one_domain_stay_two(tmp_path):
    found = idents(tmp_path, "paper,site\nFyret,port.example\nMosen,port.example\nFyret,port.example\n")
    assert found == ["port.example Fyret", "port.example Mosen", "port.example Fyret"]


def test_two_rows_with_nothing_but_one_name_stay_two(tmp_path):
    found = entries(opened(tmp_path, b"paper,owner\nFyret,Havn AS\nFyret,Skog AS\n", OUTLETS))
    assert [values(entry, ClaimField.PARENT) for entry in found] == [["Havn AS"], ["Skog AS"]]
    assert len({entry.ident for entry in found}) == 2


POSTS = replace(PEOPLE, uses=tuple(use for use in PEOPLE.uses if use.meaning is not Meaning.IDENT), address="")
HEAD = "nr;first;last;post;body;from;to\n"
RAGNA = "1;Ragna;Lyngstad;ldr;Havneverket;1999;\n"


@pytest.mark.parametrize(
    "other",
    [
        "2;Ragna;Lyngstad;clerk;Saks AS;2001;\n",
        "2;Ragna;Lyngstad;ldr;Havneverket;2004;\n",
        "2;Ragna;Lyngstad;;;;\n",
    ],
)
def test_record_without_a_number_keeps_its_ident_whoever_of_its_name_stands_above_it(tmp_path, other):
    (alone,) = idents(tmp_path, HEAD + RAGNA, POSTS)
    above, below = idents(tmp_path, HEAD + other + RAGNA, POSTS), idents(tmp_path, HEAD + RAGNA + other, POSTS)
    assert above[1] == below[0] == alone
    assert above[0] == below[1] != alone


def test_record_without_a_number_is_the_same_after_its_post_has_ended(tmp_path):
    assert idents(tmp_path, HEAD + RAGNA, POSTS) == idents(tmp_path, HEAD + RAGNA.replace("1999;", "1999;2024"), POSTS)


def test_record_without_a_number_is_another_where_all_that_told_it_is_changed(tmp_path):
    assert idents(tmp_path, HEAD + RAGNA, POSTS) != idents(tmp_path, HEAD + "1;Ragna;Lyngstad;clerk;Fyret;;\n", POSTS)


def test_two_rows_that_share_what_a_record_is_known_by_take_nobodys_ident(tmp_path):
    other = RAGNA.replace("1;", "2;")
    (alone,) = idents(tmp_path, HEAD + RAGNA, POSTS)
    both = idents(tmp_path, HEAD + other + RAGNA, POSTS)
    assert sorted(both) == sorted(idents(tmp_path, HEAD + RAGNA + other, POSTS))
    assert len({alone, *both}) == 3


def test_ident_of_a_row_without_one_is_none_that_was_given_by_its_place_before(tmp_path):
    assert not {"Ragna Lyngstad", "Ragna Lyngstad (2)"}.intersection(idents(tmp_path, HEAD + RAGNA + RAGNA, POSTS))


def test_row_that_stands_twice_is_one_record(tmp_path):
    other = "2;Odd;Vikane;clerk;;;\n"
    found = idents(tmp_path, HEAD + RAGNA + other + RAGNA, POSTS)
    assert found[0] == found[2] != found[1]


def test_row_that_lacks_its_number_goes_by_what_it_says(tmp_path):
    (ragna, odd) = idents(tmp_path, HEAD + RAGNA[1:] + "8;Odd;Vikane;clerk;;;\n", PEOPLE)
    assert (ragna.startswith("Ragna Lyngstad · "), odd) == (True, "8")
    (found,) = entries(opened(tmp_path, (HEAD + RAGNA[1:]).encode(), PEOPLE))
    assert {claim.link for claim in found.claims} == {None}  # it has no page that one knows of


def test_rows_stay_two_though_there_are_too_many_names_to_remember(tmp_path, monkeypatch):
    monkeypatch.setattr(unnumbered, "MOST_IDENTS", 0)
    named = ["Fyret,Havn AS\n", "Fyret,Skog AS\n"]
    found = idents(tmp_path, "paper,owner\n" + "".join(named))
    assert len(set(found)) == 2
    assert found == idents(tmp_path, "paper,owner\n" + "".join(reversed(named)))[::-1]
    at_one = "paper,site\nFyret,port.example\nMosen,port.example\n"
    assert idents(tmp_path, at_one) == ["port.example Fyret", "port.example Mosen"]


def test_rows_of_one_person_that_follow_each_other_are_one_entry(tmp_path):
    rows = (
        "nr;first;last;post;body;from;to\n"
        "7;Ragna;Lyngstad;ldr;Havneverket;1999-01-01;2000-12-31\n"
        "7;Ragna;Lyngstad;ldr;Havneverket;2001-01-01;\n"
        "8;Odd;Vikane;clerk;;;\n"
    )
    ragna, odd = entries(opened(tmp_path, rows.encode(), PEOPLE))
    assert posts(ragna) == [("leader", "Havneverket", "1999-01-01", None)]
    assert {claim.link for claim in ragna.claims} == {"https://people.example/7.html"}
    assert posts(odd) == [("clerk", None, None, None)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings_are_told_from_the_content(tmp_path, mark, encoding):
    rows = f"paper{mark}site\nBlåbær{mark}bær.example\n".encode(encoding)
    (outlet,) = entries(opened(tmp_path, rows, OUTLETS))
    assert outlet.names == ("Blåbær", "bær.example")


@pytest.mark.parametrize(
    "bad", ['"Mosen,mosen.example', "Mosen", "Mosen,a.example,x,y,z", '"Mo"sen,mosen.example', ","]
)
def test_a_broken_row_in_the_middle_costs_that_row_alone(tmp_path, bad):
    rows = f"paper,site\nFyret,fyret.example\n{bad}\nLyset,lyset.example\n"
    dump = opened(tmp_path, rows.encode(), OUTLETS)
    assert [entry.names[0] for entry in entries(dump)] == ["Fyret", "Lyset"]
    assert [record.place for record in broken(dump)] == ([] if bad == "," else ["line 3"])  # an empty row is none


def test_columns_of_one_name_are_told_apart(tmp_path):
    with pytest.raises(NeedsMapping) as asked:
        opened(tmp_path, b"navn,merke,merke\nFyret,a,b\n")
    assert [(column.name, column.samples) for column in asked.value.columns] == [
        ("navn", ("Fyret",)),
        ("merke", ("a",)),
        ("merke (2)", ("b",)),
    ]


def test_a_cell_may_have_several_lines(tmp_path):
    dump = opened(tmp_path, b'paper,site,owner\n"Fyret",f.example,"Havn\nAS"\nLyset,l.example,\n', OUTLETS)
    assert [values(entry, ClaimField.PARENT) for entry in entries(dump)] == [["Havn AS"], []]


def test_a_line_longer_than_any_row_is_passed_over(tmp_path):
    rows = b"paper,site\nFyret,f.example\n" + b"x" * 3_000_000 + b"\nLyset,l.example\n"
    dump = opened(tmp_path, rows, OUTLETS)
    assert [entry.names[0] for entry in entries(dump)] == ["Fyret", "Lyset"]
    assert [record.place for record in broken(dump)] == ["line 3"]


def test_a_part_of_a_domain_is_not_the_whole_of_it(tmp_path):
    rows = b"domain,path_pattern,wikipedia_status\nfyret.example,/kids,no_consensus\n"
    (part,) = entries(opened(tmp_path, rows))
    assert (part.ident, part.names) == ("fyret.example/kids", ("fyret.example/kids",))


def test_a_page_on_a_shared_site_is_no_domain(tmp_path):
    rows = b"paper,home\nFyret,https://www.facebook.com/fyret\n"
    mapping = Mapping((Use(Meaning.NAME, ("paper",)), Use(Meaning.HOME, ("home",))), kind=SourceKind.PUBLISHER)
    (fyret,) = entries(opened(tmp_path, rows, mapping))
    assert fyret.names == ("Fyret",)


def test_imputed_cells_are_no_ratings(tmp_path):
    header = "domain,pc1,afm,afm_bias,afm_rely,fc,mbfc_bias,mbfc_fact,lewandowsky_acc,mbfc_min\n"
    rows = header + "fyret.example,0.61,0.9,0.9501,0.951234567,,0.58703851,0.6667,0.5,0.5\n"
    (fyret,) = entries(opened(tmp_path, rows.encode()))
    assert [(rating.rater, rating.value) for rating in fyret.ratings] == [
        ("Ad Fontes Media", "bias: 0.9501"),
        ("Media Bias/Fact Check", "factual reporting: 0.6667"),
        ("Lasser and others", "accuracy: 0.5"),
    ]


def test_table_of_ratings_that_states_no_date_is_given_none(tmp_path):
    rows = b"source,bias,factual_reporting\nfyret.example,left,mostly factual\n"
    dump = opened(tmp_path, rows)
    assert dump.edition.date == ""
    (fyret,) = entries(dump)
    assert [(rating.value, rating.date) for rating in fyret.ratings] == [
        ("bias: left", None),
        ("factual reporting: mostly factual", None),
    ]
    assert opened(tmp_path, rows, name="labels-2025-03.csv").edition.date == "2025-03"


def test_composites_are_no_ratings(tmp_path):
    domain = {"category": "satire", "credibility_score": 0.31, "score_cat": 0.3, "sources": 1, "iffy_factual": "VL"}
    (fyret,) = entries(opened(tmp_path, json.dumps({"fyret.example": domain}).encode()))
    assert [rating.value for rating in fyret.ratings] == [
        "category: satire",
        "factual reporting, by way of Iffy: very low",
    ]


def test_what_raters_say_of_control_is_said_as_three_answers(tmp_path):
    rows = b"Country,Media company,Main assets,URL,Typology\nNorway,Havn AS,Fyret,http://fyret.example,ISF\n"
    (fyret,) = entries(opened(tmp_path, rows))
    assert fyret.ratings[0].value == (
        "state control: ISF: funding yes, governing and ownership no, editorial content no"
    )


def test_yaml_bodies_have_names_in_many_languages(tmp_path):
    text = (
        "Nordic Moss Council:\n  SPRVD_id: S1\n  Wikidata_code: Q900040\n  Name_en: Nordic Moss Council\n"
        "  Abbreviation_en: NMC\n  Name_fr: Conseil des mousses\n  Year_established: 1971\n"
        "Broken Council:\n  SPRVD_id: [\n"
        "? Council with a Name so Long that it needs a Mark of its own\n: SPRVD_id: S2\n  Name_en: Long Council\n"
    )
    dump = opened(tmp_path, text.encode())
    moss, long = entries(dump)
    assert moss.names == ("Nordic Moss Council", "NMC", "Conseil des mousses")
    assert values(moss, ClaimField.NAME) == ["NMC (acronym)", "Conseil des mousses (fr)"]
    assert values(moss, ClaimField.FOUNDED) == ["1971"]
    assert long.names == ("Long Council",)
    assert [record.place for record in broken(dump)] == ["line 8"]


def test_a_table_that_is_not_known_asks_what_its_columns_mean(tmp_path):
    rows = "Navn,Stilling,Organisasjon,Shoe size\nRagna,leder,Havneverket,38\nOdd,sekretær,Fyret,44\n"
    with pytest.raises(NeedsMapping) as asked:
        opened(tmp_path, rows.encode())
    assert [(column.name, column.samples) for column in asked.value.columns][:2] == [
        ("Navn", ("Ragna", "Odd")),
        ("Stilling", ("leder", "sekretær")),
    ]
    ragna = entries(opened(tmp_path, rows.encode(), asked.value.guess))[0]
    assert posts(ragna) == [("leder", "Havneverket", None, None)]


def test_json_lines_that_are_not_known_ask_too(tmp_path):
    with pytest.raises(NeedsMapping) as asked:
        opened(tmp_path, b'{"name": "Fyret", "domain": "fyret.example", "tags": ["a", "b"]}\n{"name": "Mosen"}\n')
    assert [column.samples for column in asked.value.columns] == [("Fyret", "Mosen"), ("fyret.example",), ("a, b",)]
