"""In what capacity a source speaks: what it is to the matter that the article is about."""

from enum import StrEnum


class Capacity(StrEnum):
    """A source's part in the matter. No rule proposes that it is unclear: that is the reader's word alone."""

    PARTY = "party"
    WITNESS = "witness"
    OFFICIAL = "official"
    EXPERT = "expert"  # of whom the words do not say whether it is independent
    INDEPENDENT = "independent"  # an expert whom the article calls independent, or not involved
    ADVOCACY = "advocacy"
    JOURNALIST = "journalist"
    DOCUMENT = "document"
    UNCLEAR = "unclear"


CAPACITY_WORDS = {
    Capacity.PARTY: "party to the matter",
    Capacity.WITNESS: "first-hand witness",
    Capacity.OFFICIAL: "official or spokesperson",
    Capacity.EXPERT: "expert",
    Capacity.INDEPENDENT: "independent expert",
    Capacity.ADVOCACY: "advocate",
    Capacity.JOURNALIST: "journalist or outlet",
    Capacity.DOCUMENT: "document or data",
    Capacity.UNCLEAR: "unclear",
}
