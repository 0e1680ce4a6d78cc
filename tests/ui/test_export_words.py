from reader.model.annotation import Colour
from reader.model.export import ExportForm
from reader.ui.export_words import colour_name, form_name, form_promise


def test_every_form_and_colour_has_its_own_name():
    assert len({form_name(form) for form in ExportForm}) == len(ExportForm)
    assert len({colour_name(colour) for colour in Colour}) == len(Colour)
    assert all(form_promise(form).endswith(".") for form in ExportForm)
