#!/usr/bin/env python3
"""TensorFlow 1 programs, run as `tensorflow.compat.v1` and, converted, under TensorFlow 2: they print the same.

    tests/sessions/run.py [NAME…]

A case is a golden input of TensorFlow 1. It has to be converted without anything left over that keeps it from running; what it prints is
compared word by word, numbers within a tolerance. `# findings: RG0220` in a program names what its report may contain; `# not run: why` is
for what the golden fixtures alone can hold.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = ROOT / "tests" / "golden" / "tensorflow@1" / "sessions"
BINARY = ROOT / "build" / "src" / "regraft"
PYTHON = ROOT / ".venv" / "bin" / "python"
OLD = ("import tensorflow as tf", "import tensorflow.compat.v1 as tf; tf.disable_v2_behavior()")
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "TF_ENABLE_ONEDNN_OPTS": "0"}
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+|nan|inf)")
TOLERANCE = 2e-4


def run(program, folder, name, environment=ENVIRONMENT):
    file = pathlib.Path(folder) / name
    file.write_text(program)
    try:
        done = subprocess.run([PYTHON, file], capture_output=True, text=True, env=environment, timeout=300)
    except subprocess.TimeoutExpired:
        return "", "it did not end within five minutes"
    return done.stdout, "" if done.returncode == 0 else done.stderr[-1500:]


def convert(source, folder):
    report = pathlib.Path(folder) / "report.txt"
    done = subprocess.run([BINARY, "convert", source, "--from", "tensorflow@1", "--to", "tensorflow@2", "--exit-zero", f"--report=concise={report}"],
                          capture_output=True, text=True)
    return done.stdout, report.read_text() if report.exists() else done.stderr


def same(old, new):
    old, new = (re.sub(r"[\[\](),]", " ", text) for text in (old, new))  # blanks within arrays hinge on the digits
    if NUMBER.sub("#", old).split() != NUMBER.sub("#", new).split():
        return False
    pairs = zip(map(float, NUMBER.findall(old)), map(float, NUMBER.findall(new)))
    return all(a == b or abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b)) or (a != a and b != b) for a, b in pairs)


def check(source):
    """What is wrong with a case; empty if nothing is."""
    text = source.read_text()
    allowed = set(re.findall(r"RG\d+", " ".join(re.findall(r"# findings: (.*)", text))))
    with tempfile.TemporaryDirectory() as folder:
        converted, report = convert(source, folder)
        left = [line for line in report.splitlines() if (code := re.search(r"RG\d+", line)) and code[0] not in allowed]
        if left:
            return "left over:\n" + "\n".join(left)
        old, problem = run(text.replace(*OLD), folder, "old.py")
        if problem:
            return "the old program failed:\n" + problem
        new, problem = run(converted, folder, "new.py")
        if problem:
            return "the converted program failed:\n" + problem + "\n" + converted
        return "" if same(old, new) else f"it printed\n{old}\nand now prints\n{new}"


def main(names):
    cases = [one for one in sorted(PROGRAMS.glob("*.py")) if (not names or one.stem in names) and "# not run: " not in one.read_text()]
    failed = 0
    for case in cases:
        problem = check(case)
        failed += bool(problem)
        print(f"{'FAIL' if problem else 'ok'}   {case.stem}" + (f"\n{problem}" if problem else ""), flush=True)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
