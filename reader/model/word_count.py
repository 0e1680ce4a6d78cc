"""How many words a text has."""

SLICE = 1 << 16  # characters counted at once


def count_words(text: str, at_once: int = SLICE) -> int:
    """Return how many runs of characters without white space a text has.

    A slice at a time: to split a million words at one go takes a tenth of a second, in which no other thread runs.
    """
    count = 0
    for start in range(0, len(text), at_once):
        piece = text[start : start + at_once]
        is_cut = start > 0 and not (text[start - 1].isspace() or piece[0].isspace())  # and counted before
        count += len(piece.split()) - is_cut
    return count
