"""Notebooks: the code cells are one program; nothing else in the file changes."""
import json

from tool import ToolTest


def cell(source, kind="code", **more):
    lines = source.splitlines(keepends=True)
    out = {"cell_type": kind, "metadata": {}, "source": lines, **more}
    if kind == "code":
        out = {"cell_type": kind, "execution_count": 1, "id": f"c{abs(hash(source)) % 10**6}", "metadata": {}, "outputs": more.get("outputs", []), "source": lines}
    return out


def notebook(*cells, **metadata):
    return {"cells": list(cells), "metadata": {"language_info": {"name": "python"}, **metadata}, "nbformat": 4, "nbformat_minor": 5}


def text(content, indent=1):
    return json.dumps(content, indent=indent, ensure_ascii=False) + "\n"


def sources(content):
    return ["".join(one["source"]) for one in json.loads(content)["cells"]]


OUTPUT = {"name": "stdout", "output_type": "stream", "text": ["tensor([1., 2.])  é \U0001d54f\n"]}


class Notebooks(ToolTest):
    def convert(self, content, *words):
        self.write("n.ipynb", content)
        run = self.tool("convert", "n.ipynb", "--from", "torch", "--to", "jax", *words)
        return run

    def test_cells_are_one_program(self):
        original = text(notebook(cell("# Title\n`torch.cat` joins.", "markdown"), cell("%matplotlib inline\nimport torch"),
                                 cell("a = torch.ones(2)\n\n!ls *.py", outputs=[OUTPUT]), cell("y = torch.cat([a, a])\ny")))
        run = self.convert(original)
        self.assertEqual(run.code, 0, run.err)
        cells = sources(run.bytes)
        self.assertEqual(cells[0], "# Title\n`torch.cat` joins.")
        self.assertEqual(cells[1], "%matplotlib inline\nimport jax.numpy as jnp")
        self.assertEqual(cells[2], "a = jnp.ones((2,))\n\n!ls *.py")
        self.assertEqual(cells[3], "y = jnp.concatenate([a, a])\ny")
        # All else byte for byte: whatever line changed was a line of a cell that changed.
        before, after = original.splitlines(), run.out.splitlines()
        self.assertEqual(len(before), len(after))
        changed = [b for b, a in zip(before, after) if b != a]
        self.assertEqual(len(changed), 3)

    def test_again_changes_nothing(self):
        run = self.convert(text(notebook(cell("import torch\n"), cell("%%time\ny = torch.cat([torch.ones(2)])"))))
        self.assertEqual(sources(run.bytes)[1], "%%time\ny = jnp.concatenate([jnp.ones((2,))])")
        self.write("m.ipynb", run.bytes)
        self.assertEqual(self.tool("convert", "m.ipynb", "--from", "torch", "--to", "jax").bytes, run.bytes)

    def test_magics(self):
        code = ("import torch\nx = torch.ones(3)\nif True:\n    %time y = torch.cat([x, x])\n    !echo $x \\\n      more\n"
                "files = !ls\n%timeit -n 10 torch.sum(x)\ntorch.cat?\nz = (x\n% 2)\ns = '''\n!no magic\n%nor this\n'''\n%pip install torch")
        run = self.convert(text(notebook(cell(code), cell("%%bash\ntorchrun train.py\n"))))
        converted, shell = sources(run.bytes)
        self.assertEqual(shell, "%%bash\ntorchrun train.py\n")
        for line in ("    %time y = jnp.concatenate([x, x])", "    !echo $x \\", "      more", "files = !ls", "%timeit -n 10 jnp.sum(x)",
                     "torch.cat?", "!no magic", "%nor this", "%pip install torch"):
            self.assertIn(line, converted.split("\n"))
        self.assertNotIn("regraft", converted)

    def test_forms_of_json(self):
        for content in (text(notebook(cell("import torch\n", ), cell("y = torch.cat([torch.ones(2)])  # é")), None),
                        json.dumps(notebook(cell("import torch\ny = torch.ones(2)  # é \U0001d54f\n")), indent=4, sort_keys=True),
                        json.dumps({**notebook(), "cells": [{"cell_type": "code", "source": "import torch\ny = torch.ones(2)", "outputs": [],
                                                             "execution_count": None, "metadata": {}}]}),
                        text(notebook(cell("import torch\ny = torch.ones(2)"))).replace("\n", "\r\n")):
            run = self.convert(content)
            self.assertEqual(run.code, 0, run.err)
            joined = "".join(sources(run.bytes))
            self.assertIn("jnp.ones((2,))", joined)
            self.assertNotIn("torch", joined)
            self.assertEqual("é" in content, "é" in run.out)

    def test_places_are_the_files(self):
        content = text(notebook(cell("import torch\nx = torch.ones(2)\n\nz = torch.no_such_function(x)")))
        self.write("n.ipynb", content)
        report, code = self.report("n.ipynb", "--from", "torch", "--to", "jax")
        self.assertEqual(code, 1)
        found = report["files"][0]["diagnostics"][0]
        begin, end = found["start"]["byte"], found["end"]["byte"]
        self.assertEqual(content.encode()[begin:end].decode(), "torch.no_such_function(x)")
        self.assertIn("no_such_function", content.splitlines()[found["start"]["line"] - 1])

    def test_suppressions(self):
        self.write("n.ipynb", text(notebook(cell("import torch\nz = torch.no_such_function(1)  # regraft: ignore[RG0100]"))))
        self.assertEqual(self.report("n.ipynb", "--from", "torch", "--to", "jax")[1], 0)

    def test_what_is_no_python_stays(self):
        for content in (text(notebook(cell("import torch"), language_info={"name": "julia"})), text(notebook(cell("# torch", "markdown")))):
            run = self.convert(content)
            self.assertEqual((run.code, run.out), (0, content))

    def test_broken_ones_are_reported(self):
        for content, code in (('{"cells": [torch', "RG0001"), (text(notebook(cell("import torch\ndef f(:"))), "RG0001")):
            self.write("d/n.ipynb", content)
            self.write("d/a.py", "import torch\nx = torch.ones(2)\n")
            run = self.tool("convert", "d", "--in-place", "--to", "jax", "--report", "concise")
            self.assertEqual(run.code, 3, run.out)
            self.assertIn(code, run.out)
            self.assertEqual(self.read("d/n.ipynb").decode(), content)
            self.assertIn(b"jnp", self.read("d/a.py"))

    def test_standard_input(self):
        run = self.tool("convert", "-", "--stdin-filename", "n.ipynb", "--from", "torch", "--to", "jax",
                        stdin=text(notebook(cell("import torch\nx = torch.ones(2)"))))
        self.assertEqual(sources(run.bytes), ["import jax.numpy as jnp\nx = jnp.ones((2,))"])
