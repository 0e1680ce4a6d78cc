"""What a page's own conventions say about its parts: what is furniture, what is a caption.

Class and id words as data, tag names, ARIA roles and schema.org properties; no site is named here.
"""

import re
from enum import StrEnum
from itertools import pairwise

from lxml import html

WORD = re.compile(r"[A-Z]?[a-zæøåäöü]+|[A-Z]+(?![a-z])|\d+")


class Region(StrEnum):
    """What a part of a page is for, where it is not simply the article."""

    NAVIGATION = "navigation"
    RELATED = "related"  # other articles
    SHARE = "share"
    PROMPT = "prompt"  # newsletter, subscription, cookies, advertisement
    BYLINE = "byline"  # who wrote it, when
    COMMENTS = "comments"
    ASIDE = "aside"  # beside the text: a fact box or a pull quote as well as furniture


WORDS = {
    Region.NAVIGATION: "nav navbar navigation menu breadcrumb breadcrumbs toolbar pagination pager masthead skip "
    "skiplink topbar sitenav megamenu hamburger footer sitefooter colophon copyright login signin search searchbox",
    Region.RELATED: "related relatedlinks recirc recirculation recommended recommendation recommendations recommends "
    "trending popular mostread mostpopular mostviewed teaser teasers promo promos promotion readmore morefrom "
    "morestories upnext tags taglist topics keywords latest outbrain taboola revcontent onward carousel ticker "
    "headlines seealso alsoread readalso lesogsa playlist rightrail rail",
    Region.SHARE: "share sharing sharebar sharetools sharethis addthis social socials follow followus print "
    "bookmark reactions",
    Region.PROMPT: "newsletter newsletters subscribe subscription subscriptions signup optin cookie cookies consent "
    "gdpr privacy paywall regwall piano advert adverts advertisement advertising ad ads adslot adunit dfp sponsor "
    "sponsored sponsors modal popup popover overlay lightbox interstitial donate donation donations membership "
    "callout offer offers alert alerts disclaimer tooltip tooltips poll survey form captcha widget toast",
    Region.BYLINE: "byline bylines author authors contributor contributors dateline timestamp publishdate pubdate "
    "datetime published updated modified date meta metadata attribution credits bio",
    Region.COMMENTS: "comment comments disqus discussion respond livefyre",
    Region.ASIDE: "aside sidebar factbox infobox box",
}
REGION_OF = {word: region for region, words in WORDS.items() for word in words.split()}
PAIRS = {  # two words that mean together what neither means alone
    ("read", "more"): Region.RELATED,
    ("read", "next"): Region.RELATED,
    ("more", "from"): Region.RELATED,
    ("more", "stories"): Region.RELATED,
    ("more", "on"): Region.RELATED,
    ("most", "read"): Region.RELATED,
    ("most", "popular"): Region.RELATED,
    ("also", "read"): Region.RELATED,
    ("see", "also"): Region.RELATED,
    ("up", "next"): Region.RELATED,
    ("link", "list"): Region.RELATED,
    ("sign", "up"): Region.PROMPT,
    ("call", "to"): Region.PROMPT,
    ("site", "footer"): Region.NAVIGATION,
}
_EMBEDS = "embed embedded tweet twitter instagram facebook pullquote blockquote quote caption"
_CAPTIONS = "caption captions captiontext figcaption imagecaption wpcaption cutline bildetekst"
_STANDFIRSTS = (
    "standfirst dek deck lede lead ingress subtitle subheadline subhead subheading summary description excerpt "
    "abstract intro introduction strapline synopsis"
)
QUOTE_WORDS = frozenset(("pullquote", "blockquote"))
TWO_QUOTE_WORDS = frozenset(("pull", "quote"))  # "quote" alone is as often a share's price
_HIDDEN = (
    "visually-hidden visuallyhidden sr-only screen-reader-text screen-reader screenreader off-screen offscreen "
    "u-visually-hidden is-hidden a11y-hidden hidden-visually assistive-text element-invisible sf-hidden"
)
NOT_FURNITURE, CAPTION_WORDS = frozenset(_EMBEDS.split()), frozenset(_CAPTIONS.split())
STANDFIRST_WORDS, HIDDEN_CLASSES = frozenset(_STANDFIRSTS.split()), frozenset(_HIDDEN.split())
HOVER_WORDS = frozenset(("tooltip", "popover", "rollover", "hovercard", "popup", "flyout"))
HOVER_PARTS = frozenset(("block", "content", "card", "box", "panel", "body", "inner", "text"))
TAG_REGIONS = {"nav": Region.NAVIGATION, "footer": Region.NAVIGATION, "aside": Region.ASIDE, "address": Region.BYLINE}
ROLE_REGIONS = {
    "navigation": Region.NAVIGATION,
    "contentinfo": Region.NAVIGATION,
    "banner": Region.NAVIGATION,
    "search": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "menubar": Region.NAVIGATION,
    "toolbar": Region.SHARE,
    "complementary": Region.ASIDE,
    "dialog": Region.PROMPT,
    "alertdialog": Region.PROMPT,
    "alert": Region.PROMPT,
}
ITEMPROP_REGIONS = {
    "author": Region.BYLINE,
    "datepublished": Region.BYLINE,
    "datemodified": Region.BYLINE,
    "dateline": Region.BYLINE,
    "comment": Region.COMMENTS,
    "keywords": Region.RELATED,
    "breadcrumb": Region.NAVIGATION,
}
INLINE = frozenset(("span", "i", "b", "a", "svg", "sup"))
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def class_words(element: html.HtmlElement) -> tuple[str, ...]:
    """Return the words of an element's class and id, in order: `ArticleShare-box` → article, share, box."""
    names = " ".join(element.get(name) or "" for name in ("class", "id", "data-component"))
    return () if names.isspace() else tuple(word.lower() for word in WORD.findall(names[:600]))


