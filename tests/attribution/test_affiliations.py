"""Affiliations that plain posts state, also where the body stands in small letters or a sentence earlier."""

import pytest

from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.source import SourceKind
from tests.attribution.paragraphs import article_of


def affiliation_of(person: str, text: str, language: str) -> str | None:
    article = article_of(text, language)
    return next((card.affiliation for card in read(article).appearances if card.name == person), "no card")


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Ada Brodwick, head of communications at Vessmark, said that it is safe.", "Vessmark"),
        ("Ada Brodwick, chief executive of Beacon Discs, said that it is safe.", "Beacon Discs"),
        ("Ada Brodwick, a spokeswoman for Vessmark, said that it is safe.", "Vessmark"),
        ("Vessmark spokeswoman Ada Brodwick said that it is safe.", "Vessmark"),
        ("Tallow Rovers head coach Ada Brodwick said that it is safe.", "Tallow Rovers"),
        ("Vessmark’s retail analyst Ada Brodwick said that it is safe.", "Vessmark"),
        ("Ada Brodwick of Vessmark said that it is safe.", "Vessmark"),
        ("Ada Brodwick, 43, of Norwick & Roe Ltd, said that it is safe.", "Norwick & Roe Ltd"),
        ("Ada Brodwick, chairman of the Tallow Growers' Association, said it is safe.", "Tallow Growers' Association"),
        ("Ada Brodwick, chairman of the Norwick Bus Users' Group, said it is safe.", "Norwick Bus Users' Group"),
        ("Ada Brodwick of the Norwick Women's Institute said it is safe.", "Norwick Women's Institute"),
        ("Ada Brodwick, a teacher at Queen's University in Tallow, said it is safe.", "Queen's University"),
        ("Ada Brodwick, a lecturer at King’s College Norwick, said it is safe.", "King’s College Norwick"),
        ("Ada Brodwick, a surgeon at St Osyth's Hospital, said it is safe.", "St Osyth's Hospital"),
        ("Ada Brodwick of St. John's College said it is safe.", "St. John's College"),
        ("Ada Brodwick, the mayor of St. Norwick, said it is safe.", "St. Norwick"),
        ("Ada Brodwick, the head of Norwick's University, said it is safe.", "Norwick's University"),
        ("Ada Brodwick, an economist at Norwick's Tallow School, said it is safe.", "Tallow School"),
        ("Ada Brodwick, a researcher at Norsk institutt for steiner, said it is safe.", "Norsk institutt for steiner"),
        ("Ada Brodwick of Statens vegvesen said it is safe.", "Statens vegvesen"),
        ("Ada Brodwick, an engineer at Institutt for vindkraft, said it is safe.", "Institutt for vindkraft"),
        ("Ada Brodwick, a clerk at Norsk forbund for years, said it is safe.", "Norsk forbund"),
        ("The Norwick Union wants more.\n\n“It is safe”, said its general secretary, Ada Brodwick.", "Norwick Union"),
        ("At Norwick Church, tea was served. The vicar, Ada Brodwick, said that it is safe.", "Norwick Church"),
        ("A ship owned by Vessmark sank, the company said. It was old, spokeswoman Ada Brodwick said.", "Vessmark"),
        (
            "The charity Open Hands, of May, helps.\n\nAda Brodwick, a campaigner with the charity, said it is safe.",
            "Open Hands",
        ),
        ("“It is safe,” said Ada Brodwick. She is a lecturer at Norwick University.", "Norwick University"),
        ("Velmaria waits. It is safe, the Velmarian diplomat Ada Brodwick said.", "Velmaria"),
        ("Norwick Council met. It is safe, council leader Ada Brodwick said.", "Norwick Council"),
        (
            "The Norwick Growers Association met. It is safe, said the group's treasurer, Ada Brodwick.",
            "Norwick Growers Association",
        ),
        (
            "Ada Brodwick, counsellor at Norway’s permanent mission to Tallow, said it is safe.",
            "Norway’s permanent mission",
        ),
        (
            "The Tallow Trust denies it. The trust counted twice. Its secretary, Ada Brodwick, said that it is safe.",
            "Tallow Trust",
        ),
        ("Norwick Rovers won. It is safe, Rovers’ captain Ada Brodwick said.", "Norwick Rovers"),
        ("Labour MP Ada Brodwick said that it is safe.", "Labour"),
        ("Republican Gov. Ada Brodwick said that it is safe.", "Republican"),
        ("Norland won. French duo Odd Roe and Ada Brodwick lost. “It is safe,” Brodwick said.", "France"),
        ("Norwick University professor Ada Brodwick said that it is safe.", "Norwick University"),
        ("“It is safe,” said Ada Brodwick of Save the Bay.", "Save the Bay"),
        ("Ada Brodwick works as a nurse at Norwick Hospital. “It is safe,” she said.", "Norwick Hospital"),
        ("Ada Brodwick, who works as a nurse at Norwick Hospital, said that it is safe.", "Norwick Hospital"),
        (
            "Norwick Mill School is closed. “It is safe,” said Ada Brodwick, 46, the school's principal.",
            "Norwick Mill School",
        ),
    ],
)
def test_english_affiliations_are_read(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brodwick", text, "en") == affiliation


@pytest.mark.parametrize(
    "text",
    [
        "The Norwick Bank lent it. The Tallow Fund did not. It is safe, spokeswoman Ada Brodwick said.",
        "Norwick Council and Tallow Council met. It is safe, council leader Ada Brodwick said.",
        "At Norwick Church, tea was served. A neighbour, Ada Brodwick, said that it is safe.",
        "The company Ada Brodwick left is safe. Ada Brodwick said that it is safe.",
        "Vessmark sold a ship to Halden Marine, the company said. It was old, spokeswoman Ada Brodwick said.",
        "The Norwick Institute was closed. Ada Brodwick, a baker, said that it is safe.",
        "The Norwick Institute was closed. Her former boss, Ada Brodwick, said that it is safe.",
        "Ada Brodwick, 43, of Tallow, said that it is safe.",
        "“It is safe,” Ada Brodwick told Bea Halden. She is a lecturer at Norwick University.",
        "Norwick Council met. It is safe, council tenant Ada Brodwick said.",
        "At Norwick Court, the driver, Ada Brodwick, said that it is safe.",
        "Norwick Bank sued the airline. It is safe, chief executive Ada Brodwick said.",
        "Ada Brodwick, an expert in Conservative politics, said that it is safe.",
        "Labour Minister Ada Brodwick said that it is safe.",
        "“It is safe,” said Ada Brodwick (Norwick).",
    ],
)
def test_what_the_words_leave_open_stays_open(text: str) -> None:
    assert affiliation_of("Ada Brodwick", text, "en") is None


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Leder i Sundvik svømmeklubb, Ada Brekkhus, sier at det er trygt.", "Sundvik svømmeklubb"),
        ("Prosjektleder Ada Brekkhus i Kraftlinja sier at det er trygt.", "Kraftlinja"),
        ("Ada Brekkhus, pressesjef i Kraftlinja, sier at det er trygt.", "Kraftlinja"),
        ("Ada Brekkhus, rådgiver ved Statens vegvesen, sier at det er trygt.", "Statens vegvesen"),
        ("Forsker Ada Brekkhus ved Institutt for havbruk sier at det er trygt.", "Institutt for havbruk"),
        (
            "Seniorforsker Ada Brekkhus ved Institutt for helse og samfunn sier at det er trygt.",
            "Institutt for helse og samfunn",
        ),
        ("Ada Brekkhus er leder i Norges fyrvokterforbund. – Det er trygt, sier Brekkhus.", "Norges fyrvokterforbund"),
        (
            "– Det er trygt, sier Ada Brekkhus, statssekretær i Nærings- og fiskeridepartementet.",
            "Nærings- og fiskeridepartementet",
        ),
        ("Ada Brekkhus, gruppeleder i Høyre, sier at det er trygt.", "Høyre"),
        ("Avdelingsdirektør Ada Brekkhus i Skoleetaten sier at det er trygt.", "Skoleetaten"),
        ("Kommunikasjonssjef Ada Brekkhus hos Kraftlinja sier at det er trygt.", "Kraftlinja"),
        ("Fergefolkets landsforbund krever mer. Leder Ada Brekkhus sier at det er trygt.", "Fergefolkets landsforbund"),
        (
            "Høgskolen i Sundvik teller fugl. – Det er trygt, sier Ada Brekkhus. Hun er forsker ved høgskolen.",
            "Høgskolen i Sundvik",
        ),
        ("Rektor Ada Brekkhus ved Lunden skole sier at det er trygt.", "Lunden skole"),
        ("Sundvik IF er i pengenød. – Det er trygt, sier klubbens styreleder Ada Brekkhus.", "Sundvik IF"),
        ("Ada Brekkhus (58), kasserer i Dalsvåg IL, sier at det er trygt.", "Dalsvåg IL"),
        ("– Det er trygt, sier Ada Brekkhus, tidligere sikkerhetssjef i Vanninfra.", "Vanninfra"),
        ("Brannsjef Ada Brekkhus i Sundvik kommune sier at det er trygt.", "Sundvik kommune"),
        ("Arealrådet skal møtes. Det er trygt, sier Ada Brekkhus, talsperson for rådet.", "Arealrådet"),
        ("Brekk byorkester øver. Det er trygt, sier Ada Brekkhus i orkesteret.", "Brekk byorkester"),
        ("Værmuseet åpner. Ada Brekkhus, talsperson for museet, sier at det er trygt.", "Værmuseet"),
        ("– Det er trygt, sier Ada Brekkhus (Felleslista).", "Felleslista"),
        ("Høyres gruppeleder Ada Brekkhus sier at det er trygt.", "Høyre"),
        ("– Det er trygt, sier ordfører Ada Brekkhus (Sp).", "Sp"),
        ("Ada Brekkhus, direktør for Værmuseet på Brekk, sier at det er trygt.", "Værmuseet på Brekk"),
        ("Ada Brekkhus i Norsk forbund for sauer sier at det er trygt.", "Norsk forbund for sauer"),
    ],
)
def test_norwegian_affiliations_are_read(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brekkhus", text, "nb") == affiliation


@pytest.mark.parametrize(
    "text",
    [
        "Prest Ada Brekkhus i Sundvik sier at det er trygt.",
        "Prosjektleder Ada Brekkhus i Sundvik sier at det er trygt. Broen i Sundvik står.",
        "Ada Brekkhus, sauebonde i Sundvik, sier at det er trygt.",
        "Mattilsynet stengte kafeen. Daglig leder Ada Brekkhus sier at det er trygt.",
        "Ada Brekkhus fra Sundvik sier at det er trygt.",
        "Fyrforbundet og Havnetilsynet krever mer. Leder Ada Brekkhus sier at det er trygt.",
    ],
)
def test_norwegian_places_are_no_affiliations(text: str) -> None:
    assert affiliation_of("Ada Brekkhus", text, "nb") is None


@pytest.mark.parametrize("preposition", ["til", "overfor"])
@pytest.mark.parametrize(
    ("post", "listener"),
    [
        ("forbundsleder", "NTB"),
        ("direktør", "Bergens Tidende"),
        ("talsperson", "Dagens Næringsliv"),
        ("styreleder", "Norges Fiskarlag"),
        ("leder", "Nordlys"),
        ("fylkesleder", "NRK"),
        ("ordfører", "Aftenposten"),
        ("professor", "avisen Nationen"),
    ],
)
def test_who_listens_is_no_affiliation(post: str, listener: str, preposition: str) -> None:
    text = f"– Det haster med å få dette på plass, sier {post} Kari Moe {preposition} {listener}."
    assert affiliation_of("Kari Moe", text, "nb") is None


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("– Det haster, sier direktør Ada Brekkhus i Vannverket til Bergens Tidende.", "Vannverket"),
        ("– Det haster, sier leder Ada Brekkhus i Losforbundet overfor NTB.", "Losforbundet"),
        ("Ada Brekkhus, som er knyttet til Havforskningsinstituttet, sier at det haster.", "Havforskningsinstituttet"),
        ("– Det haster, sier Ada Brekkhus, sekretær til Fyrrådet.", "Fyrrådet"),
    ],
)
def test_a_post_beside_who_listens_stays(text: str, affiliation: str) -> None:
    assert affiliation_of("Ada Brekkhus", text, "nb") == affiliation


