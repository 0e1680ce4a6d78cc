"""What a screen reader hears: run by Debian's own Python, which has pyatspi; prints one JSON line per picture.

Reads commands on standard input: `look` prints every accessible that is showing; anything else ends it.
"""

import json
import sys
import time

import pyatspi


def window():
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            for frame in application or ():
                if frame and frame.name and frame.name.endswith(" – Kilde"):
                    return frame
        time.sleep(0.2)
    raise TimeoutError("no window of Kilde is to be heard")


def heard(node):
    states = node.getState()
    if not states.contains(pyatspi.STATE_SHOWING):
        return
    yield {
        "role": node.getRoleName(),
        "name": node.name,
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "focused": states.contains(pyatspi.STATE_FOCUSED),
    }
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from heard(child)


frame = window()
for line in sys.stdin:
    if line.strip() != "look":
        break
    shown = [one for part in frame.getApplication() if part for one in heard(part)]  # dialogs and panels too
    print(json.dumps(shown), flush=True)  # noqa: T201 - its answer
