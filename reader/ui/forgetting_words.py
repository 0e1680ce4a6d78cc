"""What goes and what stays when a source is forgotten, in words."""

from PySide6.QtCore import QCoreApplication

from reader.model.library import Profile
from reader.model.signal import Origin
from reader.ui import counts

tr = QCoreApplication.translate


def forgetting_words(profile: Profile) -> str:
    """Return the warning; what a register has of the source is said only where one knows it."""
    said = f"{counts.statements(len(profile.statements))} {counts.articles(len(profile.articles))}"
    goes = tr(
        "Forgetting",
        "Out of your library and all its backups go: names and posts, {}, what was looked up of it on the web, your "
        "notes, assessments and corrections of this source, and what the log says of them. This cannot be undone.",
    ).format(said)
    stays = tr(
        "Forgetting",
        "The articles stay, with the name in their text, and so do your marks in them. The source is not found in them "
        "again; an article that is new to your library may bring it back.",
    )
    is_known = any(claim.origin is Origin.REGISTER for claim in (*profile.posts, *profile.facts))
    register = tr("Forgetting", "The imported registers that know it keep their own records.") if is_known else ""
    return "\n\n".join(part for part in (goes, stays, register) if part)
