"""List the licences of all installed packages and fail on one that Kilde may not depend on."""

import re
import sys
from importlib.metadata import Distribution, distributions

# A package offered under several licences is fine where one of them is.
# CNRI-Python is the oldest part of Python's own licence, which the PSF one carries on.
ALLOWED = re.compile(r"\b(MIT|BSD|ISC|Apache|MPL|Mozilla|PSF|CNRI-Python|LGPL)\b", re.IGNORECASE)
# Freer than all of the above; single files in numpy, itself under BSD, carry them.
FREER = re.compile(r"\b(0BSD|Zlib|CC0-1\.0)\b")
# Dedicated to the public domain, so freer than all of the above; comes with sqlite-utils.
ALLOWED_BY_NAME = {"click-default-group"}
OURSELVES = "kilde"


def licence(package: Distribution) -> str:
    """Return what the package's metadata says, the shortest telling form."""
    told = package.metadata
    classifiers = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    free_text = (told.get("License") or "").strip() or "not stated"  # some packages put the whole licence there
    return told.get("License-Expression") or ", ".join(classifiers) or free_text.splitlines()[0]


def is_allowed(name: str, text: str) -> bool:
    """Tell whether each licence that applies at once ("AND") is one of ours."""
    ours = name.lower() in {OURSELVES, *ALLOWED_BY_NAME}
    return ours or all(ALLOWED.search(part) or FREER.search(part) for part in text.split(" AND "))


def main() -> int:
    """Print a line per package; 1 if any is not allowed."""
    found = sorted({(p.metadata["Name"], licence(p)) for p in distributions()}, key=lambda pair: pair[0].lower())
    refused = [(name, text) for name, text in found if not is_allowed(name, text)]
    for name, text in found:
        print(f"{name:28} {text}")
    for name, text in refused:
        print(f"not allowed: {name}: {text}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
