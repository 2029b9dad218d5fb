#!/usr/bin/env python3
"""Names in converted code: every example of NumPy's and PyTorch's tables, converted to a framework whose tables are another's under
its own names, names nothing and passes no keyword that its surface has not. Ends with a line `N passed, N failed`.

    tests/names/converted.py build/src/regraft
"""

import ast
import importlib.machinery
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
IMPORTS = {"numpy": "import numpy as np\n", "torch": "import torch\nimport torch.nn.functional as F\n"}
ARRAYS = "x y i j p q k b c v w a3 b3 z m m2 s ms n e o r u col row".split()


def load_checks():
    sys.path.insert(0, str(ROOT / "tools"))  # as for a script there
    loader = importlib.machinery.SourceFileLoader("check_names", str(ROOT / "tools" / "check_names"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def targets():
    for path in sorted((ROOT / "mappings").glob("*/framework.json")):
        about = json.loads(path.read_text())
        if any("areas" not in one for one in about.get("includes", ())):
            yield about["framework"]


def program(source, example):
    """The example in a function of arrays, and of nothing that its names could be mistaken for."""
    array = {"numpy": "np.ndarray", "torch": "torch.Tensor"}[source]
    used = {node.id for node in ast.walk(ast.parse(example)) if isinstance(node, ast.Name)}
    head = f"def example({', '.join(f'{name}: {array}' for name in ARRAYS if name in used)}):\n"
    return IMPORTS[source] + head + "".join(f"    {line}\n" for line in example.splitlines())


def examples(source):
    for path in sorted((ROOT / "mappings" / source).glob("*.json")):
        for entry in json.loads(path.read_text()).get("entries", ()):
            for number, example in enumerate(entry.get("examples", ())):
                yield f"{entry['api']}#{number + 1}", program(source, example)


def main(binary):
    checks, passed, failed = load_checks(), 0, 0
    for source in IMPORTS:
        named = dict(examples(source))
        with tempfile.TemporaryDirectory() as folder:
            before, after = pathlib.Path(folder) / "before", pathlib.Path(folder) / "after"
            before.mkdir()
            (before / ".git").mkdir()
            for name, code in named.items():
                (before / f"{name}.py").write_text(code)
            for target in targets():
                run = [binary, "convert", str(before), "--from", source, "--to", target, "--out", str(after / target), "--helpers", "inline",
                       "--isolated", "--no-cache", "--exit-zero", "-q", "--report", f"json={folder}/{target}.json"]
                subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
                surface = checks.Surface(target)
                for name in named:
                    tree = ast.parse((after / target / f"{name}.py").read_text())
                    problems = [one for one in checks.code_problems(surface, tree, checks.imports_of(tree)) if one]
                    passed, failed = passed + (not problems), failed + bool(problems)
                    if problems:
                        print(f"{name} > {target}: {problems[0]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
