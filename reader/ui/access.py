"""What the parts of the window that ask and change share."""

from reader.app.library import Library
from reader.model.frozen import frozen
from reader.ui.changes import Changes
from reader.ui.opener import Opener
from reader.ui.session import Session
from reader.ui.tasks import Lane


@frozen
class Access:
    """The ways into the library: to open, to change, to look up."""

    library: Library
    session: Session
    opener: Opener
    changes: Changes
    lane: Lane  # where nothing depends on the order
