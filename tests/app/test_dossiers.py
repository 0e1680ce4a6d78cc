import pytest

from reader.app.dossiers import dossier_name, save_dossier
from reader.model.errors import CopyNotWrittenError
from reader.model.library import DossierForm
from tests.app.story import card, kept


@pytest.fixture
def profile(library):
    return library.profile(card(kept(library), "Ada Lind").source_id)


def test_a_dossier_is_written_and_never_over_another_file(profile, tmp_path):
    file = tmp_path / dossier_name(profile, DossierForm.PAGE)
    assert file.name == "Ada Lind.html"
    save_dossier(profile, DossierForm.PAGE, file)
    before = file.read_bytes()
    assert b"The bridge will open in May" in before
    with pytest.raises(CopyNotWrittenError):
        save_dossier(profile, DossierForm.TABLE, file)
    assert file.read_bytes() == before
    save_dossier(profile, DossierForm.TABLE, file, overwrite=True)
    assert b"The bridge will open in May,direct,yes,engineer" in file.read_bytes()


def test_a_folder_that_is_not_there_is_told_of(profile, tmp_path):
    with pytest.raises(CopyNotWrittenError, match="The dossier was not saved"):
        save_dossier(profile, DossierForm.PAGE, tmp_path / "nowhere" / "a.html")
