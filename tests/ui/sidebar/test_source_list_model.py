from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.source import SourceKind
from reader.ui.card_groups import CardRow, Group, GroupHead, arrange, short_name
from reader.ui.source_list_model import CardRole, SourceListModel


@pytest.fixture
def model(ferry, qapp):
    model = SourceListModel()
    model.show_article(ferry)
    return model


def names(model, group):
    return [row.card.appearance.name for row in model.rows if isinstance(row, CardRow) and row.group is group]


def beside(model, name):
    return next(r.beside for r in model.rows if isinstance(r, CardRow) and r.card.appearance.name == name)


def spoken(model, name):
    row = next(i for i, r in enumerate(model.rows) if isinstance(r, CardRow) and r.card.appearance.name == name)
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_model_keeps_qts_promises(model, qtmodeltester, make_card, make_article):
    qtmodeltester.check(model)
    model.show_only(SourceKind.PERSON)
    model.show_article(None)
    model.show_article(make_article((make_card(0, "Cher"),)))
    qtmodeltester.check(model)


def test_who_gets_most_words_speaks_first(model):
    assert names(model, Group.SPEAKING) == [
        "Bjarne Holm",
        "Marit B. Solvang",
        "Jakob Grude",
        "Henrik Naess",
        "Owners’ Union",
        "a source close to the owners",
    ]


def test_bodies_without_words_stand_behind(model):
    assert names(model, Group.BEHIND) == ["Port of Eidvik", "Coastal Board"]
    assert names(model, Group.ORIGIN) == ["Eidvik Tidende", "Flokk", "Inquiry report"]


def test_beside_a_speaker_stand_count_and_share(model):
    assert beside(model, "Marit B. Solvang") == "3 · 33 %"


def test_beside_a_body_stands_who_belongs_to_it_by_name_or_alias(model):
    assert beside(model, "Port of Eidvik") == "Solvang"
    assert beside(model, "Coastal Board") == "Grude"


def test_beside_a_platform_stands_whose_words_came_by_it(model):
    assert beside(model, "Flokk") == "Holm"
    assert beside(model, "Eidvik Tidende") == "outlet"


def test_a_row_hands_out_the_whole_card(model, ferry):
    assert model.index(1).data(CardRole.CARD) is ferry.cards[2]
    assert model.index(0).data(CardRole.CARD) is None


def test_heads_cannot_be_chosen(model):
    assert isinstance(model.rows[0], GroupHead)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_card_is_heard_with_name_capacity_and_words(model):
    assert spoken(model, "Marit B. Solvang") == (
        "Marit B. Solvang, Harbour master, Port of Eidvik, 3 statements, 33 % of the attributed words"
    )
    assert "Role and affiliation: not stated" in spoken(model, "Henrik Naess")
    assert spoken(model, "Flokk") == "Flokk, Platform, no statements, Holm"


def test_filter_shows_one_kind_and_counts_all(model):
    assert model.kinds() == {
        SourceKind.PERSON: 4,
        SourceKind.ORGANISATION: 3,
        SourceKind.PUBLISHER: 1,
        SourceKind.PLATFORM: 1,
        SourceKind.DOCUMENT: 1,
        SourceKind.UNNAMED: 1,
    }
    model.show_only(SourceKind.PLATFORM)
    assert len(model.rows) == 2
    assert model.row_of(9) == 1
    assert model.row_of(0) == -1


def test_filter_is_lifted_where_the_next_article_has_no_such_source(model, make_card, make_article):
    model.show_only(SourceKind.PLATFORM)
    model.show_article(make_article((make_card(0, "Cher"),)))
    assert model.kind is None
    assert len(model.rows) == 2


def test_same_sources_known_better_move_nothing(model, ferry, qtbot):
    better = tuple(replace(card, corrected=("role",)) for card in ferry.cards)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_article(replace(ferry, cards=better))


def test_without_article_there_are_no_rows():
    assert arrange(None) == ()


def test_short_names_are_those_of_a_second_mention(ferry, make_card):
    assert short_name(ferry.cards[1].appearance) == "Solvang"
    assert short_name(ferry.cards[6].appearance) == "CB"
    assert short_name(make_card(0, "Cher").appearance) == "Cher"
    assert short_name(make_card(0, "").appearance) == ""
