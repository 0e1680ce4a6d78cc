import pytest

from reader.app.dossiers import dossier_name, dossier_of, save_dossier, whole
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


def test_a_source_without_statements_has_the_articles_that_cite_it_with_their_addresses(library):
    opened = kept(library)
    courier = card(opened, "Westbridge Courier").source_id
    page = dossier_of(whole(library, library.profile(courier)), DossierForm.PAGE)
    assert 'href="https://courier.example/bridge"' in page
    assert "Bridge to open in May" in page
