"""From the arguments to an exit status."""

import sys
from io import TextIOWrapper

from reader.cli.analyse import analyse
from reader.cli.arguments import AnalyseArguments
from reader.cli.library import look_after_library
from reader.cli.library_arguments import LibraryArguments
from reader.cli.register_arguments import RegistersArguments
from reader.cli.registers import tend_registers

INTERRUPTED = 130  # as shells count a death by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE


def run(arguments: AnalyseArguments | RegistersArguments | LibraryArguments) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Windows would choose a code page without most letters
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if isinstance(arguments, LibraryArguments):
            return look_after_library(arguments)
        if isinstance(arguments, RegistersArguments):
            return tend_registers(arguments)
        return analyse(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our lines has had enough: `kilde analyse … | head`
        return PIPE_CLOSED
