"""Which pictures of an article go along in a file made of it."""

from dataclasses import replace

from reader.model.copy import AnnotatedCopy

LARGEST_PICTURE = 4 << 20  # bytes; larger ones are left out, as a copy is mailed and stands in memory as one string
ALL_PICTURES = 12 << 20  # each stands in an HTML copy twice, as base64: more would be too large to open again


def with_pictures_within_bounds(copy: AnnotatedCopy) -> AnnotatedCopy:
    """Return the copy without the pictures that would make a file too large to send or open."""
    left = ALL_PICTURES
    blocks = []
    for block in copy.reading.article.blocks:
        size = len(block.image.data) if block.image is not None and block.image.data is not None else 0
        if block.image is not None and size > min(LARGEST_PICTURE, left):
            blocks.append(replace(block, image=replace(block.image, data=None)))
        else:
            left -= size
            blocks.append(block)
    article = replace(copy.reading.article, blocks=tuple(blocks))
    return replace(copy, reading=replace(copy.reading, article=article))
