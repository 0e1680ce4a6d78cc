"""Posts that are held in a body and never in a place, and how far a role's words reach."""

import pytest

from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from tests.attribution.test_affiliations import affiliation_of

BRIDGE = "Broen i Sundvik står."


def role_of(person: str, text: str, language: str) -> str | None:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    cards = read(Article(None, None, (), None, language, None, text, blocks)).appearances
    return next((card.role for card in cards if card.name == person), "no card")


@pytest.mark.parametrize(
    "post",
    [
        "Ada Brekkhus, keeper i Sundvik",
        "keeper Ada Brekkhus i Sundvik",
        "Ada Brekkhus, trener i Sundvik",
        "talskvinne Ada Brekkhus i Sundvik",
        "Ada Brekkhus, kommunikasjonsrådgiver i Sundvik",
    ],
)
def test_who_plays_or_speaks_in_a_place_is_of_its_club_or_firm(post: str) -> None:
    assert affiliation_of("Ada Brekkhus", f"{BRIDGE} – Det går bra, sier {post}.", "nb") == "Sundvik"


@pytest.mark.parametrize(
    "post",
    ["prest Ada Brekkhus i Sundvik", "Ada Brekkhus, talskvinne for naboene i Sundvik", "bonde Ada Brekkhus i Brekk"],
)
def test_who_preaches_or_farms_in_a_place_is_of_none(post: str) -> None:
    assert affiliation_of("Ada Brekkhus", f"{BRIDGE} – Det går bra, sier {post}.", "nb") is None


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Direktør Bo Lind i Kvart sluttet. – Det går bra, sier prosjektleder Ada Brekkhus i Kvart.", "Kvart"),
        ("– Det går bra, sier økonom Ada Brekkhus (44) i Fondshuset Kvart.", "Fondshuset Kvart"),
        ("– Det går bra, sier Ada «Løa» Brekkhus, leder i Brekk redningslag.", "Brekk redningslag"),
        ("Fyrvokternes forening øver. – Det går bra, sier Ada Brekkhus, leder i foreningen.", "Fyrvokternes forening"),
        ("Lysmuseet på Brekk øver. – Det går bra, sier Ada Brekkhus, direktør i museet.", "Lysmuseet på Brekk"),
        ("– Det går bra, sier Ada Brekkhus, lege og tidligere medlem av Fyrutvalget.", "Fyrutvalget"),
    ],
)
def test_a_body_is_known_in_spite_of_what_stands_between(text: str, affiliation: str) -> None:
    name = "Ada «Løa» Brekkhus" if "Løa" in text else "Ada Brekkhus"
    assert affiliation_of(name, text, "nb") == affiliation


def test_the_former_half_of_two_roles_is_left_out() -> None:
    assert role_of("Ada Brekkhus", "– Ja, sier Ada Brekkhus, skipper og tidligere losoldermann.", "nb") == "skipper"


def test_for_how_long_is_no_part_of_a_role() -> None:
    text = "Ada Brodwick, head porter for thirty years, said that it is safe."
    assert role_of("Ada Brodwick", text, "en") == "head porter"


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("Search manager Ada Brodwick", "Search manager"),
        ("Structural engineer Ada Brodwick", "Structural engineer"),
        ("The returning officer, Ada Brodwick,", "returning officer"),
        ("The harbour master, Ada Brodwick,", "harbour master"),
        ("Ada Brodwick, skipper of the Petrel,", "skipper"),
        ("Ada Brodwick, a baker in Tallow,", "baker"),
        ("Ada Brodwick, a scholar of American law in Tallow,", "scholar of American law"),
    ],
)
def test_what_work_is_about_and_where_it_is_done_is_no_affiliation(post: str, role: str) -> None:
    text = f"{post} said that it is safe."
    assert (role_of("Ada Brodwick", text, "en"), affiliation_of("Ada Brodwick", text, "en")) == (role, None)


@pytest.mark.parametrize("people", ["Hill farmers", "Older residents", "Dog owners"])
def test_what_people_do_is_no_body(people: str) -> None:
    text = f"{people} fear that it is closed."
    assert affiliation_of(people, text, "en") is None


