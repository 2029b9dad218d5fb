#!/usr/bin/env python3
"""Runs the tests of this folder, or those named, as tests/cli/run.py does."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))

from run import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(HERE))
