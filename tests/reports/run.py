#!/usr/bin/env python3
"""Runs the tests of this folder, or those named, with the helpers of tests/cli. TEST_TOOLS names the folder of their tools."""
import importlib.util
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

spec = importlib.util.spec_from_file_location("cli_run", HERE.parent / "cli" / "run.py")
cli_run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cli_run)

if __name__ == "__main__":
    sys.exit(cli_run.main(HERE))
