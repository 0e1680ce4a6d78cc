from reader.model.export import ExportForm
from reader.ui.export_words import form_name, form_promise


def test_every_form_has_its_own_name():
    assert len({form_name(form) for form in ExportForm}) == len(ExportForm)
    assert all(form_promise(form).endswith(".") for form in ExportForm)


def test_what_is_opened_with_its_marks_says_so():
    for form in (ExportForm.PDF, ExportForm.EPUB, ExportForm.MARKDOWN):
        assert "Opened in Kilde, it has its marks again." in form_promise(form)
