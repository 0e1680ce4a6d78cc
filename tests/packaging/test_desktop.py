import subprocess

from tests.conftest import need_program


def test_the_desktop_entry_is_valid(root):
    validate = need_program("desktop-file-validate", "desktop-file-utils")
    result = subprocess.run([validate, root / "packaging" / "kilde.desktop"], capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (0, "")


def test_the_metainfo_is_valid(root):
    validate = need_program("appstreamcli", "appstream")
    (file,) = (root / "packaging").glob("*.metainfo.xml")
    result = subprocess.run([validate, "validate", "--no-net", "--pedantic", file], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
