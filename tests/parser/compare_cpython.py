#!/usr/bin/env python3
"""Compares our syntax trees with those of the Python that runs this script, positions included.

    compare_cpython.py [--sample N] [--seed S] [--tool PATH] [ROOT ...]

Without ROOT: the standard library and the site-packages of this Python. Inside f-strings only structure is compared by
Python 3.11 and older, which give every part the whole literal's position; there regraft_astdump checks instead that our
span of each field's expression parses again to an equal tree. Exits with 1 if any file differs."""

import argparse
import ast
import collections
import multiprocessing
import os
import random
import subprocess
import sys
import sysconfig
import warnings

sys.path.insert(0, os.path.dirname(__file__))
from python_ast import make_dumper  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BLANK_FSTRINGS = sys.version_info < (3, 12)
BATCH = 20


def python_files(roots):
    found = set()
    for root in roots:
        if os.path.isfile(root):
            found.add(root)
        for folder, _, names in os.walk(root):
            found.update(os.path.join(folder, name) for name in names if name.endswith((".py", ".pyi")))
    return sorted(found)


def cpython_dump(path, dump):
    """The expected text, or None if CPython refuses the file."""
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
        compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return dump(tree)


def first_difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    begin = max(0, at - 80)
    return f"ours    …{ours[begin:at + 60]}\n    CPython …{theirs[begin:at + 60]}"


def compare_batch(arguments):
    tool, paths = arguments
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    dump = make_dumper(positions=True, blank_fstrings=BLANK_FSTRINGS)
    command = [tool, "--positions", "--check-fstrings", "--check-bytes"] + (["--blank-fstrings"] if BLANK_FSTRINGS else []) + paths
    run = subprocess.run(command, capture_output=True)
    lines = run.stdout.decode("utf-8", "surrogatepass").split("\n")
    if run.returncode not in (0, 1) or len(lines) != len(paths) + 1:
        if len(paths) == 1:
            return [(paths[0], "crashed", f"exit code {run.returncode} {run.stderr[-300:]!r}")]
        return [result for path in paths for result in compare_batch((tool, [path]))]
    results = []
    for path, ours in zip(paths, lines):
        theirs = cpython_dump(path, dump)
        if theirs is None:
            results.append((path, "refused by both" if ours.startswith("error: ") else "refused by CPython", ""))
        elif ours == theirs:
            results.append((path, "equal", ""))
        elif ours.startswith("error: "):
            results.append((path, "refused by us", ours[:300]))
        else:
            results.append((path, "different", first_difference(ours, theirs)))
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("roots", nargs="*")
    parser.add_argument("--sample", type=int, help="compare only this many files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tool", default=os.path.join(ROOT, "build", "tests", "parser", "regraft_astdump"))
    options = parser.parse_args()
    roots = options.roots or [sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")]
    files = python_files(roots)
    if options.sample and options.sample < len(files):
        files = sorted(random.Random(options.seed).sample(files, options.sample))
    batches = [(options.tool, files[i:i + BATCH]) for i in range(0, len(files), BATCH)]
    counts = collections.Counter()
    with multiprocessing.Pool(options.jobs) as pool:
        for results in pool.imap_unordered(compare_batch, batches):
            for path, verdict, detail in results:
                counts[verdict] += 1
                if verdict in ("different", "refused by us", "refused by CPython", "crashed"):
                    print(f"{path}: {verdict}\n    {detail}")
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"CPython {version}, {len(files)} files: " + ", ".join(f"{n} {v}" for v, n in sorted(counts.items())))
    return 1 if counts["different"] or counts["refused by us"] or counts["crashed"] else 0


if __name__ == "__main__":
    sys.exit(main())
