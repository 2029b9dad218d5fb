#!/usr/bin/env python3
"""Golden fixtures: whole files, converted and compared byte for byte with what a person has looked at.

    tests/golden/<from>/<area>/<name>.py              the source
    tests/golden/<from>/<area>/<name>.<to>.out        the converted file, then the findings as `# line:column code message` lines

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


def convert(source, origin, target):
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        done = subprocess.run([BINARY, "convert", source, "--from", origin, "--to", target, "--exit-zero", f"--report=json={report}"],
                              capture_output=True)
        if done.returncode not in (0, 3):
            return f"exit {done.returncode}\n{done.stderr.decode()}"
        files = json.loads(report.read_text())["files"]
    found = [d for file in files for d in file["diagnostics"]]
    lines = [f"# {d['start']['line']}:{d['start']['column']} {d['code']} {d['message']}\n" for d in found]
    return done.stdout.decode() + "".join(lines)


def fixtures(filters):
    for source in sorted(HERE.glob("*/*/*.py")):
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
    for name, source, origin, target, expected in fixtures(filters):
        before, after = expected.read_text(), convert(source, origin, target)
        if before == after:
            passed += 1
        elif update:
            expected.write_text(after)
            print(f"updated {name}")
        else:
            failed += 1
            print("".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, "now")))
            print(f"  update: tests/golden/run.py --update '{name}'")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
