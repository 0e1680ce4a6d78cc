"""From the arguments to an exit status."""

import importlib
import sys
from io import TextIOWrapper

from reader.cli.arguments import AnalyseArguments, CommandArguments
from reader.cli.article_arguments import ArticlesArguments
from reader.cli.export_arguments import ExportArguments
from reader.cli.import_arguments import ImportArguments
from reader.cli.library_arguments import LibraryArguments
from reader.cli.register_arguments import RegistersArguments
from reader.cli.source_arguments import SourcesArguments

INTERRUPTED = 130  # as shells count a death by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE

# By name: what reads registers costs an analysis 100 ms to load, and starts its workers later.
COMMANDS = {
    AnalyseArguments: ("reader.cli.analyse", "analyse"),
    ExportArguments: ("reader.cli.export", "export"),
    ImportArguments: ("reader.cli.importing", "import_marks"),
    ArticlesArguments: ("reader.cli.articles", "list_articles"),
    SourcesArguments: ("reader.cli.sources", "list_sources"),
    RegistersArguments: ("reader.cli.registers", "tend_registers"),
    LibraryArguments: ("reader.cli.library", "look_after_library"),
}


def run(arguments: CommandArguments) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Windows would choose a code page without most letters
            stream.reconfigure(encoding="utf-8", errors="replace")
    module, function = COMMANDS[type(arguments)]
    try:
        return int(getattr(importlib.import_module(module), function)(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our lines has had enough: `kilde analyse … | head`
        return PIPE_CLOSED
