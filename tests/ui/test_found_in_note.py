from reader.model.span import Span
from reader.ui.found_in_note import as_it_reads


def places(note, words):
    found, at = [], note.find(words)
    while at >= 0:
        found.append((Span(at, at + len(words)), not found))
        at = note.find(words, at + 1)
    return found


def test_places_in_markdown_are_found_in_the_note_as_it_reads():
    note, shown = "**ice** and *ice*, see [ice](https://x.example/ice)", "ice and ice, see ice"
    assert as_it_reads(note, places(note, "ice"), shown) == [
        (Span(0, 3), True),
        (Span(8, 11), False),
        (Span(17, 20), False),
    ]


def test_what_stands_in_the_signs_alone_is_nowhere():
    note = "[ice](https://x.example/snow)"
    assert as_it_reads(note, places(note, "snow"), "ice") == []
