import pytest

from reader.app.library import Library


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / "library.db", busy_s=0.2)
    yield opened
    opened.close()
