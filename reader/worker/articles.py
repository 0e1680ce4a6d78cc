"""The analysis process. Its models are loaded before the first request: that is what "warm" means."""

from reader.attribution.models import load_models
from reader.model.request import request_from_json
from reader.worker.analysis import answer
from reader.worker.process import work_until_the_end

WARM = "en"  # whose models are loaded before the first request; another language's take 0.2 s of its first article


def main() -> int:
    """Read articles until standard input ends; return the exit status."""
    return work_until_the_end(request_from_json, answer, lambda: load_models(WARM))
