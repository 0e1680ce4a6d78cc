"""`kilde import`: marks and notes from other programs, and from copies."""

from collections.abc import Iterator
from contextlib import closing

from reader.app.housekeeping import require_file
from reader.app.library import Library
from reader.app.mark_files import read_marks
from reader.app.mark_imports import MarkImport, Preview, carry_out, preview
from reader.app.open import fetch_original
from reader.app.paths import library_file, worker_command, worker_log
from reader.app.wanted import kept_article
from reader.app.workshop import Workshop
from reader.cli.import_arguments import ImportArguments
from reader.cli.output import complain, write_line
from reader.cli.printable import printable
from reader.model.anchor import PlacementState
from reader.model.errors import KildeError


def import_marks(arguments: ImportArguments) -> int:
    """Take the marks in, or say what would come in, and return the exit status."""
    file = library_file(arguments.library)
    try:
        require_file(file)
        with closing(Library(file)) as library, closing(Workshop(worker_command(), log=worker_log())) as workshop:
            to = kept_article(arguments.article, library) if arguments.article is not None else None
            found = read_marks(fetch_original(arguments.name, file), workshop.marks_worker())
            planned = preview(found, library, to)
            for line in lines(planned):
                write_line(line)
            if not arguments.only_previews:
                changed = carry_out(planned, library, takes_notes=arguments.takes_notes)
                write_line(f"{counted(changed)} imported." if changed else "Nothing was changed.")
    except KildeError as error:
        complain(error, arguments.name)
        return 1
    return 0


def lines(planned: Preview) -> Iterator[str]:
    """Yield what the file would bring, for a terminal."""
    for each in planned.imports:
        yield printable(f"{each.title}: {counted(each.found)} found, {', '.join(_parts(each))}")
    if planned.elsewhere:
        yield f"{counted(planned.elsewhere)} of articles that the library does not have"
    if planned.left_out:
        yield f"{planned.left_out} left out: replies, or damaged"


def counted(marks: int) -> str:
    """Return "1 mark" or "12 marks"."""
    return "1 mark" if marks == 1 else f"{marks:,} marks"


def _parts(each: MarkImport) -> Iterator[str]:
    yield f"{each.there} here already"
    if each.differing:
        yield f"{len(each.differing)} with another note, tag or colour here (--update takes those of the file)"
    yield f"{len(each.new)} new"
    if each.new:
        yield f"{each.sure} placed surely"
        if whole := each.placed(PlacementState.WHOLE):
            yield f"{whole} on the article as a whole"
        yield f"{each.placed(PlacementState.UNCERTAIN)} uncertain"
        yield f"{each.placed(PlacementState.ORPHAN)} without a place"
