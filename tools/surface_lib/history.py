"""What became of a framework's names between versions, by comparison of what each version says of itself.

surface.json gets "versions", those compared, "others", what the newest has besides (modules, names that it does not list), and "history": only for names that changed, its spans, oldest first. A span has
`since` and `until` (the first version compared that has it, the first that has it no longer) and `is`, what it is there, unless
that stands among "names". `as`: the name that the same thing kept, where this one went.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from surface_lib import files, included, private
from surface_lib.modules import FRAMEWORKS
from surface_lib.spans import spans

ROOT = Path(__file__).resolve().parents[2]


def environments(framework):
    """(version, root module) of each, oldest first."""
    listed = json.loads((ROOT / "tools" / "environments.json").read_text())
    own = {key.partition("@")[2]: about for key, about in listed.items() if key.startswith(framework + "@")}
    top = FRAMEWORKS[framework]["modules"][0]
    return [(version, about.get("root", top)) for version, about in own.items()]


def survey(framework, version, root, further, folder):
    python = subprocess.check_output([ROOT / "tools" / "environment", f"{framework}@{version}"], text=True).strip()
    out, names = Path(folder) / "out.json", Path(folder) / "names.json"
    names.write_text(json.dumps(further))
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
    subprocess.run([python, "-W", "ignore", "-m", "surface_lib.survey", framework, root, out, names], check=True, env=environment, cwd=folder)
    return json.loads(out.read_text())


def surveys(framework):
    """[(version, what survey says)]: each version is asked for what the others have, so that nothing is missed that is merely unlisted."""
    versions = environments(framework)
    with tempfile.TemporaryDirectory() as folder:
        listed = [survey(framework, version, root, [], folder) for version, root in versions]
        union = sorted(named_in_tables(framework).union(*(one["kinds"] for one in listed)))
        return [(version, survey(framework, version, root, union, folder)) for version, root in versions]


def groups(names, classes):
    """The names of one thing, those that are members of classes apart: one that is inherited is not another class's."""
    found = {}
    for name in names:
        found.setdefault(next((one for one in classes if name.startswith(one + ".")), ""), []).append(name)
    return found.values()


def successors(found, old_roots, classes):
    """Of names that are gone: another name that the same thing had at the last version before, and still has, outside `old_roots`."""
    newest, out = found[-1][1]["kinds"], {}
    for _, said in found[:-1]:
        for names in (group for every in said["same"] for group in groups(every, classes)):
            staying = sorted((name for name in names if name in newest and not name.startswith(old_roots)), key=lambda name: (name.count("."), len(name)))
            out.update({name: staying[0] for name in names if staying and name not in newest})
    return out


def history(found, current, old_roots, classes):
    every = sorted(set().union(*(said["kinds"] for _, said in found)))
    instead = successors(found, old_roots, classes)
    result = {}
    for name in every:
        mine = spans([(version, said["kinds"].get(name)) for version, said in found])
        if len(mine) == 1 and mine[0].keys() == {"is"}:
            continue
        if name in instead:
            mine[-1]["as"] = instead[name]
        if "until" not in mine[-1] and current.get(name) == mine[-1]["is"]:
            del mine[-1]["is"]
        result[name] = mine
    return result


def named_in_tables(framework):
    """The names that versions.json gives to what went."""
    path = ROOT / "mappings" / framework / "versions.json"
    table = json.loads(path.read_text()) if path.exists() else {}
    return {name for pair in table.get("names", {}).items() for name in pair if name.startswith(FRAMEWORKS[framework]["modules"][0] + ".")}


def importable(framework):
    """[(version, modules)]: what each version can import, under the framework's own names; none of a version that is kept as a part of a newer one."""
    top, out = FRAMEWORKS[framework]["modules"][0].partition(".")[0], []
    for version, root in environments(framework):
        if "." in root:
            continue
        own, *names = run_under(framework, version, "surface_lib.files", root)
        out.append((version, {top + name[len(own):] for name in names}))
    return out


def run_under(framework, version, module, *arguments):
    """What a module of ours prints last, as JSON, under that version."""
    python = subprocess.check_output([ROOT / "tools" / "environment", f"{framework}@{version}"], text=True).strip()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
    printed = subprocess.check_output([python, "-m", module, *arguments], env=environment, text=True, stderr=subprocess.DEVNULL)
    return json.loads(printed.splitlines()[-1])


def private_names(framework, found, known):
    """What changed of private names; `found`: the modules of each version that can be asked."""
    top = FRAMEWORKS[framework]["modules"][0]
    roots = dict(environments(framework))
    listed = [(version, {top + name[len(roots[version]):] for name in run_under(framework, version, "surface_lib.private", roots[version])})
              for version, _ in found]
    asked = []
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        union = set().union(*(names for _, names in listed))
        for version, _ in found:
            root = roots[version]
            file.seek(0)
            file.truncate()
            json.dump([root + name[len(top):] for name in sorted(union)], file)
            file.flush()
            asked.append((version, {top + name[len(root):] for name in run_under(framework, version, "surface_lib.private", root, file.name)}))
    return private.compared(listed, asked, known, found)


def with_files(framework, names, others, changed):
    """(others, changed) with the modules that nobody has loaded, those whose absence would else be taken for one in all versions."""
    found = importable(framework)
    known = {*names, *others, *changed}
    more = files.compared(found, known, set(FRAMEWORKS[framework].get("hidden", ())))
    owners = {name.rpartition(".")[0] for name in names}
    beside = sorted(name for name in found[-1][1] if name.rpartition(".")[0] in owners and name not in known and name not in more)
    secret = private_names(framework, found, known | set(more))
    return others | dict.fromkeys(beside, "module"), dict(sorted((changed | more | secret).items()))


def add_history(framework):
    path = ROOT / "mappings" / framework / "surface.json"
    found = surveys(framework)
    table = json.loads(path.read_text())
    top = FRAMEWORKS[framework]["modules"][0]
    old_roots = tuple(root + "." for _, root in environments(framework) if root != top)
    plan = FRAMEWORKS[framework]
    changed = history(found, table["names"], old_roots, (*plan["classes"], *plan.get("old_classes", ())))
    newest = found[-1][1]["kinds"]
    listed = (*plan["modules"], *plan.get("compared", ()), *plan["classes"], *plan.get("old_classes", ()))
    wanted = named_in_tables(framework) | {spans[-1]["as"] for spans in changed.values() if "as" in spans[-1]}
    others = dict.fromkeys(plan.get("elsewhere", ()), "class") | {name: kind if name in wanted else kind.partition("(")[0] or "callable" for name, kind in newest.items()
              if name not in table["names"] and name not in changed
              and (kind == "module" or name in wanted or name.rpartition(".")[0] in listed)}
    others, changed = with_files(framework, table["names"], others, changed)
    changed = dict(sorted((changed | included.of_framework(framework)).items()))
    write(path, [version for version, _ in found], others, changed)
    print(f"{framework}: {len(changed)} names changed between {[version for version, _ in found]}")


def write(path, versions, others, changed):
    """Puts it behind what the file says of the newest version."""
    lines = [f" {json.dumps(name)}: {json.dumps(all_, separators=(',', ':'))}" for name, all_ in changed.items()]
    text = path.read_text()
    text = text.split(',\n"versions"')[0] if '"history"' in text else text.rstrip().removesuffix("}")
    path.write_text(text + f',\n"versions": {json.dumps(versions)},\n"others": {json.dumps(others)},\n"history": {{\n' + ",\n".join(lines) + "}}\n")
