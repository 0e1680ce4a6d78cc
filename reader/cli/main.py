"""From the arguments to an exit status."""

from reader.cli.analyse import analyse
from reader.cli.arguments import AnalyseArguments, SourcesArguments
from reader.cli.sources import list_sources

INTERRUPTED = 130  # as shells count a death by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE


def run(arguments: AnalyseArguments | SourcesArguments) -> int:
    """Run the command and return its exit status."""
    try:
        return list_sources(arguments) if isinstance(arguments, SourcesArguments) else analyse(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our lines has had enough: `kilde analyse … | head`
        return PIPE_CLOSED
