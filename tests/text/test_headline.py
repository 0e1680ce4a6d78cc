import pytest

from reader.text.headline import split_headline
from reader.text.plain import read_plain


@pytest.mark.parametrize(
    ("line", "headline", "outlet"),
    [
        ("Council shuts the old pier for good – Coast Herald", "Council shuts the old pier for good", "Coast Herald"),
        ("Veien stengt etter nytt ras i dalen | Storelvdølen", "Veien stengt etter nytt ras i dalen", "Storelvdølen"),
        ("Regjeringen dropper avgiften - Dagens Økonomi", "Regjeringen dropper avgiften", "Dagens Økonomi"),
        ("Pier closes - for good - Skerry & District Echo", "Pier closes - for good", "Skerry & District Echo"),
        ("Grandmothers sleep less well — kunnskap.example", "Grandmothers sleep less well", "kunnskap.example"),
        ("Council Shuts Pier for Good - The Skerry Post", "Council Shuts Pier for Good", "The Skerry Post"),
        ("«Vi ble ikke hørt»: bøndene sier nei | Kystnytt", "«Vi ble ikke hørt»: bøndene sier nei", "Kystnytt"),
    ],
)
def test_outlet_that_nobody_knows_is_shed_from_the_end_of_a_headline(line, headline, outlet):
    assert split_headline(line) == (headline, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "Council withdraws its plan – reaches out to the Palace",
        "Ten quotes of the year – and why",
        "Heavy rain is on its way – Stay at home, say forecasters",
        "Shut the pier now – This cannot wait.",
        "Norway – Sweden",
        "«Vi gir oss ikke» – Ada Holm",
        "– Vi gir oss ikke i år – Ada Holm",
        "Council Shuts Old Pier - Traders React",
        "Council shuts the old pier – Live",
        "Council shuts the old pier – Brodwick",
        "A headline without any tail",
    ],
)
def test_clause_speaker_or_section_behind_a_dash_is_no_outlet(line):
    assert split_headline(line) == (line, None)


def test_plain_text_takes_the_outlet_from_its_first_line():
    article = read_plain("Council shuts the old pier – Coast Herald\n\nThe pier was closed on Monday.", None)
    assert (article.title, article.publisher) == ("Council shuts the old pier", "Coast Herald")
