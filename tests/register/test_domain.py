import pytest

from reader.register.domain import domain, home_domain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fyret.example", "fyret.example"),
        ("https://www.Fyret.example/", "fyret.example"),
        ("http://fyret.example:8080/Kids/?a=b#c", "fyret.example/Kids"),
        ("bær.example", "bær.example"),
        ("fyret", ""),
        ("", ""),
        ("a sentence. With a dot", ""),
    ],
)
def test_a_domain_is_written_in_one_way(text, expected):
    assert domain(text) == expected


def test_a_home_page_on_a_site_of_many_is_no_domain_of_ones_own():
    assert home_domain("https://www.fyret.example/en/") == "fyret.example"
    assert home_domain("https://nb-no.facebook.com/fyret") == ""