@pytest.mark.parametrize("opening", ["Jonas Dahl opened the meeting.", "Jonas Dahl met Ada Fjell at the harbour."])
def test_what_somebody_says_of_another_is_not_her_own_post(opening: str) -> None:
    text = f"{opening} He is a lecturer at Sandvik University, Ada Fjell said."
    assert affiliation_of("Ada Fjell", text, "en") is None


def test_an_outlet_in_a_line_of_its_own_employs_nobody_quoted_below() -> None:
    text = "The Coast Gazette, 4 May\n\nResidents say the pier should stay.\n\nThe work begins in May."
    assert affiliation_of("Residents", text, "en") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said the old pier must go. It was built by Norwick Yard.", "en"),
        ("Norwick Yard built it. The agency said the old pier must go.", "en"),
        ("Foreningen sier at brygga må rives. Den er bygd av Norvik Verft.", "nb"),
    ],
)
def test_a_body_without_a_name_has_no_role_and_belongs_to_nobody(text: str, language: str) -> None:
    article = Article(None, None, (), None, language, None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    bodies = [card for card in read(article).appearances if card.kind is SourceKind.UNNAMED]
    assert [(card.role, card.affiliation) for card in bodies] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Her uncle, Ada Brodwick, told the Kafue Herald that the deed hung where other people hang a saint.",
        "Orla Finch owned it. Finch’s widower, Ada Brodwick, was there. “It is safe,” Brodwick said.",
    ],
)
def test_who_was_told_and_who_was_married_employ_nobody(text: str) -> None:
    assert affiliation_of("Ada Brodwick", text, "en") is None


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("Queen's University in Belton", "Tallow University"),
        ("Norwick's Institute", "Tallow Institute"),
        ("the Norwick Port’s School", "Tallow School"),
    ],
)
def test_a_body_that_somebody_owns_is_not_another_of_its_kind(body: str, other: str) -> None:
    text = f"Ada Brodwick, a teacher at {body}, said it is safe. Bo Lind of {other} said it is not."
    assert affiliation_of("Ada Brodwick", text, "en") != other
    assert affiliation_of("Bo Lind", text, "en") == other


