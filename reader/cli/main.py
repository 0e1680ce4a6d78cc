"""From the arguments to an exit status."""

from reader.cli.analyse import analyse
from reader.cli.arguments import AnalyseArguments, RegistersArguments
from reader.cli.registers import tend_registers

INTERRUPTED = 130  # as shells count a death by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE


def run(arguments: AnalyseArguments | RegistersArguments) -> int:
    """Run the command and return its exit status."""
    try:
        return analyse(arguments) if isinstance(arguments, AnalyseArguments) else tend_registers(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our lines has had enough: `kilde analyse … | head`
        return PIPE_CLOSED
