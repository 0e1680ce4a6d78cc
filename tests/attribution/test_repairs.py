"""Slips of the taggers that are mended by rule, in small articles."""

import pytest

from reader.attribution.read import read
from reader.model.reading import Reading
from reader.model.source import SourceKind
from tests.attribution.paragraphs import article_of


def read_text(text: str, language: str = "nb") -> Reading:
    return read(article_of(text, language))


def said(text: str, language: str = "nb") -> dict[str, list[str]]:
    cards = read_text(text, language).appearances
    return {card.name: [statement.text for statement in card.statements] for card in cards if card.statements}


@pytest.mark.parametrize("between", [". – ", ", – ", ", som har bodd her i ti år. – "])
def test_what_a_second_dash_goes_on_with_is_the_same_speakers(between):
    told = said(f"Veien er stengt.\n\n– Vi kommer ikke fram, sier Odd Hagerup{between}Hva skal jeg si til de ansatte?")
    assert told == {"Odd Hagerup": ["Vi kommer ikke fram", "Hva skal jeg si til de ansatte?"]}


def test_a_dash_that_somebody_elses_words_open_is_theirs():
    told = said("– Vi kommer ikke fram, sier Odd Hagerup. – Veien åpner snart, svarer Marte Sollien.")
    assert told == {"Odd Hagerup": ["Vi kommer ikke fram"], "Marte Sollien": ["Veien åpner snart"]}


def test_a_dash_inside_a_sentence_opens_no_speech():
    told = said("– Vi kommer ikke fram, sier Odd Hagerup. Veien – som er fra krigens tid – raste i natt.")
    assert told == {"Odd Hagerup": ["Vi kommer ikke fram"]}


@pytest.mark.parametrize("source", ["ordfører Marte Sollien", "Marte Sollien", "ordfører Marte Sollien (Ap)"])
@pytest.mark.parametrize("outlet", ["Klassekampen", "Bergens Tidende"])
def test_who_speaks_to_an_outlet_is_the_speaker(source, outlet):
    told = said(f"Strand havn\n\nHavna skal bygges ut.\n\n– Det haster, sier {source} overfor {outlet}.")
    assert told == {"Marte Sollien": ["Det haster"]}


def test_where_something_was_said_is_no_part_of_it():
    text = "Ada Lind wrote to the council in May. At the end of the letter she added that “the river is patient”."
    (statement,) = [words for words in said(text, "en")["Ada Lind"] if "patient" in words]
    assert statement.strip("“”") == "the river is patient"


def test_speech_that_opens_an_article_is_whose_the_next_paragraph_says():
    told = said("Kjeden trekker varene.\n\n– Vi bestilte honning.\n\n– Vi fikk sirup, sier Elin Krogh på telefon.")
    assert told == {"Elin Krogh": ["Vi bestilte honning.", "Vi fikk sirup"]}


def test_speech_behind_a_paragraph_about_somebody_is_theirs():
    told = said("Emina Radić vasker hoteller og sitter på kjøkkenet med lønnsslippene.\n\n– Her tok de for bussen.")
    assert told == {"Emina Radić": ["Her tok de for bussen."]}


def test_speech_behind_somebody_who_denies_is_theirs():
    told = said(
        "– Vi kommer, sier ordfører Marte Sollien.\n\nIfølge Kystlinjen er tallet halvert. Det avviser Sollien.\n\n"
        "– Tallene er hentet fra en vinter da ferja lå til reparasjon."
    )
    assert told["Marte Sollien"][-1] == "Tallene er hentet fra en vinter da ferja lå til reparasjon."


def test_items_of_a_list_are_no_speech():
    assert said("Emina Radić har pakket sekken.\n\n– tre par sokker\n\n– en lommelykt") == {}


def test_what_somebody_says_of_their_own_hopes_is_one_statement():
    told = said("– Vi har ventet i to år, men håpet at noen skulle ta til fornuft, sier Marte Sollien til avisa.")
    assert told == {"Marte Sollien": ["Vi har ventet i to år, men håpet at noen skulle ta til fornuft"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ifølge Lønnstilsynet på Østlandet gjelder det 320 ansatte.", "Lønnstilsynet på Østlandet"),
        ("Krukkene inneholdt sirup, opplyser Labsenteret for mat (LSM).", "Labsenteret for mat"),
    ],
)
def test_a_body_that_is_a_common_noun_goes_by_its_whole_name(text, name):
    assert name in said(text)


def test_a_report_is_not_the_place_that_its_laboratory_stands_in():
    cards = read_text("En analyse fra laboratoriet i Lausanne slår fast at prøven er ren.").appearances
    (speaking,) = [card for card in cards if card.statements]
    assert speaking.kind is SourceKind.DOCUMENT


@pytest.mark.parametrize("name", ["Torolf «Kubben» Sagmo", "Torolf “Kubben” Sagmo"])
def test_a_nickname_stands_inside_a_name(name):
    assert said(f"– Jeg vet ikke, sier {name} til avisa.") == {name: ["Jeg vet ikke"]}


@pytest.mark.parametrize(
    "name", ["Sulvær kommune", "Sørnes fotballkrets", "Skattekontoret i Åsmark", "Landslaget for løping"]
)
def test_a_common_noun_ends_or_opens_the_name_of_a_body(name):
    assert said(f"Prisen øker, sier {name} i dag.") == {name: ["Prisen øker"]}


