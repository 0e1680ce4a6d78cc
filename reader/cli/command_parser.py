"""The parser of what follows a command."""

from argparse import ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter


def command_parser(command: str, description: str, notes: str = "") -> ArgumentParser:
    """Return a parser for what follows `kilde COMMAND`; `notes` stand under its help, line for line as they are."""
    return ArgumentParser(
        prog=f"kilde {command}",
        description=description,
        epilog=notes or None,
        formatter_class=RawDescriptionHelpFormatter if notes else HelpFormatter,
    )
