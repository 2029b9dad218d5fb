"""The programs of a pair of versions."""

import json
import re

from ..cases import ROOT

PRELUDES = {
    "numpy": "import numpy as np\n",
    "torch": "import torch\nimport torch.nn.functional as F\n",
    "jax": "import jax\nimport jax.numpy as jnp\n",
    "tensorflow": "import tensorflow as tf\n",
    "keras": "import keras\nimport numpy as np\nimport tensorflow as tf\n",
    "paddle": "import paddle\nimport paddle.nn.functional as F\n",
}
ARRAYS = {"numpy": "np.array({})", "torch": "torch.tensor({})", "jax": "jnp.array({})", "tensorflow": "tf.constant({})",
          "keras": "tf.constant({})", "paddle": "paddle.to_tensor({})"}
VALUES = {
    "x": "[[1.5, -2.0, 0.25], [-0.5, 3.0, -1.25]]", "y": "[[0.5, 2.0, -1.75], [1.5, -3.5, 2.25]]",
    "p": "[[0.2, 0.7, 0.4], [0.6, 0.3, 0.8]]", "q": "[[0.5, 0.1, 0.9], [0.3, 0.6, 0.2]]",
    "v": "[1.0, -2.0, 1.0, 3.5]", "w": "[0.5, 1.0, -1.5, 2.0]", "r": "[[1.0, 2.0], [-1.5, 0.5], [2.5, -3.0]]",
    "a3": "[[[1.0, 2.0], [3.0, -1.0]], [[0.5, -2.5], [1.25, 4.0]]]", "row": "[1.0, -2.0, 3.0]", "col": "[[1.0], [2.0]]", "o": "2.5",
    "i": "[[1, -2, 3], [4, 0, -6]]", "j": "[[2, 1, -1], [3, 5, -2]]", "k": "[2, 0, 1, 1]",
    "b": "[[True, False, True], [False, True, True]]", "c": "[[True, True, False], [False, False, True]]",
    "m": "[[2.0, -1.0, 0.5], [1.0, 3.0, -2.0], [0.0, 1.5, 1.0]]", "m2": "[[1.0, 0.5, 2.0], [-1.0, 2.0, 0.0], [3.0, 1.0, 1.0]]",
    "s": "[[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]]", "z": "[[1+2j, 0.5-1j, 3j], [2.0+0j, -1+1j, 0.25j]]",
    "b3": "[[[0.5, -1.0], [2.0, 3.0]], [[1.0, 1.5], [-2.0, 0.25]]]", "n": "[[float('nan'), float('inf'), 1.5], [-float('inf'), -0.0, 2.0]]",
    "ms": "[[[2.0, 1.0], [0.5, 3.0]], [[1.0, -1.0], [2.0, 4.0]]]",
}


def program(framework, example):
    used = [name for name in VALUES if re.search(rf"\b{name}\b", example)]
    lines = [f"{name} = {ARRAYS[framework].format(VALUES[name])}\n" for name in used]
    return PRELUDES[framework] + "".join(lines) + example + "\n"


def read(framework, name):
    path = ROOT / "mappings" / framework / name
    return json.loads(path.read_text()) if path.exists() else {}


def table_examples(framework):
    """{api: examples} of the tables, under all names of an entry."""
    found = {}
    for path in (ROOT / "mappings" / framework).glob("*.json"):
        for entry in json.loads(path.read_text()).get("entries", ()):
            for name in (entry["api"], *entry.get("also", ())):
                found.setdefault(name, []).extend(entry.get("examples", ()))
    return found


def short(framework, name):
    """`numpy.sum` as the examples spell it: `np.sum`."""
    for module, alias in (("jax.numpy", "jnp"), ("numpy", "np"), ("tensorflow", "tf"), ("torch.nn.functional", "F")):
        if name.startswith(module + "."):
            return alias + name[len(module):]
    return name


