"""Converts between two versions of a framework, runs both sides, compares."""

import json
import math
import os
import subprocess
import tempfile
from pathlib import Path

from ..cases import ROOT
from ..convert import BINARY
from .cases import PRELUDES, downward_examples, examples, read, spans_have

RUNNER = Path(__file__).with_name("runner.py")
# The others have not been measured; of TensorFlow and Keras the old version is an interface that the new one keeps.
GOING_BACK = ("numpy", "torch", "jax")
PAIRS = {"numpy": ("1.23", "2.4"), "torch": ("1.13", "2.13"), "jax": ("0.4.13", "0.10"), "tensorflow": ("1.15", "2.21"),
         "keras": ("2.21", "3.15"), "paddle": ("2.6", "3.3")}
# What stands for an old version where it doesn't install: the module that keeps its interface.
STANDS_FOR = {("tensorflow", "1.15"): [("import tensorflow as tf", "import tensorflow.compat.v1 as tf")],
              ("keras", "2.21"): [("import keras\n", "import tf_keras as keras\n"), ("from keras", "from tf_keras")]}


def ask(framework, version, question):
    python = subprocess.check_output([ROOT / "tools" / "environment", f"{framework}@{version}"], text=True).strip()
    environment = os.environ | {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "JAX_PLATFORMS": "cpu"}
    done = subprocess.run([python, "-W", "ignore", RUNNER, framework], input=json.dumps(question), capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(f"{framework}@{version}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def run(framework, version, programs):
    """{id: result}."""
    for written, kept in STANDS_FOR.get((framework, version), ()):
        programs = {name: code.replace(written, kept) for name, code in programs.items()}
    return {result["id"]: result for result in results(framework, version, [{"id": name, "code": code} for name, code in programs.items()])}


def results(framework, version, programs):
    """What the programs give; one that ends the process is found by halves."""
    try:
        return ask(framework, version, {"programs": programs})
    except SystemExit as died:
        if len(programs) < 2:
            return [{"id": one["id"], "values": [], "error": str(died)} for one in programs]
        middle = len(programs) // 2
        return results(framework, version, programs[:middle]) + results(framework, version, programs[middle:])


def convert(framework, older, newer, programs):
    """{id: (converted code, diagnostics)}."""
    with tempfile.TemporaryDirectory() as folder:
        before, after, report = (Path(folder) / name for name in ("before", "after", "report.json"))
        before.mkdir()
        for number, code in enumerate(programs.values()):
            (before / f"case{number}.py").write_text(code)
        done = subprocess.run([BINARY, "convert", before, "--from", f"{framework}@{older}", "--to", f"{framework}@{newer}", "--out", after,
                               "--exit-zero", f"--report=json={report}", "--isolated", "-q"], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"regraft: exit {done.returncode}: {done.stderr[-2000:]}")
        said = {Path(file["path"]).name: file["diagnostics"] for file in json.loads(report.read_text())["files"]}
        return {name: ((after / f"case{number}.py").read_text(), said.get(f"case{number}.py", []))
                for number, name in enumerate(programs)}


def equal(one, two):
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(equal, one, two))
    try:
        left, right = float(one), float(two)
    except (TypeError, ValueError):
        return one == two
    return left == right or (math.isnan(left) and math.isnan(right)) or math.isclose(left, right, rel_tol=2e-5, abs_tol=1e-6)


def verdict(old, new, diagnostics):
    if "error" not in new and equal(old["values"], new["values"]):
        return "alarm" if diagnostics else "passed"
    return "reported" if diagnostics else "silent"


def compare(framework, older, newer, programs, show=0):
    """{id: what came of it}; prints the details of what did not pass."""
    before = run(framework, older, programs)
    again = run(framework, older, programs)
    runnable = {name: code for name, code in programs.items()
                if "error" not in before[name] and equal(before[name]["values"], again[name]["values"])}
    for name in [name for name in programs if name not in runnable][:show]:
        print(f"not run: {framework} {older} {name}: {before[name].get('error', 'its values differ from run to run')}")
    converted = convert(framework, older, newer, runnable)
    after = run(framework, newer, {name: code for name, (code, _) in converted.items()})
    accepted = json.loads((ROOT / "tests" / "scoreboard" / "versions_accepted.json").read_text())
    kinds, shown = dict.fromkeys(programs, "not run"), 0
    for name, (code, diagnostics) in converted.items():
        kind = verdict(before[name], after[name], diagnostics)
        kind = "accepted" if kind in ("silent", "alarm") and {name, name.partition("#")[0]} & accepted.keys() else kind
        kinds[name] = kind
        if kind not in ("passed", "accepted") and shown < show:
            shown += 1
            print(f"{kind}: {framework} {older} > {newer} {name}\n{code}")
            for one in diagnostics:
                print(f"   {one['start']['line']}: {one['code']} {one['message']}")
            print(f"   was {str(before[name])[:300]}\n   is  {str(after[name])[:300]}\n")
    return kinds


def docstrings(framework, older):
    surface = read(framework, "surface.json")
    every = {*surface["names"], *surface.get("history", {})}
    names = sorted(name for name in every if spans_have(surface, name, older))
    return {one["id"]: one["code"] for one in ask(framework, older, {"names": names, "prelude": PRELUDES[framework]})}


def count(framework, older, newer, suite, programs, options):
    """How many came out otherwise in silence; prints all counts."""
    chosen = {name: code for name, code in programs.items() if options.case in (None, name)
              and (options.entry is None or name.partition("#")[0] in options.entry)}
    if not chosen:
        return 0
    kinds = list(compare(framework, older, newer, chosen, options.show).values())
    counts = {kind: kinds.count(kind) for kind in ("passed", "accepted", "alarm", "reported", "silent", "not run")}
    ran = len(chosen) - counts["not run"]
    print(f"{framework} {older} > {newer} {suite}: {ran} ran, " + ", ".join(f"{number} {kind}" for kind, number in counts.items()), flush=True)
    return counts["silent"]


def main(options):
    failed = 0
    for framework in options.sources or PAIRS:
        older, newer = PAIRS[framework]
        failed += count(framework, older, newer, "examples", examples(framework, older, newer), options)
        if framework in GOING_BACK:
            failed += count(framework, newer, older, "examples", downward_examples(framework, older, newer), options)
        if options.docstrings:
            failed += count(framework, older, newer, "docstrings", docstrings(framework, older), options)
    return 1 if failed else 0
