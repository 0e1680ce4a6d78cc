import base64

from reader.model.article import BlockKind
from reader.model.original import Original
from reader.model.wire import article_from_json, article_to_json
from reader.text.load import load

PNG = b"\x89PNG\r\n\x1a\n" + b"\1" * 200
PICTURE = "data:image/png;base64," + base64.b64encode(PNG).decode()
DOT = "data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg width=300 height=200></svg>"
COMMENT = """<!--
 Page saved with SingleFile
 url: https://paper.example/boats?a=1
 saved date: Thu Mar 09 2023 01:12:13 GMT+0200 (Eastern European Standard Time)
-->"""
BODY = "<p>" + "The harbour master told the council that the boats would come later this year. " * 3 + "</p>"


def saved(body: str, head: str = "", comment: str = COMMENT):
    page = (
        f"<!DOCTYPE html> <html lang=en>{comment}<meta charset=utf-8><title>Boats for the islands</title>{head}<body>"
    )
    return load(Original(f"{page}<article><h1>Boats for the islands</h1>{body}{BODY}</article>".encode(), "boats.html"))


def pictures(article):
    return [block.image.data for block in article.blocks if block.kind is BlockKind.FIGURE and block.image]


def test_saved_page_knows_its_address_and_when_it_was_saved():
    article = saved(BODY)
    assert article.url == "https://paper.example/boats?a=1"
    assert article.saved == "2023-03-08T23:12:13+00:00"
    assert article.published is None


def test_address_that_the_page_calls_its_own_wins():
    assert saved(BODY, '<link rel=canonical href="/boats">').url == "https://paper.example/boats"


def test_page_without_the_comment_was_not_saved():
    assert (saved(BODY, comment="").url, saved(BODY, comment="").saved) == (None, None)
    assert saved(BODY, comment=COMMENT.replace("Mar 09", "Xyz 99")).saved is None
    assert saved(BODY, comment=COMMENT.replace("https:", "javascript:")).url is None


def test_moment_of_saving_goes_with_the_article():
    assert article_from_json(article_to_json(saved(BODY))).saved == "2023-03-08T23:12:13+00:00"


def test_pictures_inside_the_page_are_shown():
    image = f'<img data-src="https://paper.example/a.png" src="{PICTURE}">'
    figure = f"<figure>{image}<figcaption>The Marit.</figcaption></figure>"
    assert pictures(saved(BODY + figure)) == [PNG]


def test_picture_written_into_the_style_sheet_is_shown():
    style = f'<style>:root{{--sf-img-3: url("{PICTURE}")}}</style>'
    image = f'<img src="{DOT}" style="background-image:var(--sf-img-3)!important">'
    figure = f"<figure>{image}<figcaption>The Marit.</figcaption></figure>"
    assert pictures(saved(BODY + figure, style)) == [PNG]


def test_what_the_page_hid_stays_hidden():
    assert "Accept all" not in saved(BODY + "<p class='note sf-hidden'>Accept all of our many conditions now.</p>").text


def test_words_of_a_shadow_root_are_read_where_they_are_shown():
    shadow = (
        "<template shadowrootmode=open><style>p{}</style><p>Before the slot, the reader sees this.</p><slot></slot>"
    )
    article = saved(
        f"{BODY}<story-body>{shadow}</template><p>Between the two stands what the host has.</p></story-body>"
    )
    first, second = article.text.index("Before the slot"), article.text.index("Between the two")
    assert first < second
    assert article.text.count("Between the two") == 1


def test_slots_take_what_is_meant_for_them_and_the_rest_is_not_shown():
    shadow = (
        "<template shadowmode=open><div><slot name=text>Nothing was given to this slot at all.</slot></div></template>"
    )
    given = "<p slot=text>This was given to the slot by name.</p><p slot=other>Nobody ever sees this.</p>"
    text = saved(f"{BODY}<x-story>{shadow}{given}</x-story>").text
    assert "given to the slot by name" in text
    assert "Nothing was given" not in text
    assert "Nobody ever sees" not in text


def test_template_without_a_shadow_root_and_the_bar_of_the_program_are_not_read():
    bar = "<template shadowrootmode=open><p>Saved from the web by a program.</p></template>"
    template = "<template><p>A template for later use only.</p></template>"
    text = saved(f"{BODY}{template}<singlefile-infobar>{bar}</singlefile-infobar>").text
    assert "later use" not in text
    assert "by a program" not in text
