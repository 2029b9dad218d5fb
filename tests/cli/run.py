#!/usr/bin/env python3
"""Runs the tests of this folder, or those named: run.py [test_files ...]. REGRAFT names the program to test."""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def main(folder=HERE):
    sys.path[:0] = [str(folder), str(HERE)]
    names = sys.argv[1:] or sorted(path.stem for path in folder.glob("test_*.py"))
    suite = unittest.defaultTestLoader.loadTestsFromNames(names)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    for test, reason in result.skipped:
        print(f"skipped: {test}: {reason}")
    passed = result.testsRun - failed - skipped
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
