#!/usr/bin/env python3
"""Which of many broken Python files CPython refuses and which we do.

    compare_mutations.py [--count N] [--seed S] [--show N] [--min-agreement PERCENT]

Verdicts are those of the Python that runs this script: its parser and the part of its compiler that needs no symbol
table. A text that only the symbol table refuses is not counted. Where we accept what CPython refuses, ruff (target
py314) decides whether it is newer syntax. Disagreements are printed by class. Exits with 1 below the agreement asked
for."""

import argparse
import collections
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import warnings

sys.path.insert(0, os.path.dirname(__file__))
from compare_cpython import ROOT, python_files  # noqa: E402
from mutate import mutants  # noqa: E402

# Messages of CPython's symbol table (symtable.c).
SYMTABLE = re.compile(
    r"is parameter and|is assigned to before|is used prior to|is annotated before|annotated name|no binding for nonlocal"
    r"|nonlocal declaration not allowed|name '.*' is (nonlocal|global) and|duplicate argument|import \* only allowed"
    r"|assignment expression (within|cannot)|named expression cannot|(yield|await).* (inside|can not be used)"
    r"|is nonlocal and global|duplicate type parameter|cannot rebind|inner expression|comprehension inner loop cannot"
    r"|comprehension iteration variable")


def cpython_verdict(text):
    """None if accepted, else the reason."""
    try:
        compile(text, "x.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError) as error:
        return getattr(error, "msg", None) or str(error)
    except (RecursionError, MemoryError):
        return "symtable: too deep"
    return None


def our_verdicts(tool, texts):
    frames = []
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        frames.append(b"%d\n" % len(data) + data)
    run = subprocess.run([tool], input=b"".join(frames), capture_output=True)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    if run.returncode or len(lines) != len(texts):
        sys.exit(f"{tool} stopped after {len(lines)} texts, exit code {run.returncode}:\n{texts[len(lines)]!r}")
    return [None if line == "ok" else line.split(" ", 1)[1] for line in lines]


def ruff_verdicts(ruff, texts):
    """For each text the first syntax error that ruff finds, or None."""
    if not texts:
        return []
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            with open(f"{folder}/t{i}.py", "w", encoding="utf-8", newline="") as file:
                file.write(text)
        run = subprocess.run([ruff, "check", "--isolated", "--no-cache", "--target-version", "py314", "--select", "E9",
                              "--output-format", "json", folder], capture_output=True)
        verdicts = [None] * len(texts)
        for found in json.loads(run.stdout):
            if found["code"] in (None, "invalid-syntax") or found["code"].startswith("E9"):
                i = int(re.search(r"t(\d+)\.py$", found["filename"])[1])
                verdicts[i] = verdicts[i] or found["message"]
    return verdicts


def compare_chunk(arguments):
    tool, ruff, paths, count, seed = arguments
    warnings.simplefilter("ignore")
    texts = [text for text in mutants(paths, count, seed) if "\0" not in text]
    theirs = [cpython_verdict(text) for text in texts]
    ours = our_verdicts(tool, texts)
    newer = [i for i in range(len(texts)) if theirs[i] and not ours[i] and not SYMTABLE.search(theirs[i])]
    ruffs = dict(zip(newer, ruff_verdicts(ruff, [texts[i] for i in newer])))
    results = []
    for i, text in enumerate(texts):
        if theirs[i] and (SYMTABLE.search(theirs[i]) or theirs[i].startswith("symtable:")):
            results.append(("only the symbol table refuses", "", "", ""))
        elif bool(theirs[i]) == bool(ours[i]):
            results.append(("both refuse" if ours[i] else "both accept", "", "", ""))
        elif ours[i]:
            results.append(("DISAGREE: only we refuse", ours[i], "", text))
        elif ruffs[i] is None:
            results.append(("newer syntax, ruff accepts", theirs[i], "", ""))
        else:
            results.append(("DISAGREE: only we accept", theirs[i], ruffs[i], text))
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=2, help="examples of each class of disagreement")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--min-agreement", type=float, default=99.5)
    parser.add_argument("--tool", default=os.path.join(ROOT, "build", "tests", "parser", "regraft_verdicts"))
    parser.add_argument("--ruff", default=shutil.which("ruff", path=os.path.dirname(sys.executable)) or "ruff")
    parser.add_argument("--roots", nargs="*", default=[sysconfig.get_path("stdlib")])
    parser.add_argument("--save", help="write the disagreeing texts into this folder")
    options = parser.parse_args()
    paths = python_files(options.roots)
    chunk = 500
    jobs = [(options.tool, options.ruff, paths, min(chunk, options.count - i), options.seed * 1000003 + i)
            for i in range(0, options.count, chunk)]
    counts, classes = collections.Counter(), collections.defaultdict(list)
    with multiprocessing.Pool(options.jobs) as pool:
        for results in pool.imap_unordered(compare_chunk, jobs):
            for verdict, reason, ruff_reason, text in results:
                counts[verdict] += 1
                if verdict.startswith("DISAGREE"):
                    classes[verdict, re.sub(r"'[^']*'|\d+", "…", reason)].append((reason, ruff_reason, text))
    for (verdict, reason), texts in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts)} × {verdict}: {reason}")
        for shown, ruff_reason, text in texts[:options.show]:
            print(f"    {shown} | ruff: {ruff_reason}\n    {text[:4000]!r}")
    if options.save:
        os.makedirs(options.save, exist_ok=True)
        for i, entry in enumerate(entry for entries in classes.values() for entry in entries):
            with open(f"{options.save}/{i}.py", "w", encoding="utf-8", newline="") as file:
                file.write(entry[2])
    disagree = sum(n for verdict, n in counts.items() if verdict.startswith("DISAGREE"))
    counted = sum(counts.values()) - counts["only the symbol table refuses"]
    agreement = 100 * (1 - disagree / counted)
    print(", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())))
    print(f"agreement {agreement:.3f} % of {counted}")
    return 0 if agreement >= options.min_agreement else 1


if __name__ == "__main__":
    sys.exit(main())
