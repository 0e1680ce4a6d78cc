"""The ways in which a name in an article may stand to a name in a register."""

from enum import IntEnum


class NameForm(IntEnum):
    """How a wanted name stands to a record's, the best first."""

    ADDRESS = 0  # the outlet's domain
    SAME = 1  # or the same in another order
    SHORTER = 2  # a middle name, a generation or a place is left out or shortened in one of the two
    SPELT = 3  # another spelling or script
    CALLED = 4  # another form of the first name: "Bill" for "William"
    PART = 5  # "Pedro Sánchez" for "Pedro Sánchez Pérez": whether the last word may go is not known
    SLIP = 6  # a letter of the surname is another
    ONE_WORD = 7  # "Reuters": one word, of a person or of a body
    ACRONYM = 8  # "NUPI"
    GENERIC = 9  # "Ministry of Defence", "The Times": many bodies' name
