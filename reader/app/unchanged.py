"""What has not changed about an article, held as the very same objects: whoever shows it sees that at once."""

from dataclasses import replace

from reader.model.library import OpenArticle


def sharing(article: OpenArticle, shown: OpenArticle | None) -> OpenArticle:
    """Return the article with the text, the reading and the cards of `shown` where its own are equal.

    Off the window's thread: to compare those of a million words takes a second, and with one mark more nothing else
    about them is new. The copies that came with it need not be kept either.
    """
    if shown is None or shown.uid != article.uid:
        return article
    reading = article.reading
    if reading.article == shown.reading.article:
        reading = replace(reading, article=shown.reading.article)
    if reading == shown.reading:
        reading = shown.reading
    return replace(article, reading=reading, cards=shown.cards if article.cards == shown.cards else article.cards)
