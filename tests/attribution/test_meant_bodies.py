"""Which of the bodies named before a common noun takes up: the one of its sort, none where the noun is of another."""

import pytest

from tests.attribution.test_affiliations import affiliation_of


@pytest.mark.parametrize(
    ("before", "post", "affiliation"),
    [
        ("Tallow Academy is full. The Rowan Trust pays.", "The school's headteacher, Ada Brodwick,", "Tallow Academy"),
        ("Norwick Athletic lost. The Fans' Panel met.", "Ada Brodwick, the club's chairman,", "Norwick Athletic"),
        ("Tallow Air is late. The Roof Union struck.", "Ada Brodwick, spokeswoman for the airline,", "Tallow Air"),
        ("Ida Memorial is full. The Hospital Union met.", "Ada Brodwick, the hospital's chemist,", "Ida Memorial"),
        ("Norwick Mills closed.", "Ada Brodwick, a spokeswoman for the mill,", "Norwick Mills"),
        ("Tallow Playhouse is shut.", "Ada Brodwick, chairwoman of the theatre's board,", "Tallow Playhouse"),
        ("The Norwick Pier Committee met.", "Ada Brodwick, chair of the committee,", "Norwick Pier Committee"),
    ],
)
def test_an_english_noun_takes_up_the_body_of_its_sort(before: str, post: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brodwick", f"{before} {post} said that it is safe.", "en") == affiliation


@pytest.mark.parametrize(
    ("other", "post"),
    [
        ("Norwick Council", "Ada Brodwick, chair of the committee,"),
        ("Norwick Church", "Ada Brodwick, a librarian at the school,"),
        ("Rovers Supporters' Association", "Ada Brodwick, the club's chairman,"),
        ("Norwick School Board", "Ada Brodwick, a teacher at the school,"),
        ("dockers' union DWU", "The company's director, Ada Brodwick,"),
    ],
)
def test_an_english_noun_takes_up_no_body_of_another_sort(other: str, post: str) -> None:
    text = f"The {other} is cold. {post} said that it is safe."
    assert affiliation_of("Ada Brodwick", text, "en") not in (other, other.split()[-1], "no card")


@pytest.mark.parametrize(
    ("before", "post", "affiliation"),
    [
        ("Helse Brekk sparer. Lunden skole består.", "direktør Ada Brekkhus i helseforetaket", "Helse Brekk"),
        ("Brekk Kraft tapper. Fyrtilsynet klager.", "talsperson Ada Brekkhus i kraftselskapet", "Brekk Kraft"),
        ("Brekk Turlag går. Sundvik kommune betaler.", "Ada Brekkhus, styreleder i turlaget", "Brekk Turlag"),
        ("Brekk Fotball tapte. Fyrforbundet møttes.", "Ada Brekkhus, kasserer i klubben", "Brekk Fotball"),
        ("Uglevennene teller. Vannverket måler.", "foreningens talsperson Ada Brekkhus", "Uglevennene"),
        ("Sundvik Bulk tier. Sjøtilsynet måler.", "rederiets talskvinne Ada Brekkhus", "Sundvik Bulk"),
        ("Senter for alger åpner.", "forsker Ada Brekkhus ved senteret", "Senter for alger"),
        ("Brekk moské er full.", "Ada Brekkhus, styreleder i moskeen", "Brekk moské"),
        ("Brekk fiskarlag møttes.", "fiskarlagets leder Ada Brekkhus", "Brekk fiskarlag"),
    ],
)
def test_a_norwegian_noun_takes_up_the_body_of_its_sort(before: str, post: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brekkhus", f"{before} – Det går bra, sier {post}.", "nb") == affiliation


@pytest.mark.parametrize(
    ("other", "post"),
    [
        ("Lunden skole", "talsperson Ada Brekkhus i selskapet"),
        ("Brekk kirke", "Ada Brekkhus, styreleder i moskeen"),
        ("Norges Bondelag", "fiskarlagets leder Ada Brekkhus"),
    ],
)
def test_a_norwegian_noun_takes_up_no_body_of_another_sort(other: str, post: str) -> None:
    text = f"{other} er full. – Det går bra, sier {post}."
    assert affiliation_of("Ada Brekkhus", text, "nb") not in (other, "no card")


@pytest.mark.parametrize(
    ("language", "before", "post", "says", "body"),
    [
        ("en", "Norwick Hospital is cold.", "a nurse at the", "said that it is safe.", "hospital in Tallow"),
        ("nb", "Brekk sykehus er kaldt.", "lege ved", "sier at det går bra.", "sykehuset i Sela"),
    ],
)
def test_a_noun_with_its_place_is_another_body(language: str, before: str, post: str, says: str, body: str) -> None:
    assert affiliation_of("Ada Lind", f"{before} Ada Lind, {post} {body}, {says}", language) == body


def test_a_genitive_may_open_a_sentence() -> None:
    text = "Sundvik Bulk tier. Rederiets talskvinne Ada Brekkhus sier at det går bra."
    assert affiliation_of("Ada Brekkhus", text, "nb") == "Sundvik Bulk"


@pytest.mark.parametrize("opening", ["Både", "Verken"])
def test_a_small_word_at_the_head_of_a_sentence_opens_no_name(opening: str) -> None:
    text = f"{opening} Ada Brekkhus og Bo Halden mener at det går bra."
    assert affiliation_of("Ada Brekkhus", text, "nb") is None


@pytest.mark.parametrize(
    ("before", "post", "affiliation"),
    [
        ("The old tax directorate is slow.", "Ada Lind, an engineer at the directorate,", "old tax directorate"),
        ("The planning committee met.", "Ada Lind, chair of the committee,", "planning committee"),
        ("It rained.", "Ada Lind, spokeswoman for the ferry company, Norlink,", "Norlink"),
        ("Victoria Air is late.", "Ada Lind, a baggage handler with the airline until May,", "Victoria Air"),
        ("It rained.", "His sister, Ada Lind, is a midwife at Tallow Clinic and", "Tallow Clinic"),
    ],
)
def test_a_body_may_be_said_in_small_words_or_behind_its_noun(before: str, post: str, affiliation: str) -> None:
    assert affiliation_of("Ada Lind", f"{before} {post} said that it is safe.", "en") == affiliation


def test_an_adjective_may_stand_inside_a_norwegian_name() -> None:
    text = "– Det går bra, sier Ada Brekkhus, forsker ved Vestnorsk teknisk institutt."
    assert affiliation_of("Ada Brekkhus", text, "nb") == "Vestnorsk teknisk institutt"
