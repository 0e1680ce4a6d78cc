"""Posts that clauses tell of somebody rather than a noun phrase beside the name."""

import pytest

from tests.attribution.test_affiliations import affiliation_of
from tests.attribution.test_held_posts import role_of


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Ada Lind, who runs the innkeepers’ association Lanternlight, said it is safe.", "Lanternlight"),
        ("Ada Lind, who leads the ferry practice at Roe Partners, said it is safe.", "Roe Partners"),
        ("Norwick Council met. Ada Lind, head of testing there until 2028, said it is safe.", "Norwick Council"),
        ("Bo Halden and the geologist Ada Lind, both of Norwick University, said it is safe.", "Norwick University"),
        ("Ada Lind and Bo Halden, both of Norwick University, said it is safe.", "Norwick University"),
        ("Ada Lind, for twenty-two years coxswain of the Tallow lifeboat, said it is safe.", "Tallow lifeboat"),
        ("Ada Lind, a foreman at the Cedar Bay mill, said it is safe.", "Cedar Bay mill"),
        ("Ada Lind, who has been with Norwick Robotics since May, said it is safe.", "Norwick Robotics"),
        ("Ada Lind, who teaches physics at Norwick Academy, said it is safe.", "Norwick Academy"),
        ("Ada Lind has led the Tallow Choral Society since May. “It is safe,” Lind said.", "Tallow Choral Society"),
        ("Ada Lind, speaking for the Tallow Anglers' Club, said it is safe.", "Tallow Anglers' Club"),
        ("Ada Lind and Karin Halden of Norwick University said it is safe.", "Norwick University"),
        (
            "Ada Lind, an ecologist, and Bo Rud, a chemist, both at Norwick University, said it’s safe.",
            "Norwick University",
        ),
        ("“It is safe,” said Ada Lind, from Norwick Robotics.", "Norwick Robotics"),
        ("Ada Lind, a partner in the law firm Roe Pike, said it is safe.", "Roe Pike"),
        (
            "Pellmarsh, the ferry operator, is late. Ada Lind, spokeswoman for the operator, said it is safe.",
            "Pellmarsh",
        ),
        ("Ada Lind is now a lecturer at Norwick University. “It is safe,” Lind said.", "Norwick University"),
    ],
)
def test_english_clauses_tell_affiliations(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Lind", text, "en") == affiliation


@pytest.mark.parametrize(
    "clause",
    [
        "who led the party",
        "who runs marathons",
        "who leads Bo Halden by ten points",
        "who fed there",
    ],
)
def test_what_somebody_leads_and_owns_besides_is_no_affiliation(clause: str) -> None:
    text = f"The Tallow Party met. Ada Lind, {clause}, said it is safe."
    assert affiliation_of("Ada Lind", text, "en") is None


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Ada Brekkhus, som leder Fyrvarslinga, sier at det går bra.", "Fyrvarslinga"),
        ("Fyrtilsynet måler. Ada Brekkhus, stipendiat samme sted, sier at det går bra.", "Fyrtilsynet"),
        ("Geolog Bo Lind og biolog Ada Brekkhus, begge ved Fyrtilsynet, sier at det går bra.", "Fyrtilsynet"),
        ("Biolog Ada Brekkhus og geolog Bo Lind, begge ved Fyrtilsynet, sier at det går bra.", "Fyrtilsynet"),
        ("Overlege Ada Brekkhus ved kirurgisk avdeling på Brekk sykehus sier at det går bra.", "Brekk sykehus"),
        ("Ada Brekkhus, partner i advokatfirmaet Ro, sier at det går bra.", "Ro"),
        ("Ordfører Ada Brekkhus (Sp) i Brekk sier at det går bra.", "Brekk"),
        ("Ada Brekkhus, som underviser ved Brekk skole, sier at det går bra.", "Brekk skole"),
        ("Ada Brekkhus ble i fjor leder i Fyrtilsynet. – Det går bra, sier Brekkhus.", "Fyrtilsynet"),
        ("Ada Brekkhus i fjor ble leder i Fyrtilsynet. – Det går bra, sier Brekkhus.", "Fyrtilsynet"),
        ("– Ja, sier Ada Brekkhus.\n\nHun er i dag forsker ved Fyrtilsynet.", "Fyrtilsynet"),
        ("– Ja, sier Ada Brekkhus.\n\nHun har ro, og nå er hun forsker ved Fyrtilsynet.", "Fyrtilsynet"),
    ],
)
def test_norwegian_clauses_tell_affiliations(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brekkhus", text, "nb") == affiliation


def test_an_office_held_for_years_is_a_role() -> None:
    text = "Ada Lind, who came last week, was for nineteen years the sexton of Tallow Church. “It is safe,” Lind said."
    assert role_of("Ada Lind", text, "en") == "sexton"
    assert affiliation_of("Ada Lind", text, "en") == "Tallow Church"


def test_he_may_be_another_where_two_are_named() -> None:
    text = "– Ja, sier Bo Lind til Per Halden. Han er i dag forsker ved Fyrtilsynet."
    assert affiliation_of("Bo Lind", text, "nb") is None


@pytest.mark.parametrize("marks", ["– {},", "«{}»,"])
def test_what_somebody_says_of_her_is_not_the_articles_word(marks: str) -> None:
    text = "– Ja, sier Ada Brekkhus.\n\n" + marks.format("Nå er hun forsker ved Fyrtilsynet") + " sier Bo Lind."
    assert affiliation_of("Ada Brekkhus", text, "nb") is None
