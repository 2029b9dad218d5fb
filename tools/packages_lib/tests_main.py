"""Converts a package with its own tests, and runs these before and after, with the source framework blocked after.

    tools/package_tests FOLDER [--from numpy] [--to torch] [--tests PATH…] [--show VERDICT] [--keep FOLDER]

FOLDER is an unpacked source distribution. Of the tests that passed before:

    passed     they pass after conversion
    reported   they fail, and a finding stands at a line that they ran before, at the head of a function or class around one, or
               in what their modules do when they are imported
    SILENT     they fail, and nothing was said

An import of the source framework below FOLDER gives a stand-in that raises when it is used; other packages may import it.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from packages_lib import judge
from packages_lib.main import ENVIRONMENT, ROOT, convert


# Findings that the run does as they say: jax computes in 64 bits here.
HEEDED = {"RG0202"}


def run_tests(folder, tests, timeout, blocked=""):
    """What became of each test, by its id."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        paths = [str(folder), str(folder / "src"), str(ROOT / "tools")]
        environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": os.pathsep.join(paths), "PACKAGE_TESTS_OUT": out.name,
                       "PACKAGE_TESTS_ROOT": str(folder), "PACKAGE_TESTS_BLOCKED": blocked, "MPLBACKEND": "agg", "JAX_ENABLE_X64": "1"}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "packages_lib.tests_plugin", "-p", "no:cacheprovider",
                   "--continue-on-collection-errors", "-o", "addopts=", "-W", "ignore", *tests]
        try:
            done = subprocess.run(command, cwd=folder, env=environment, timeout=timeout, capture_output=True, text=True)
        except subprocess.TimeoutExpired:
            sys.exit(f"the tests of {folder} took longer than {timeout} s")
        text = pathlib.Path(out.name).read_text()
        if not text:
            sys.exit(f"pytest failed in {folder}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return json.loads(text)


def by_place(tests):
    """(test function, which of its parameters) → what became of it: ids say `dtype0` of one framework and `float32` of another."""
    seen = collections.Counter()
    placed = {}
    for name, test in tests.items():
        function = name.split("[")[0]
        placed[function, seen[function]] = (name, test)
        seen[function] += 1
    return placed


def verdict_of(name, before, then, after, loud):
    if then and then["outcome"] == "passed":
        return judge.Verdict(name, "passed")
    module = name.split("::")[0]
    why = then["why"] if then else after.get(f"collecting {module}", {}).get("why", "not collected")
    found = judge.finding({"lines": {tuple(line) for line in before["lines"]}}, loud)
    return judge.Verdict(name, "reported" if found else "SILENT", f"{why} [{found}]")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--from", dest="origin", default="numpy")
    parser.add_argument("--to", dest="target", default="torch")
    parser.add_argument("--tests", nargs="*", default=[], help="files or folders of tests, relative to FOLDER")
    parser.add_argument("--show", help="list the tests with this verdict; all")
    parser.add_argument("--timeout", type=float, default=900, help="seconds that a run of the tests may take")
    parser.add_argument("--keep", type=pathlib.Path, help="where to leave the converted package")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.keep and options.keep.exists():
        parser.error(f"{options.keep} is there already")
    before = run_tests(folder, options.tests, options.timeout)
    with tempfile.TemporaryDirectory() as temporary:
        out = (options.keep or pathlib.Path(temporary) / "out").resolve()
        said = convert(folder, out, options)
        loud = {path: [item for item in found if item["code"] not in HEEDED] for path, found in said.items()}
        after = run_tests(out, options.tests, options.timeout, options.origin)
    converted = by_place(after)
    verdicts = [verdict_of(name, test, converted.get(place, ("", None))[1], after, loud)
                for place, (name, test) in by_place(before).items() if test["outcome"] == "passed"]
    for verdict in verdicts:
        if options.show in (verdict.kind, "all"):
            print(f"{verdict.name}: {verdict.kind}: {verdict.why}")
    counts = collections.Counter(verdict.kind for verdict in verdicts)
    share = 100 * counts["passed"] / max(len(verdicts), 1)
    print(f"{folder.name} {options.origin} -> {options.target}: {len(verdicts)} passed before; {counts['passed']} pass after ({share:.1f} %), "
          f"{counts['reported']} reported, {counts['SILENT']} silent")
    return 1 if counts["SILENT"] else 0


if __name__ == "__main__":
    sys.exit(main())
