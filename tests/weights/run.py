#!/usr/bin/env python3
"""Runs the tests of this folder, in the environment of the frameworks."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))

import run  # noqa: E402

if __name__ == "__main__":
    sys.exit(run.main(HERE))
