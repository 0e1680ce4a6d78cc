"""Notes as they read in copies: set, and nothing in them acts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.exchange.note_markup import note_markup

TAGS = {"p", "br", "strong", "em", "del", "code", "pre", "a", "ul", "ol", "li", "blockquote", "div"}
SIGNS = st.text(alphabet="ab1 \n*_~`>#-.[]()!<&\\:/https", max_size=120)


def parsed(note):
    return etree.fromstring(f"<div>{note_markup(note)}</div>")


@pytest.mark.parametrize(
    ("note", "made"),
    [
        ("**bold** and *slanted*, __so__ and _so_", "<p><strong>bold</strong> and <em>slanted</em>, "
         "<strong>so</strong> and <em>so</em></p>"),
        ("~~gone~~ `a*b*`", "<p><del>gone</del> <code>a*b*</code></p>"),
        ("one\ntwo\n\nthree", "<p>one<br/>two</p><p>three</p>"),
        ("- one\n- two\n  - deep\n\n> quoted\n> on", "<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>"
         "<blockquote><p>quoted<br/>on</p></blockquote>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("## Doubts\nand more", "<p><strong>Doubts</strong></p><p>and more</p>"),
        ("```\nx < **y**\n```\nafter", "<pre>x &lt; **y**</pre><p>after</p>"),
        (r"\*as typed\* 2*3*4 snake_case_name a * b * c", "<p>*as typed* 2<em>3</em>4 snake_case_name a * b * c</p>"),
        ("<b>x</b> &amp;", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp;</p>"),
    ],
)  # fmt: skip
def test_a_note_is_set_as_it_was_meant(note, made):
    assert note_markup(note) == made


def test_links_lead_to_pages_and_letters_alone_and_pictures_are_links():
    links = parsed(
        "[a](https://a.example/x_(y)) https://b.example/c. ![seen](http://c.example/p.png) <https://d.example>"
    )
    assert [(each.get("href"), each.text) for each in links.iter("a")] == [
        ("https://a.example/x_(y)", "a"),
        ("https://b.example/c", "https://b.example/c"),
        ("http://c.example/p.png", "seen"),
        ("https://d.example", "https://d.example"),
    ]
    acting = "[x](javascript:alert(1)) [y](file:///etc/passwd) ![z](data:image/png,0)"
    assert note_markup(acting) == f"<p>{acting}</p>"


@given(SIGNS)
def test_whatever_is_typed_is_sound_and_only_sets_words(note):
    tree = parsed(note)
    assert {element.tag for element in tree.iter()} <= TAGS
    assert all(set(element.attrib) <= {"href", "rel", "start"} for element in tree.iter())


@given(st.text(alphabet="abc *_~`>\n\\<&", max_size=120))
def test_no_letter_of_a_note_is_lost(note):
    letters = [letter for letter in "".join(parsed(note).itertext()) if letter.isalpha()]
    assert letters == [letter for letter in note if letter.isalpha()]


@pytest.mark.parametrize(
    "sign", ["*", "**a", "[a](", "> ", "- x\n", "  - y\n", "`", "_a ", "https://", "\n", "~~", "![["]
)
def test_a_hostile_note_is_set_in_no_time(sign):
    begin = time.process_time()
    note_markup(sign * 20_000)
    assert time.process_time() - begin < 3
