"""Users' own tables: --mappings, [tool.regraft] mappings, `regraft tables`."""
import json

from tool import ROOT, ToolTest

WRAPPERS = """{"framework": "torch",
 "entries": [
  {"api": "mylib.ops.softmax", "signature": "(x, dim=-1)", "lift": "nn.softmax(x, axis=dim)",
   "examples": []}]}
"""
CODE = "import torch\nimport mylib\nfrom mylib.ops import softmax\n\nmylib.setup()\ny = softmax(torch.ones((2, 3)), dim=0)\n"


class UserTables(ToolTest):
    def convert(self, *words):
        self.write("a.py", CODE)
        return self.tool("convert", "a.py", "--from", "torch", "--to", "jax", *words)

    def test_a_wrapper(self):
        without = self.convert()
        self.assertIn("from mylib.ops import softmax", without.out)
        self.write("my.json", WRAPPERS)
        run = self.convert("--mappings", "my.json")
        self.assertEqual(run.code, 0, run.err)
        self.assertIn("jax.nn.softmax(jnp.ones((2, 3)), axis=0)", run.out)
        self.assertNotIn("import softmax", run.out)
        self.assertIn("mylib.setup()", run.out)
        self.assertEqual(self.convert().out, without.out)  # the cache knows which tables it was

    def test_configured(self):
        self.write("conf/my.json", WRAPPERS)
        self.write("pyproject.toml", '[tool.regraft]\nmappings = ["conf/my.json"]\n')
        self.assertIn("jax.nn.softmax", self.convert().out)

    def test_overrides(self):
        table = {"framework": "torch", "entries": [{"api": "torch.no_such_function", "signature": "(x)", "lift": "abs(x)"},
                                                   {"api": "torch.exp", "signature": "(x)", "unsupported": "not in this house"}]}
        self.write("my.json", json.dumps(table))
        self.write("a.py", "import torch\nx = torch.ones(2)\ny = torch.no_such_function(x)\nz = torch.exp(x)\n")
        run = self.tool("convert", "a.py", "--from", "torch", "--to", "jax", "--mappings", "my.json")
        self.assertIn("y = abs(x)\n", run.out)
        self.assertIn("not in this house", run.err)

    def test_check(self):
        self.write("my.json", WRAPPERS)
        self.assertEqual(self.tool("tables", "check", "my.json").code, 0)
        for bad, place in ((WRAPPERS.replace("nn.softmax(", "nn.hardmax("), "my.json:3:"), (WRAPPERS.replace('"torch"', '"touch"'), "my.json:1:"),
                           (WRAPPERS.replace('"lift"', '"lfit"'), "my.json:3:"), (WRAPPERS.replace("axis=dim", "axis=dimension"), "my.json:3:"),
                           (WRAPPERS + "}", "my.json:5:"), ("[]", "my.json:1:1"), (WRAPPERS.replace("[\n", "{\n", 1), "my.json:"), ("", "my.json:1:1")):
            self.write("my.json", bad)
            run = self.tool("tables", "check", "my.json")
            self.assertEqual(run.code, 2, bad)
            self.assertTrue(run.out.startswith(place), run.out)
            self.assert_usage_error(self.tool("check", "my.json", "--to", "jax", "--mappings", "my.json"), "my.json")
        self.assertEqual(self.tool("tables", "check", "missing.json").code, 2)

    def test_sample(self):
        self.assertEqual(self.tool("tables", "check", ROOT / "samples/mylib-torch.json").code, 0)
