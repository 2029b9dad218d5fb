"""tools/scoreboard --suite models: every model of tests/models, to every target that has module classes."""
import fnmatch
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile

import numpy as np

from ..convert import convert_with_reports
from ..cases import ROOT
from .carry import NotCarried, carry_answer

MODELS = ROOT / "tests" / "models"
FORWARD, GRADIENT, TRAINED, FLOOR = 1e-4, 1e-3, 1e-3, 1e-6  # relative to the greatest element
NOISE = 1e-6  # of a gradient, relative to the greatest of the model: some are sums that cancel out
FIRST_WEIGHTS = "RG0210"  # every model's: here they are carried over
TARGETS = {"torch": ["jax", "keras", "tensorflow", "paddle", "mlx"], "jax": ["torch", "mlx"], "linen": ["torch"], "equinox": ["torch"], "haiku": ["torch"], "keras": ["torch"], "tensorflow": ["torch"]}
FRAMEWORK = {"linen": "jax", "equinox": "jax", "haiku": "jax"}  # a framework may have several kinds of modules
BY_NAMES = {"linen", "equinox", "haiku", "keras", "tensorflow"}  # where no report says which array is which


def ask(framework, jobs, folder):
    source, target = folder / f"{framework}.jobs", folder / f"{framework}.answers"
    source.write_bytes(pickle.dumps(jobs))
    environment = {**os.environ, "JAX_PLATFORMS": "cpu", "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3",
                   "JAX_COMPILATION_CACHE_DIR": str(ROOT / "build" / "jax-cache"), "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0"}
    done = subprocess.run([sys.executable, "-m", f"scoreboard_lib.models.{framework}_side", source, target], env=environment,
                          capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return pickle.loads(target.read_bytes())


def differs(a, b, tolerance, floor=FLOOR):
    """What differs, as text; empty if nothing does."""
    if (a is None) != (b is None):
        return "one is missing"
    if a is None:
        return ""
    if a.shape != b.shape:
        return f"shapes {a.shape} and {b.shape}"
    a, b = (x.astype(np.float32) if x.dtype == bool else x for x in (a, b))
    error = np.max(np.abs(a - b), initial=0.0)
    scale = np.max(np.abs(a), initial=0.0)
    return "" if error <= tolerance * scale + floor else f"by {error:.2g} of {scale:.2g}"


def compare(source, target):
    for mode in ("eval", "train"):
        a, b = source[mode], target[mode]
        if len(a["outputs"]) != len(b["outputs"]):
            return f"{mode}: {len(a['outputs'])} outputs and {len(b['outputs'])}"
        for i, (x, y) in enumerate(zip(a["outputs"], b["outputs"])):
            if found := differs(x, y, FORWARD):
                return f"{mode}: output {i} differs {found}"
        floor = max(FLOOR, noise_of(a["gradients"]))
        for key in {**a["gradients"], **b["gradients"]}:  # where one side has none, it is zero
            one, other = (side["gradients"].get(key) for side in (a, b))
            if found := differs(np.zeros_like(other) if one is None else one, np.zeros_like(one) if other is None else other, GRADIENT, floor):
                return f"{mode}: gradient of {key} differs {found}"
        for i, (x, y) in enumerate(zip(a["inputs"], b["inputs"])):
            if found := differs(x, y, GRADIENT):
                return f"{mode}: gradient of input {i} differs {found}"
    for key, array in source["after"].items():
        if found := differs(array, target["after"].get(key), GRADIENT):
            return f"after a forward pass: {key} differs {found}"
    return compare_training(source["trained"], target["trained"], rounding_errors(source["train"]["gradients"])) if "trained" in source else ""


def noise_of(gradients):
    return NOISE * max((np.max(np.abs(gradient), initial=0.0) for gradient in gradients.values()), default=0.0)


def rounding_errors(gradients):
    """The arrays whose gradients are zero but for rounding errors, as that of the bias of an attention's keys."""
    noise = noise_of(gradients)
    return {key for key, gradient in gradients.items() if 0 < np.max(np.abs(gradient), initial=0.0) <= noise}


def compare_training(source, target, undetermined):
    """Losses, arrays and outputs after a training loop. Optimisers that divide by a gradient's size make whole steps of rounding errors: where
    these lead, nobody can say, and arrays that have nothing else for a gradient are not compared."""
    if found := differs(source["losses"], target["losses"], TRAINED):
        return f"training: losses differ {found}"
    for key, array in source["state"].items():
        if key not in undetermined and (found := differs(array, target["state"].get(key), TRAINED)):
            return f"training: {key} differs {found}"
    for i, (x, y) in enumerate(zip(source["outputs"], target["outputs"])):
        if found := differs(x, y, TRAINED):
            return f"training: output {i} differs {found}"
    return ""


def verdict(name, converted, source, target):
    diagnostics = converted[1]["diagnostics"]
    reports = [f"{d['code']} line {d['start']['line']}: {d['message']}" for d in diagnostics if d["fidelity"] in ("untranslatable", "error")]
    others = [f"{d['code']} line {d['start']['line']}: {d['message']}" for d in diagnostics if d["fidelity"] not in ("untranslatable", "error") and d["code"] != FIRST_WEIGHTS]
    if reports:
        return "reported", "\n".join(reports)
    if "error" in source:
        return "broken", source["error"]
    if "error" in target:
        return "silent", target["error"]
    problem = compare(source, target)
    if problem:
        return "silent", problem
    return ("passed with remarks", "\n".join(others)) if others else ("passed", "")


def run_pair(origin, target, models, folder):
    programs = {name: (MODELS / origin / f"{name}.py").read_text() for name in models}
    converted = convert_with_reports(programs, origin, target)
    source = ask(origin, [{"name": name, "program": str(MODELS / origin / f"{name}.py"), **spec} for name, spec in models.items()], folder)
    jobs = []
    for name, spec in models.items():
        if isinstance(converted[name], Exception) or "error" in source[name]:
            continue
        program = folder / target / f"{name}.py"
        program.parent.mkdir(exist_ok=True)
        program.write_text(converted[name][0])
        try:
            source[name] = carry_answer(converted[name][1], source[name], folder / "weights")
        except NotCarried as problem:
            source[name]["problem"] = str(problem)
            continue
        jobs.append({**spec, "name": name, "program": str(program), "weights": source[name]["weights"]})
    answers = ask(target, jobs, folder)
    return {name: verdict(name, converted[name], source[name], answers.get(name, {"error": source[name].get("problem", "not run")})) for name in models}


def run_by_names(origin, target, models, folder):
    """Of models whose arrays both sides know by the names that PyTorch, one of them, gives them."""
    converted = convert_with_reports({name: (MODELS / origin / f"{name}.py").read_text() for name in models}, FRAMEWORK.get(origin, origin), target)
    jobs = {name: {"name": name, "made_when_called": True, **spec, "program": str(MODELS / origin / f"{name}.py")} for name, spec in models.items()}
    (folder / target).mkdir(exist_ok=True)
    there = {name: {**job, "program": str(folder / target / f"{name}.py")} for name, job in jobs.items() if not isinstance(converted[name], Exception)}
    for name, job in there.items():
        pathlib.Path(job["program"]).write_text(converted[name][0])
    lost = {}
    if target == "torch":
        keys = ask(target, [{**job, "only_keys": True} for job in there.values()], folder)
        lost = {name: answer for name, answer in keys.items() if "error" in answer}
        jobs = {name: {**job, "keys": keys[name]} for name, job in jobs.items() if name in keys and name not in lost}
    source = ask(origin, list(jobs.values()), folder)
    answers = ask(target, [{**job, "weights": source[name]["weights"]} for name, job in there.items() if "weights" in source.get(name, {})], folder)
    missing = lambda name: lost.get(name, {"error": "not run"})
    return {name: verdict(name, converted[name], source.get(name, missing(name)), answers.get(name, missing(name))) for name in models}


def main(options):
    all_models = json.loads((MODELS / "models.json").read_text())
    passed = failed = 0
    for origin in [kind for kind in all_models if not options.sources or FRAMEWORK.get(kind, kind) in options.sources]:
        models = {name: spec for name, spec in all_models.get(origin, {}).items() if fnmatch.fnmatch(name, options.case or "*")}
        for target in options.targets or TARGETS.get(origin, []):
            if not models or target not in TARGETS.get(origin, []):
                continue
            with tempfile.TemporaryDirectory() as folder:
                found = (run_by_names if BY_NAMES & {origin, target} else run_pair)(origin, target, models, pathlib.Path(folder))
            good = sum(kind.startswith("passed") for kind, _ in found.values())
            trained = [name for name, spec in models.items() if "train" in spec]
            print(f"{origin} → {target}: {good} of {len(found)} models equal"
                  + (f", {sum(found[name][0].startswith('passed') for name in trained)} of {len(trained)} of them trained" if trained else ""))
            for name, (kind, detail) in found.items():
                if kind != "passed":
                    print(f"  {name}: {kind}\n    " + detail.strip().replace("\n", "\n    "))
            passed += good
            failed += len(found) - good
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