@pytest.mark.parametrize("little", ["lite", "litt", "mye", "ingenting"])
def test_how_much_something_says_is_no_source(little: str) -> None:
    text = (
        f"En dråpe på tunga sier {little}. Derfor har forskerne brukt et instrument som kan skille sukker fra ris, "
        "sukker fra mais og sukker fra en bie."
    )
    article = Article(None, None, (), None, "nb", None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    assert little not in {card.name for card in read(article).appearances}


@pytest.mark.parametrize(
    ("body", "post"),
    [
        ("Losforbundet", "leder"),
        ("Fyrdirektoratet", "direktør"),
        ("Havneforeningen", "talsperson"),
        ("Kystkommisjonen", "sekretær"),
        ("Norges Bondelag", "leder"),
        ("Norges Fiskarlag", "styreleder"),
        ("Helse Bergen", "direktør"),
    ],
)
def test_a_body_in_the_genitive_goes_by_its_name(body: str, post: str) -> None:
    text = f"{body}s {post} Ada Brekkhus sier at det haster."
    cards = read(article_of(text, "nb")).appearances
    (card,) = [card for card in cards if card.name == "Ada Brekkhus"]
    assert (card.role, card.affiliation) == (post, body)
    assert f"{body}s" not in {card.name for card in cards}
