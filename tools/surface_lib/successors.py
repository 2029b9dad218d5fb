"""Which names that went have a successor, by the framework's own word, and how many of them a migration converts.

A successor is named by the surface (`as`: the same object kept another name), or by a note of the framework itself: the deprecation in the
old version's docstrings, lists and warnings, the error in a newer one.
"""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

from scoreboard_lib.versions.cases import examples, spans_have
from scoreboard_lib.versions.main import compare
from surface_lib.history import ROOT, environments
from surface_lib.parameters import parameters

BINARY = ROOT / "build" / "src" / "regraft"
SHORT = {"np": "numpy", "tf": "tensorflow", "jnp": "jax.numpy"}
LEADS = re.compile(r"\b(?:use|using|favou?r of|instead,?|replaced? (?:by|with)|replace usages of \S+ with|renamed to|moved to)\b[^.\n]{0,40}?"
                   r"[`'\":~]*\b((?:np|numpy|tf|tensorflow|jax|jnp|torch|keras|paddle|math|ndarray)(?:\.\w+)+)", re.IGNORECASE)


def notes(framework, names):
    """{name: what the versions say of it}, of every version after which it went."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        asked, out = Path(folder) / "names.json", Path(folder) / "out.json"
        asked.write_text(json.dumps(names))
        for version, root in environments(framework):
            python = subprocess.check_output([ROOT / "tools" / "environment", f"{framework}@{version}"], text=True).strip()
            environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
            subprocess.run([python, "-W", "ignore", "-m", "surface_lib.notes", framework, root, asked, out], check=True, env=environment, cwd=folder, stderr=subprocess.DEVNULL)
            for name, texts in json.loads(out.read_text()).items():
                found.setdefault(name, []).extend(texts)
    return found


def full(name):
    head, _, rest = name.partition(".")
    return f"{SHORT.get(head, head)}.{rest}"


def named_in(texts, name, there):
    """The first name that a note gives and the newest version has."""
    for text in texts:
        for one in LEADS.findall(" ".join(text.split())):
            if full(one) != name and there(full(one)):
                return full(one)
    return None


def successors(framework, surface, older, newer):
    """{name: (successor, who says so)} of the names that went."""
    gone = [name for name in surface["history"] if spans_have(surface, name, older) and not spans_have(surface, name, newer)]
    said = notes(framework, gone)
    there = lambda name: (spans_have(surface, name, newer) or name in surface.get("others", {}) or not name.startswith(framework + ".")) and "compat.v1" not in name
    found = {}
    for name in gone:
        kept = surface["history"][name][-1].get("as")
        if kept:
            found[name] = (kept, "same object")
        elif (noted := named_in(said.get(name, ()), name, there)) and surface.get("others", {}).get(noted) != "module":
            found[name] = (noted, "note")
    return found


def outcomes(framework, about, surface, names, older, newer):
    """{name: (line after, whether something was said of it)}."""
    array, lines = about["array"], []
    for name in names:
        kind = surface["history"][name][-1].get("is", "")
        known = parameters(kind)
        required = max(known.required, min(len(known.positional), 1)) if known else 0  # old names of the first parameter make it look optional
        call = f"({', '.join(['value'] * required)})" if known else "()" if kind == "callable" else ""
        lines.append(("array" + name[len(array):] if name.startswith(array + ".") else name) + call)
    head = f"import {about['module']}\n\n\ndef calls(value, array: {array}):\n"
    with tempfile.TemporaryDirectory() as folder:
        path, report = Path(folder) / "calls.py", Path(folder) / "report.json"
        path.write_text(head + "".join(f"    {line}\n" for line in lines) + "    pass\n")
        done = subprocess.run([BINARY, "convert", path, "--from", f"{framework}@{older}", "--to", f"{framework}@{newer}", "--isolated", "--exit-zero",
                               f"--report=json={report}"], capture_output=True, text=True, check=True)
        said = {}
        for file in json.loads(report.read_text())["files"]:
            for one in file["diagnostics"]:
                said.setdefault(one["start"]["line"], one["message"])
    body = [line for line in done.stdout.partition("def calls(")[2].splitlines() if line.startswith("    ")]
    first = head.count("\n") + 1
    return {name: (body[number].strip(), said.get(first + number)) for number, name in enumerate(names)}


def ran(framework, names, older, newer):
    """{name: verdicts of its programs} of those that have any: run as they are under the old version, converted under the new."""
    programs = {one: code for one, code in examples(framework, older, newer).items() if one.partition("#")[0] in names}
    kinds = {}
    for one, kind in compare(framework, older, newer, programs).items():
        kinds.setdefault(one.partition("#")[0], []).append(kind)
    return kinds


def has_passed(kinds):
    return bool(kinds) and "passed" in kinds and not {"alarm", "reported", "silent"} & {*kinds}


def count(framework, listing):
    about, surface = (json.loads((ROOT / "mappings" / framework / name).read_text()) for name in ("framework.json", "surface.json"))
    if not surface.get("history"):
        return
    older, newer = surface["versions"][0], surface["versions"][-1]
    named = successors(framework, surface, older, newer)
    after, kinds = outcomes(framework, about, surface, list(named), older, newer), ran(framework, named, older, newer)
    passed = [name for name in named if has_passed(kinds.get(name))]
    converted = [name for name in named if not after[name][1] or name in passed]
    for name, (successor, who) in named.items() if listing else ():
        line, said = after[name]
        outcome = "converted in the forms of its programs" if said and name in passed else f"reported: {said}" if said else line
        print(f"  {name} > {successor} ({who}): {outcome}; {', '.join(sorted({*kinds.get(name, ['no program'])}))}")
    share = 100 * len(converted) / max(1, len(named))
    by = [sum(who == one for _, who in named.values()) for one in ("same object", "note")]
    print(f"{framework} {older} > {newer}: {len(named)} successors named ({by[0]} the same object, {by[1]} by a note), {len(converted)} converted ({share:.1f} %), "
          f"{len(passed)} run and equal ({100 * len(passed) / max(1, len(named)):.1f} %)")