def renamed(framework, before, after, known, array):
    """Examples of the new name with the old one in its place."""
    if before.startswith(array + ".") and after.startswith(array + "."):
        pattern, word = rf"\.{re.escape(after.rpartition('.')[2])}\b(?=\()", "." + before.rpartition(".")[2]
    else:
        pattern, word = rf"\b{re.escape(short(framework, after))}\b(?!\.)", short(framework, before)
    return [re.sub(pattern, word, one) for one in known.get(after, ()) if re.search(pattern, one)]


def old_programs(framework):
    """{name: programs} of old names, as tests/versions has them: there `NAME` stands for each of the `names`."""
    path, found = ROOT / "tests" / "versions" / f"{framework}.json", {}
    for one in json.loads(path.read_text()) if path.exists() else ():
        for name in one["names"]:
            found.setdefault(name, []).append(one["code"].replace("NAME", short(framework, name)))
    return found


def examples(framework, older, newer):
    """{id: code} of what the tables say changed between the two versions, and of old names that have programs."""
    table, surface = read(framework, "versions.json"), read(framework, "surface.json")
    array = read(framework, "framework.json")["array"]
    known, cases = table_examples(framework), {}
    has = lambda name, version: spans_have(surface, name, version)
    for before, after in table.get("names", {}).items():
        is_module = any(span.get("is") == "module" for span in surface.get("history", {}).get(before, ()))
        if is_module or not has(before, older) or has(before, newer):
            continue
        for index, example in enumerate(renamed(framework, before, after, known, array) or [short(framework, before)]):
            cases[f"{before}#{index}"] = program(framework, example)
    for before, spans in surface.get("history", {}).items():
        after = spans[-1].get("as")
        if not after or before in table.get("names", {}) or not has(before, older) or has(before, newer):
            continue
        for index, example in enumerate(renamed(framework, before, after, known, array)):
            cases[f"{before}#{index}"] = program(framework, example)
    for number, change in enumerate(table.get("changes", ())):
        for index, example in enumerate(change.get("examples", ())):
            cases[f"{change['api']}#{number}.{index}"] = program(framework, example)
    for name, codes in old_programs(framework).items():
        for index, code in enumerate(codes):
            cases[f"{name}#program.{index}"] = program(framework, code)
    return cases


def newer_names(framework, older, newer):
    """[(name, other names of its entry, examples)] of what the newer version has and the older has not."""
    surface = read(framework, "surface.json")
    for path in sorted((ROOT / "mappings" / framework).glob("*.json")):
        for entry in json.loads(path.read_text()).get("entries", ()):
            names = [entry["api"], *entry.get("also", ())]
            for name in names:
                if name in surface.get("history", {}) and spans_have(surface, name, newer) and not spans_have(surface, name, older):
                    yield name, [one for one in names if one != name], entry.get("examples", ())


def downward_examples(framework, older, newer):
    """{id: code} for the newer version, of names that the older has not: examples of their entries, with the name in place of the others."""
    array, cases = read(framework, "framework.json")["array"], {}
    for name, others, codes in newer_names(framework, older, newer):
        spelt = rf"\.{name.rpartition('.')[2]}\b" if name.startswith(array + ".") else rf"\b{re.escape(short(framework, name))}\b"
        for index, code in enumerate(codes):
            found = [code] if re.search(spelt, code) else [one for other in others for one in renamed(framework, name, other, {other: [code]}, array)]
            cases.update({f"{name}#{index}": program(framework, one) for one in found[:1]})
    for number, change in enumerate(read(framework, "versions.json").get("changes", ())):
        for index, example in enumerate(change.get("newer_examples", ())):
            cases[f"{change['api']}#{number}.{index}"] = program(framework, example)
    return cases


def key(version):
    return [int(part) for part in version.split(".") if part.isdigit()] + [0] * 3


def spans_have(surface, name, version):
    spans = surface.get("history", {}).get(name)
    if spans is None:
        return name in surface.get("names", {})
    return any(("since" not in span or key(version) >= key(span["since"])) and ("until" not in span or key(version) < key(span["until"]))
               for span in spans)
