import json
import subprocess
import sys
import venv


def test_the_wheel_analyses_an_article_outside_the_checkout(root, articles, tmp_path):
    """Resources travel with the wheel: built, installed into an empty environment, run from another folder."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, root],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("kilde-*.whl")
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=True)
    site = next((home / "lib").glob("python*/site-packages"))
    subprocess.run([sys.executable, "-m", "zipfile", "-e", wheel, site], check=True)
    # The dependencies are borrowed from the environment of the tests; Kilde itself comes from the wheel alone.
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed))
    article = tmp_path / "article.txt"
    article.write_text("A quiet harbour\n\n“The cranes have stood still since May,” said Ada Fjell, a pilot.\n")
    run = subprocess.run(
        [home / "bin" / "python", "-m", "reader", "analyse", "--json", article],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    names = [source["name"] for source in json.loads(run.stdout)["sources"]]
    assert "Ada Fjell" in names
