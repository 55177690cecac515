"""A real browser for the tests: the Chromium that the machine has, none is downloaded."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
VARIABLE = "ATTRIB_CHROMIUM"
MISSING = (
    f"no Chromium is found: install it (Debian: apt-get install chromium), or name it in {VARIABLE}"
)


def find_chromium() -> str | None:
    """Return the program that starts Chromium, or None."""
    named = os.environ.get(VARIABLE)
    return named or next(filter(None, map(shutil.which, NAMES)), None)
