"""The features from which a token is known as part of a cue: one number each, in a fixed order."""

import numpy as np

from reader.attribution.columns import Columns, Features, mixed, numbered, shifted

ROUND = 2  # tokens on either side that the features of one look at


def cue_features(of: Columns) -> Features:
    """Return the features from which a token is known as part of a cue."""
    parse, known, word, tag = of.parse, of.known, of.word, of.parse.tag
    label, lexicon = parse.label, known.lexicon
    before, after = shifted(word, -1), shifted(word, 1)
    tag_before, tag_after = shifted(tag, -1), shifted(tag, 1)
    rule = (known.rule_cue > 0).astype(np.uint64)
    rule_near = mixed(rule, (known.rule_source > 0).astype(np.uint64), (known.rule_content > 0).astype(np.uint64))
    quotes = mixed(of.quoted, of.quote_before, of.quote_after)
    templates = [
        word, before, after, shifted(word, -2), shifted(word, 2), tag, tag_before, tag_after,
        mixed(word, tag), mixed(word, before), mixed(word, after), mixed(tag, tag_before), mixed(tag, tag_after),
        mixed(tag, tag_before, tag_after), parse.suffix, mixed(parse.suffix, tag), mixed(parse.shape, tag),
        mixed(label, tag), mixed(word, label), mixed(of.head_word, label), mixed(word, of.head_word),
        mixed(of.head_tag, label, tag), mixed(word, of.kin), mixed(tag, of.kin), mixed(word, of.subject),
        mixed(tag, of.subject), mixed(lexicon, of.subject), mixed(lexicon, tag), mixed(lexicon, of.kin),
        mixed(shifted(lexicon, -1), lexicon), mixed(lexicon, shifted(lexicon, 1)), mixed(word, quotes),
        mixed(tag, quotes), mixed(lexicon, quotes), mixed(of.quoted, of.quote_before),
        mixed(of.quoted, of.quote_after),
        rule, rule_near, mixed(rule, word), mixed(rule, lexicon), mixed(rule, of.kin),
        mixed(shifted(rule, -1), rule, tag), mixed(rule, shifted(rule, 1), tag), mixed(parse.name, tag),
        mixed(word, shifted(word, 1), shifted(word, 2)),
        mixed(tag_after, shifted(tag, 2)), mixed(known.style, word), mixed(known.style, tag, rule),
        mixed(known.style, lexicon), mixed(known.style, word, of.kin),
        mixed(known.style, word, of.subject), mixed(known.style, lexicon, of.kin), mixed(known.style, label, tag),
        mixed(known.style, tag, quotes),
    ]  # fmt: skip
    return numbered(templates, len(parse))