def test_a_town_that_is_called_by_its_first_word_is_no_person() -> None:
    text = "Tallow Town won. Tallow sang. Ada Brodwick, Tallow’s manager, said that it is safe."
    assert affiliation_of("Ada Brodwick", text, "en") == "Tallow Town"


def test_of_two_clubs_the_one_written_about_is_meant() -> None:
    text = "Norwick Rovers beat Brodwick Town. Rovers sang. Ada Lind, chairwoman of the club, said that it is safe."
    assert affiliation_of("Ada Lind", text, "en") == "Norwick Rovers"


def test_its_secretary_is_of_the_body_that_the_sentence_takes_up() -> None:
    text = "The Tallow Trust counts. Norwick Council pays.\n\nThe trust denied it. Its secretary, Ada Lind, said so."
    text += " “It is safe,” Lind said."
    assert affiliation_of("Ada Lind", text, "en") == "Tallow Trust"


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("byråd for bolig Ada Brekkhus", "byråd for bolig"),
        ("Fylkesråd for kyst Ada Brekkhus", "Fylkesråd for kyst"),
        ("Professoren og stipendiat Ada Brekkhus", "stipendiat"),
    ],
)
def test_an_office_has_its_field_and_another_persons_role_is_left_out(post: str, role: str) -> None:
    assert role_of("Ada Brekkhus", f"– Ja. {post} mener at det går bra.", "nb") == role


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Sundvik Hermetikks daglige leder Ada Brekkhus sier at det går bra.", "Sundvik Hermetikk"),
        ("Brekk ILs trener Ada Brekkhus sier at det går bra.", "Brekk IL"),
        ("Brekk politidistrikts vaktleder Ada Brekkhus sier at det går bra.", "Brekk politidistrikt"),
        ("Helse Brekk sparer. Ada Brekkhus, direktør i foretaket, sier at det går bra.", "Helse Brekk"),
        ("Sundvik IF tapte. Sundvik-kaptein Ada Brekkhus sier at det går bra.", "Sundvik IF"),
        ("Ifølge legemiddelfirmaet Norvak virker det. Firmaets talskvinne Ada Brekkhus sier at det går bra.", "Norvak"),
        ("Styret ga lån til Vestvind. Prosjektleder Ada Brekkhus i Vestvind sier at det går bra.", "Vestvind"),
        ("Broen i Fjellfly sto. Mekaniker Ada Brekkhus i Fjellfly sier at det går bra.", "Fjellfly"),
        ("Styreleder Ada Brekkhus i Byteatret sier at det går bra på straffemerket.", "Byteatret"),
    ],
)
def test_a_name_in_its_genitive_or_before_a_hyphen_is_known(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brekkhus", text, "nb") == affiliation


@pytest.mark.parametrize("where", ["regjering", "opposisjon"])
def test_to_be_in_government_is_no_affiliation(where: str) -> None:
    text = f"Den gangen satt Ada Brekkhus i {where}. – Det går bra, sier Brekkhus."
    assert affiliation_of("Ada Brekkhus", text, "nb") is None


def test_hytteeiere_are_people_and_their_place_no_part_of_a_name() -> None:
    assert role_of("Hytteeiere på nordsida", "Hytteeiere på nordsida vil at løypa skal stenges.", "nb") == "Hytteeiere"


def test_the_source_takes_up_who_was_described() -> None:
    text = "En ingeniør i Aksnes Bygg sier at det haster. Kilden forteller videre at det er galt."
    assert role_of("Kilden", text, "nb") == "no card"


@pytest.mark.parametrize(
    ("source", "text", "language"),
    [
        ("boy with a drum", "“Is it always so?” asked a boy with a drum.", "en"),
        ("Police", "Police say the road is closed.", "en"),
        ("gutt på kaia", "En gutt på kaia mener at det vinker.", "nb"),
    ],
)
def test_that_somebody_is_a_boy_or_the_police_is_no_role(source: str, text: str, language: str) -> None:
    assert role_of(source, text, language) is None
