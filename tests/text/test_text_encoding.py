import pytest

from reader.text.encoding import decode

SENTENCE = "Bjørn Ås sa at «båten» gikk, og Café Noël var åpen — nesten."


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_usual_encoding_is_read(name):
    assert decode(SENTENCE.encode(name)) == SENTENCE


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(name):
    assert decode(SENTENCE.encode(name)) == SENTENCE


def test_mark_wins_over_what_is_declared():
    assert decode(SENTENCE.encode("utf-8-sig"), "iso-8859-1") == SENTENCE


def test_declared_encoding_is_believed():
    russian = "Министерство заявило, что корабль ушёл."
    assert decode(russian.encode("koi8-r"), "koi8-r") == russian
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{russian}</p>'
    assert russian in decode(page.encode("cp1251"))


def test_latin_1_that_says_utf_8_keeps_its_letters():
    page = f'<html><head><meta charset="utf-8"></head><p>{SENTENCE}</p>'
    assert SENTENCE in decode(page.encode("cp1252"), "utf-8")


def test_one_stray_byte_does_not_spoil_utf_8():
    content = SENTENCE.encode() * 3 + b" \xe6 " + SENTENCE.encode()
    assert decode(content) == SENTENCE * 3 + " æ " + SENTENCE


def test_iso_8859_1_means_windows_as_in_browsers():
    assert decode("“Nei”".encode("cp1252"), "iso-8859-1") == "“Nei”"


@pytest.mark.parametrize("label", ["base64", "u7", "unicode:escape", "punycode", "utf_16", "u16", "ø", "a\0b"])
def test_codec_that_cannot_be_a_pages_is_not_used_whatever_its_label(label):
    content = b"<meta charset=x><p>plain +AD4- words \\ud800"
    assert decode(content * 2, label) == content.decode() * 2