@pytest.mark.parametrize(
    ("name", "taken_up"),
    [("Sulvær kommune", "Kommunen"), ("Gåsvær Fiskerforening", "Foreningen"), ("Havlinjen Rederi", "Rederiet")],
)
def test_a_definite_noun_takes_up_the_body_that_has_it_in_its_name(name, taken_up):
    told = said(f"{name} har ansatt to folk.\n\n{taken_up} mener at prisen øker.")
    assert told == {name: ["prisen øker"]}


def test_a_people_and_a_noun_are_not_their_country():
    assert said("Svenske kjøpere tror at handelen går tilbake.") == {"Svenske kjøpere": ["handelen går tilbake"]}


def test_an_affiliation_beyond_somebody_else_is_theirs():
    cards = read_text(
        "Ordfører Eilert Nystuen mener at fyret er trygt.\n\n"
        "Historiker Jorid Skaalvik ved Universitetet i Stokkevik er enig. Hun sier at fyret er gammelt."
    ).appearances
    assert {card.name: card.affiliation for card in cards if card.kind is SourceKind.PERSON} == {
        "Eilert Nystuen": None,
        "Jorid Skaalvik": "Universitetet i Stokkevik",
    }


def test_an_attribution_keeps_what_a_card_leaves_out():
    text = "Ada Lind, an engineer at the road office, said on Monday that the bridge will open in May."
    reading = read_text(text, "en")
    (card,) = [card for card in reading.appearances if card.statements]
    (statement,) = card.statements
    content = [span.of(text) for span in reading.attributions[statement.attribution].content]
    assert statement.text == "the bridge will open in May"
    assert content == ["that the bridge will open in May"]


def test_a_text_too_long_for_the_taggers_is_read_by_rules(monkeypatch):
    monkeypatch.setattr("reader.attribution.read.LONGEST_TAGGED", 60)
    text = "“The bridge will open in May,” said Ada Lind, an engineer at the road office."
    assert read_text(text, "en").engine.name == "rules"
    assert read_text(text[:60], "en").engine.name == "trained"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pro-Obama said that it is so.", "en"),
        ("Kaptein-Biden sier at det er sant.", "nb"),
        ("It is late, says Ada and", "en"),
        ("Toget er forsinket, sier Kari Vik og", "nb"),
        ("Det er sant, sier …", "nb"),
        ("«Det er sant», sier 🙂", "nb"),
        ("Kommunen 1,2 -Odd – — sier $ klubben Ap-Støre » for Vik i han -Odd Vik det", "nb"),
    ],
)
def test_words_cut_off_or_run_together_are_read(text, language):
    assert read_text(text, language).article.text == text


def test_openings_far_from_the_name_are_nobodys():
    opening = "\n\n".join(f"– Toget er for sent nummer {number}." for number in range(8))
    cards = read_text(f"{opening}\n\n– Vi gir oss, sier Kari Vik.").appearances
    (card,) = [card for card in cards if card.name == "Kari Vik"]
    sure = [statement.confidence for statement in card.statements]
    assert 2 < len(sure) < 7
    assert sure == sorted(sure)


def test_what_the_article_tells_of_a_speaker_behind_a_dash_is_not_theirs():
    told = said("– Vi kommer ikke fram, sier Odd Hagerup. Han har bodd her i ti år.")
    assert told == {"Odd Hagerup": ["Vi kommer ikke fram"]}


def test_what_the_article_tells_before_a_second_dash_is_not_the_speakers():
    told = said("– Vi kommer ikke fram, sier Odd Hagerup. Veien raste i natt. – Hva skal jeg si til de ansatte?")
    assert told == {"Odd Hagerup": ["Vi kommer ikke fram", "Hva skal jeg si til de ansatte?"]}


def test_speech_that_goes_on_without_a_second_dash_is_the_speakers():
    told = said("– Vi teller hvert år, svarer Odd Hagerup. I fjor fant vi åtte.")
    assert told == {"Odd Hagerup": ["Vi teller hvert år", "I fjor fant vi åtte."]}


def test_a_relative_clause_about_the_speaker_is_not_said_by_them():
    told = said("– Fordi den ikke kan, svarer Odd Hagerup, som underviser i bankfag.")
    assert told == {"Odd Hagerup": ["Fordi den ikke kan"]}


def test_what_stands_before_a_cue_and_its_clause_is_the_source():
    told = said("Sissel Nes jubler. En ansatt VG har snakket med, sier at hun ikke vil flytte. Flere ansatte er enige.")
    assert told == {"ansatt": ["hun ikke vil flytte"]}


def test_a_promise_does_not_hold_the_words_for_who_tells_of_it():
    told = said("Boats left after the government promised to lower fuel taxes, union leaders said.", "en")
    assert told["government"] == ["to lower fuel taxes"]


def test_that_before_its_verb_is_said():
    assert said("Campaigners say that is too slow.", "en") == {"Campaigners": ["that is too slow"]}
    assert said("Campaigners say that it is too slow.", "en") == {"Campaigners": ["it is too slow"]}


def test_a_question_to_who_speaks_is_the_interviewers():
    told = said("– Jeg sover igjen, sier Odd Hagerup.\n\n– Hva gjør du nå?\n\n– Nå skal jeg fiske lenge.")
    assert told == {"Odd Hagerup": ["Jeg sover igjen", "Nå skal jeg fiske lenge."]}
