"""Tests of the scoreboard itself: .venv/bin/python -m unittest discover tests/scoreboard"""
import os
import pathlib
import stat
import sys
import tempfile
import types
import unittest

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools"))

from scoreboard_lib import convert  # noqa: E402
from scoreboard_lib.cases import Case  # noqa: E402
from scoreboard_lib.compare import compare  # noqa: E402
from scoreboard_lib.docstrings import program  # noqa: E402
from scoreboard_lib.lanes import Lanes  # noqa: E402
from scoreboard_lib.pairs import run_pairs  # noqa: E402
from scoreboard_lib.program import BadExample, build  # noqa: E402
from scoreboard_lib.reasons import Accepted  # noqa: E402
from scoreboard_lib.slices import feeding_lines  # noqa: E402
from scoreboard_lib.stepwise import guarded, keep_certain, raised, reseeded  # noqa: E402


def array(framework, values, dtype="float32"):
    return ("array", framework, dtype, np.asarray(values, dtype=dtype))


def difference(one, two, source="torch", target="jax"):
    return compare(source, target, [one], [two]).difference


class Programs(unittest.TestCase):
    def test_example_becomes_a_program(self):
        code, inputs = build("np.sum(x, axis=0)", "numpy")
        self.assertEqual(inputs, ["x"])
        self.assertTrue(code.startswith("import numpy as np\n\nx = np.array([[1.5"))
        self.assertTrue(code.endswith("\n\nresult = np.sum(x, axis=0)\n"))

    def test_last_of_several_lines_is_the_result(self):
        code, inputs = build("a = x.copy()\na[0] = (\n    1)\na", "numpy")
        self.assertTrue(code.endswith("a = x.copy()\na[0] = (\n    1)\nresult = a\n"))

    def test_name_bound_by_the_example_is_no_input(self):
        self.assertEqual(build("x = np.zeros(3)\nx + w", "numpy")[1], ["w"])
        self.assertEqual(build("x = x + 1\nx", "numpy")[1], ["x"])

    def test_statement_at_the_end_is_refused(self):
        with self.assertRaises(BadExample):
            build("a = 1", "numpy")

    def test_every_input_runs_in_every_framework(self):
        example = "(x, y, p, q, v, w, a3, b3, m, m2, ms, s, n, e, o, r, i, j, k, b, c, z, u, col, row)"
        for framework in ("numpy", "torch", "jax", "tensorflow", "paddle", "keras", "mlx", "array_api"):
            code, inputs = build(example, framework)
            reply = Lanes(1, 60).run({framework: [("all", {"code": code, "inputs": inputs, "results": ["result"]})]})["all"]
            self.assertIn("value", reply["result"], framework)
            shapes = [item[3].shape for item in reply["result"]["value"][0][1]]
            self.assertEqual(shapes[:7], [(2, 3)] * 4 + [(4,)] * 2 + [(2, 3, 4)])

    def test_docstring(self):
        code, results = program("Sums.\n\n>>> a = np.ones(3)\n>>> a.sum()\n3.0\n>>> print(a)\n[1. 1. 1.]\n>>> a.nope\nTraceback (most recent call last):\n  x\n")
        self.assertEqual(code, "a = np.ones(3)\nresult_1 = a.sum()\nresult_2 = a\n")
        self.assertEqual(results, ["result_1", "result_2"])


class Stepwise(unittest.TestCase):
    def test_what_one_statement_raises_keeps_no_other_from_its_result(self):
        namespace = {}
        code = "import math\nx = 1\nresult_1 = x\nx = math.nothing\nresult_2 = x\nresult_3 = math.pi > 3\n"
        exec(guarded(code, ["result_1", "result_2", "result_3"]), namespace)
        self.assertEqual((namespace["result_1"], namespace["result_3"]), (1, True))
        self.assertTrue(raised(("plain", namespace["result_2"])).startswith("AttributeError: module 'math' has no attribute 'nothing' (line 4)"))
        self.assertNotIn("x", namespace)

    def test_what_is_drawn_of_a_seed_is_not_certain(self):
        code = "torch.manual_seed(3)\nx = tf.random.uniform([2], seed=(1, 2))\ny = torch.sort(k, 1)\n"
        self.assertEqual(reseeded(code), "torch.manual_seed(4)\nx = tf.random.uniform([2], seed=(2, 3))\ny = torch.sort(k, 1)\n")
        self.assertEqual(reseeded("y = torch.sort(k,  1)"), "y = torch.sort(k,  1)")

    def test_only_what_is_certain_is_kept(self):
        case = Case("one", "numpy", "one", "one", results=("a", "b", "c", "d"), stepwise=True)
        reply = {"result": {"value": [("number", 1), ("plain", "raised: ValueError: no"), ("opaque", "type"), ("number", 2)]}}
        again = {"result": {"value": [("number", 1), ("plain", "raised: ValueError: no"), ("opaque", "type"), ("number", 3)]}}
        kept, answer = keep_certain(case, reply, again)
        self.assertEqual((kept.results, answer["result"]["value"], kept.partly), (("a",), [("number", 1)], True))