def region_of(element: html.HtmlElement, words: tuple[str, ...]) -> tuple[Region, str] | None:
    """Return what `element` says it is for and the word that says it, or None; its `class_words` are passed in."""
    tag, role = str(element.tag), (element.get("role") or "").lower()
    prop, rel = (element.get("itemprop") or "").lower(), (element.get("rel") or "").lower().split()
    weak: tuple[Region, str] | None = None
    for table, word in ((TAG_REGIONS, tag), (ROLE_REGIONS, role), (ITEMPROP_REGIONS, prop)):
        region = table.get(word)
        if region is Region.ASIDE:
            weak = weak or (region, word)
        elif region is not None:
            return region, word
    if "author" in rel:
        return Region.BYLINE, "author"
    return weak if not NOT_FURNITURE.isdisjoint(words) else _region_of_words(words) or weak


def _region_of_words(words: tuple[str, ...]) -> tuple[Region, str] | None:
    for pair in pairwise(words):
        if pair in PAIRS:
            return PAIRS[pair], " ".join(pair)
    return next(((REGION_OF[word], word) for word in words if word in REGION_OF), None)


def is_quote(words: tuple[str, ...]) -> bool:
    """Tell whether class words name a quotation set apart."""
    return not QUOTE_WORDS.isdisjoint(words) or TWO_QUOTE_WORDS.issubset(words)


def is_hidden(element: html.HtmlElement) -> bool:
    """Tell whether a browser without scripts would not show `element`."""
    if element.get("hidden") is not None or HIDING_STYLE.search((element.get("style") or "")[:2000]):
        return True
    if not HIDDEN_CLASSES.isdisjoint((element.get("class") or "")[:2000].split()):
        return True
    if str(element.tag) in INLINE and _opens_on_hover(element):
        return True
    # On a larger part it is what a dialog over the page leaves behind, so it is believed on small ones only.
    return element.get("aria-hidden") == "true" and str(element.tag) in INLINE


def _opens_on_hover(element: html.HtmlElement) -> bool:
    words = class_words(element)
    return not HOVER_WORDS.isdisjoint(words) and not HOVER_PARTS.isdisjoint(words)
