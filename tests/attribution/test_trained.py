"""What the taggers and the rules find together."""

from reader.attribution.read import read
from tests.attribution.paragraphs import article_of

LETTERS = (
    "“He knows nothing about small boats. He makes promises about harbours he has never seen.” ― Pamela Lindqvist\n"
    "“The most careless mayor that this town has had.” ― Frans Nordby\n"
    "“He cannot answer a question without blaming the pilots first, and the town is tired of it.”― Ester Tapani."
)


def said(text: str) -> list[str]:
    found = read(article_of(text)).attributions
    return [" … ".join(span.of(text) for span in one.content) for one in found]


def test_what_is_said_behind_the_cue_belongs_to_the_quotation_before_it() -> None:
    text = "“You know, I like this bridge,” Ada Lindqvist said, but “when it comes to the winter, it has no answer.”"
    assert said(text) == ["“You know, I like this bridge,” … but “when it comes to the winter, it has no answer.”"]


def test_letters_that_sign_themselves_are_nobody_elses() -> None:
    found = read(article_of(LETTERS)).attributions
    told = [(one.source[0].of(LETTERS), one.content[0].of(LETTERS)[:12]) for one in found if one.source]
    assert told == [
        ("Pamela Lindqvist", "“He knows no"),
        ("Frans Nordby", "“The most ca"),
        ("Ester Tapani", "“He cannot a"),
    ]
