"""One thing that speaks for or against a record."""

from reader.model.frozen import frozen


@frozen
class Ground:
    """What speaks for a record or against it, in words; 0 points: stated of the source, and not found in the record."""

    points: int
    words: str
    is_shared: bool = False  # with thousands: that somebody sits in an assembly, or held a post at the time
    is_over: bool = False  # rests on a seat that was given up by then: its next holder may bear the name
