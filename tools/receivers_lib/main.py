"""Compares what receivers are, while a package's own examples run, with what the tool says of them.

    tools/receivers FOLDER PACKAGE [--from torch] [--to jax] [--only MODULE] [--show VERDICT]

FOLDER holds the package PACKAGE. The package is imported with a probe around the receiver of every attribute and method; the
examples of its docstrings run, and what the drivers in receivers_lib/drivers.py add. Each place that ran is then judged:

    proved, assumed    an array, and the tool says so
    missed             an array of which the tool knows nothing
    wrong              an array that the tool takes for something else
    FALSE ARRAY        no array, but the tool says it is one: none of these is tolerated
    mixed              an array in some runs and something else in others
"""
import argparse
import collections
import contextlib
import doctest
import importlib
import io
import os
import pathlib
import pkgutil
import sys
import warnings

from receivers_lib import drivers, probe, said

ROOT = pathlib.Path(__file__).resolve().parents[2]


def array_types():
    import numpy
    import torch
    return [("torch", torch.Tensor), ("numpy", numpy.ndarray)]


def run_examples(package, only):
    """Imports every module and runs its docstrings' examples; failures are nobody's business here."""
    modules = [package] + [info.name for info in pkgutil.walk_packages(importlib.import_module(package).__path__, package + ".", lambda _: None)]
    ran = 0
    for name in modules:
        if only and not name.startswith(only):
            continue
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
            with contextlib.suppress(BaseException):
                runner.run(test, out=lambda _: None)
                ran += 1
        if package in drivers.DRIVERS and name == package:
            drivers.DRIVERS[package](module)
    return ran


def source_of(lines, place):
    _, line, column, end_line, end_column = place
    if line == end_line:
        return lines[line - 1][column:end_column]
    return b"".join([lines[line - 1][column:], *lines[line:end_line - 1], lines[end_line - 1][:end_column]])


def judge(record, options):
    paths = sorted({place[0] for place in record.seen})
    types = said.said(os.environ.get("REGRAFT", str(ROOT / "build/src/regraft")), paths, options.origin, options.target)
    verdicts = collections.defaultdict(list)
    texts = {path: pathlib.Path(path).read_bytes().splitlines(keepends=True) for path in paths}
    for place, kinds in sorted(record.seen.items()):
        text = said.excerpt(source_of(texts[place[0]], place))
        said_types = types.get((place[0], place[1], place[2], text), [""])
        said_type = next((one for one in said_types if said.verdict(kinds, one) in ("proved", "assumed")), said_types[-1])
        verdicts[said.verdict(kinds, said_type)].append((place, text, kinds, said_type))
    return verdicts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("package")
    parser.add_argument("--from", dest="origin", default="torch")
    parser.add_argument("--to", dest="target", default="jax")
    parser.add_argument("--only", help="a module and those below it")
    parser.add_argument("--show", help="list the places with this verdict")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(pathlib.Path(options.folder).resolve()))
    record = probe.Record(array_types())
    probe.install(options.package, record)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        ran = run_examples(options.package, options.only)
    verdicts = judge(record, options)
    for place, text, kinds, said_type in verdicts.get(options.show, []):
        print(f"{place[0]}:{place[1]}:{place[2] + 1} {text}: {', '.join(sorted(kinds))}, said: {said_type or 'nothing'}")
    arrays = sum(len(verdicts[name]) for name in ("proved", "assumed", "missed", "wrong"))
    right = len(verdicts["proved"]) + len(verdicts["assumed"])
    print(f"{options.package}: {ran} examples, {len(record.seen)} receivers")
    print("  " + ", ".join(f"{len(found)} {name}" for name, found in sorted(verdicts.items()) if found))
    print(f"  arrays: {arrays}, right {right} ({100 * right / max(arrays, 1):.1f} %)")
    return 1 if verdicts["FALSE ARRAY"] else 0


if __name__ == "__main__":
    sys.exit(main())
