"""Blocks as the library keeps them."""

import json

import pytest
from hypothesis import given

from reader.store.blocks import blocks_from_json, blocks_to_json, pictures_in
from tests.model.strategies import articles


@given(articles())
def test_blocks_come_back_as_they_were(article):
    assert blocks_from_json(blocks_to_json(article.blocks), pictures_in(article.blocks)) == article.blocks


@given(articles())
def test_blocks_that_were_written_with_spaces_are_read_too(article):
    spaced = json.dumps(json.loads(blocks_to_json(article.blocks)), indent=1)
    assert blocks_from_json(spaced, pictures_in(article.blocks)) == article.blocks


def test_broken_blocks_are_no_blocks():
    with pytest.raises(ValueError, match="Expecting"):
        blocks_from_json('[{"kind":"paragraph","start":0,"end":4,"level":0},{"kind"', {})
