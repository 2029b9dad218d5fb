#!/usr/bin/env python3
"""Golden fixtures: whole files, converted and compared byte for byte with what a person has looked at.

    tests/golden/<from>/<area>/<name>.py              the source
    tests/golden/<from>/<area>/<name>.<to>.out        the converted file, then the findings as `# line:column code message` lines
    tests/golden/<from>/<area>/<name>/                a project, with a pyproject.toml: the .out beside it has each file after a line
                                                      `# <path>`, with its findings

run.py [FILTER…]            compares; prints a diff and the command that updates it
run.py --update [FILTER…]   writes what the tool says now: look at the diff before you commit it
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BINARY = ROOT / "build" / "src" / "regraft"


def run(folder, *words):
    """The files of the JSON report, what came out, and why the tool failed, if it did."""
    report = pathlib.Path(folder) / "report.json"
    done = subprocess.run([BINARY, "convert", *words, "--exit-zero", f"--report=json={report}"], capture_output=True)
    failure = "" if done.returncode in (0, 3) else f"exit {done.returncode}\n{done.stderr.decode()}"
    return [] if failure else json.loads(report.read_text())["files"], done.stdout.decode(), failure


def findings(file):
    return "".join(f"# {d['start']['line']}:{d['start']['column']} {d['code']} {d['message']}\n" for d in file["diagnostics"])


def convert(source, origin, target):
    with tempfile.TemporaryDirectory() as folder:
        files, text, failure = run(folder, source, "--from", origin, "--to", target)
        return failure or text + "".join(map(findings, files))


def convert_project(source, origin, target):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        files, _, failure = run(folder, source, "--from", origin, "--to", target, "--out", out, "--only-python")
        return failure or "".join(f"# {file['path']}\n{(out / file['path']).read_text()}{findings(file)}" for file in files)


def sources():
    yield from HERE.glob("*/*/*.py")
    yield from (mark.parent for mark in HERE.glob("*/*/*/pyproject.toml"))


def fixtures(filters):
    for source in sorted(sources()):
        origin = source.relative_to(HERE).parts[0]
        for expected in sorted(source.parent.glob(source.stem + ".*.out")):
            target = expected.name[len(source.stem) + 1:-len(".out")]
            name = f"{source.relative_to(HERE)} to {target}"
            if not filters or any(f in name for f in filters):
                yield name, source, origin, target, expected


def main(arguments):
    update = "--update" in arguments
    filters = [a for a in arguments if not a.startswith("--")]
    passed = failed = 0
    for source in sources():
        if not any(source.parent.glob(source.stem + ".*.out")):
            failed += 1
            print(f"{source.relative_to(HERE)} has no .out: it checks nothing")
    for name, source, origin, target, expected in fixtures(filters):
        before, after = expected.read_text(), (convert_project if source.is_dir() else convert)(source, origin, target)
        if before == after:
            passed += 1
        elif update:
            expected.write_text(after)
            print(f"updated {name}")
        else:
            failed += 1
            print("".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, "now")))
            print(f"  update: tests/golden/run.py --update '{name}'")
    if filters and passed + failed == 0 and not update:
        print(f"nothing is called {' or '.join(filters)}")
        return 2
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