class Comparing(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(difference(array("torch", [1, np.nan, np.inf]), array("jax", [1 + 1e-6, np.nan, np.inf])), "")
        self.assertEqual(difference(array("torch", 2.0), ("number", 2.0)), "")
        self.assertEqual(difference(("sequence", [("number", 1)]), ("sequence", [array("jax", 1, "int32")])), "")

    def test_tolerance_is_that_of_the_less_precise(self):
        near = array("jax", 1 + 5e-5)
        self.assertEqual(difference(array("torch", 1.0, "float64"), near), "")
        self.assertNotEqual(difference(array("torch", 1.0, "float64"), array("jax", 1 + 5e-5, "float64")), "")

    def test_differences(self):
        one = array("torch", [1.0, 2.0])
        for other in (array("jax", [1.0, 2.1]), array("jax", [[1.0, 2.0]]), array("jax", [1, 2], "int32"), array("torch", [1.0, 2.0]),
                      array("jax", [1.0, np.nan]), ("sequence", [("number", 1.0), ("number", 2.0)]), ("plain", None)):
            self.assertNotEqual(difference(one, other), "", other)

    def test_dtypes_are_counted_apart(self):
        outcome = compare("torch", "jax", [array("torch", [1], "int64")], [array("jax", [1], "int32")])
        self.assertEqual((outcome.difference, outcome.dtypes, outcome.equal_dtypes), ("", 1, 0))


class Slices(unittest.TestCase):
    def test_only_what_feeds(self):
        code = "import a\nx = a.f()\ny = a.g()\nx[0] = 1\nx.sort()\nresult = x\n"
        self.assertEqual(feeding_lines(code, "result"), {1, 2, 4, 5, 6})

    def test_writes_by_another_name(self):
        code = "x = f()\ny = x[0]\nz = g()\ny[1] = 2\nz += 1\nresult = x\n"
        self.assertEqual(feeding_lines(code, "result"), {1, 2, 4, 6})

    def test_objects_that_methods_change(self):
        code = "class A:\n    pass\na = A()\nb = a.update(1)\nc = f(2)\nresult = a.state\n"
        self.assertEqual(feeding_lines(code, "result"), {1, 2, 3, 4, 6})


class Verdicts(unittest.TestCase):
    """End to end, with a converter whose mistakes are known."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        script = pathlib.Path(self.folder.name) / "regraft"
        script.write_text(f"#!/bin/sh\nexec {sys.executable} {HERE / 'fake_converter.py'} \"$@\"\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        self.binary, convert.BINARY = convert.BINARY, script

    def tearDown(self):
        convert.BINARY = self.binary
        self.folder.cleanup()

    def test_each_kind(self):
        examples = {
            "passed": "np.sum(x)", "silent": "np.sum(x)  # wrong", "reported": "np.sum(x)  # wrong, diagnosed",
            "elsewhere": "q = 1  # diagnosed\nnp.sum(x)  # wrong", "alarm": "np.sum(x)  # diagnosed", "accepted": "np.sum(x) # diagnosed",
            "source-fails": "np.nope(x)", "raises": "np.nan_to_num(x, keep_copy=False)", "crash": "np.sum(x)  # crash"}
        cases = []
        for name, example in examples.items():
            code, inputs = build(example, "numpy")
            cases.append(Case(name, "numpy", "numpy.sum", example, code, tuple(inputs)))
        cases[7].code = cases[7].code.replace("keep_copy=False", "nan=0.0, **{'no_such': 1} if 'jnp' in globals() else {}")
        accepted = Accepted({"accepted > jax": "for the test"})
        verdicts = run_pairs({("numpy", "jax"): cases}, Lanes(2, 60), accepted, say=lambda text: None)["numpy", "jax"]
        found = {verdict.case.id: (verdict.kind, verdict.false_alarm) for verdict in verdicts}
        self.assertEqual(found, {
            "passed": ("passed", False), "silent": ("silent", False), "reported": ("reported", False), "elsewhere": ("silent", False),
            "alarm": ("passed", True), "accepted": ("passed", False), "source-fails": ("source-fails", False), "raises": ("silent", False),
            "crash": ("crash", False)})


class AcceptedFindings(unittest.TestCase):
    def test_reasons(self):
        lists = {"untranslatable": {"*": ["odd"], "numpy": ["no such function"]}, "approximate": {"numpy": ["on the CPU"]}}
        accepted = Accepted({}, lists)
        missing = {"fidelity": "untranslatable", "message": "`torch.zeta` has no counterpart in numpy: no such function"}
        close = {"fidelity": "approximate", "message": "`torch.Tensor.cuda`: on the CPU"}
        self.assertTrue(accepted.reasons([missing, close], "numpy"))
        self.assertFalse(accepted.reasons([missing], "jax"))
        self.assertFalse(accepted.reasons([missing, close | {"message": "`torch.sum`: off by one"}], "numpy"))
        self.assertTrue(accepted.reasons([missing | {"message": "odd"}], "jax"))
        self.assertFalse(accepted.reasons([], "numpy"))
        case = types.SimpleNamespace(id="passes")
        self.assertTrue(accepted.excuses(case, "numpy", [close]))
        self.assertFalse(accepted.excuses(case, "numpy", [missing]), "what passes was no lack of the target")


class Workers(unittest.TestCase):
    def run_one(self, framework, code, **more):
        request = {"code": code, "inputs": more.pop("inputs", []), "results": ["result"], **more}
        return Lanes(1, more.pop("limit", 30)).run({framework: [("one", request)]})["one"]

    def test_dying_and_hanging_programs_are_errors(self):
        self.assertEqual(self.run_one("numpy", "import os\nos._exit(3)\n")["result"]["error"]["type"], "Crash")
        reply = Lanes(1, 1).run({"numpy": [("one", {"code": "while True: pass\n", "inputs": [], "results": []}),
                                           ("two", {"code": "result = 1\n", "inputs": [], "results": ["result"]})]})
        self.assertEqual(reply["one"]["result"]["error"]["type"], "Timeout")
        self.assertEqual(reply["two"]["result"]["value"], [("number", 1)])

    def test_settings_do_not_outlive_a_program(self):
        setting = "import jax\njax.config.update('jax_enable_x64', True)\nresult = 1\n"
        asking = "import jax.numpy as jnp\nresult = jnp.ones(1)\n"
        replies = Lanes(1, 60).run({"jax": [(name, {"code": code, "inputs": [], "results": ["result"]})
                                            for name, code in (("set", setting), ("ask", asking))]})
        self.assertEqual(replies["ask"]["result"]["value"][0][2], "float32")

    def test_gradients_agree(self):
        programs = {"torch": "import torch\nx = torch.tensor([1., 2.])\ny = x.clone()\ny[0] = 3.\nresult = y * x\n",
                    "jax": "import jax.numpy as jnp\nx = jnp.array([1., 2.])\ny = x.at[0].set(3.)\nresult = y * x\n",
                    "tensorflow": "import tensorflow as tf\nx = tf.constant([1., 2.])\n"
                                  "y = tf.tensor_scatter_nd_update(x, [[0]], [3.])\nresult = y * x\n",
                    "paddle": "import paddle\nx = paddle.to_tensor([1., 2.])\ny = x.clone()\ny[0] = 3.\nresult = y * x\n",
                    "keras": "from keras import ops\nx = ops.array([1., 2.])\ny = ops.slice_update(x, [0], ops.array([3.]))\nresult = y * x\n"}
        for framework, code in programs.items():
            reply = self.run_one(framework, code, inputs=["x"], gradient=["x"])
            np.testing.assert_allclose(reply["gradient"]["value"][0][3], [3.0, 4.0], rtol=2e-3, err_msg=framework)

    def test_compiled(self):
        programs = {"torch": "import torch\nx = torch.tensor([1., 2.])\nresult = x + 1\n",
                    "jax": "import jax.numpy as jnp\nx = jnp.array([1., 2.])\nresult = x + 1\n",
                    "tensorflow": "import tensorflow as tf\nx = tf.constant([1., 2.])\nresult = x + 1\n",
                    "keras": "from keras import ops\nx = ops.array([1., 2.])\nresult = x + 1\n"}
        for framework, code in programs.items():
            reply = self.run_one(framework, code, inputs=["x"], compiled=True)
            np.testing.assert_allclose(reply["compiled"]["value"][0][3], [2.0, 3.0], err_msg=framework)
        reply = self.run_one("jax", "import jax.numpy as jnp\nx = jnp.array([1., 2.])\nresult = float(x[0])\n", inputs=["x"], compiled=True)
        self.assertIn("error", reply["compiled"])


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    unittest.main()
