import subprocess
import sys


def test_everything_installed_is_under_a_licence_we_may_depend_on(root):
    listing = subprocess.run([sys.executable, root / "packaging" / "licences.py"], capture_output=True, text=True)
    assert listing.returncode == 0, listing.stderr
    assert "PySide6_Essentials" in listing.stdout
