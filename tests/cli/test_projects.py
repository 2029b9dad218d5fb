"""Files of a project are analysed together, whatever is asked for."""
from tool import ToolTest

HELPER = "def double(x):\n    return x.mul(2)\n"
CALLER = "import torch\nfrom helper import double\n\nprint(double(torch.ones(3)))\n"
OTHER = "from helper import double\n\nprint(double([1, 2]))\n"


class Projects(ToolTest):
    def project(self, **files):
        self.write("pyproject.toml", "[project]\nname = 'p'\n")
        for name, text in files.items():
            self.write(f"{name}.py", text)

    def files(self, *words):
        report, _ = self.report(*words, "--from", "torch", "--to", "jax")
        return {file["path"].rsplit("/", 1)[-1]: file for file in report["files"]}

    def test_what_callers_pass_converts_a_file_that_names_no_framework(self):
        self.project(helper=HELPER, caller=CALLER)
        run = self.tool("convert", "helper.py", "--from", "torch", "--to", "jax")
        self.assertEqual(run.code, 0, run.err)
        self.assertEqual(run.out, "def double(x):\n    return x * 2\n")

    def test_a_changed_caller_changes_the_callee(self):
        self.project(helper=HELPER, caller=CALLER, other=OTHER)
        run = self.tool("convert", "helper.py", "--from", "torch", "--to", "jax")
        self.assertIn("x.mul(2)", run.out)

    def test_one_file_is_its_slice_of_all(self):
        self.project(helper=HELPER, caller=CALLER, base="import torch\n\nclass B:\n    def f(self, x):\n        return self.g(x.sum())\n",
                     sub="from base import B\n\nclass S(B):\n    def g(self, y):\n        return y.no_such(1)\n\nS().f(1)\n")
        every = self.files(".")
        for name in every:
            self.assertEqual(self.files(name)[name], every[name])

    def test_threads_change_nothing(self):
        self.project(**{f"m{i}": f"import torch\nfrom m{(i + 1) % 9} import f as g\n\ndef f(x):\n    return g(x).mul({i})\n" for i in range(9)},
                     main="import torch\nfrom m3 import f\n\nprint(f(torch.ones(2)))\n")
        outputs = {self.tool("convert", ".", "--from", "torch", "--to", "jax", "--diff", "-j", str(jobs)).bytes for jobs in (1, 2, 7)}
        self.assertEqual(len(outputs), 1)

    def test_frameworks_are_read_off_the_whole_project(self):
        self.project(model="import torch\nx = torch.ones(3)\n", data="import numpy as np\nx = np.ones(3)\n")
        run = self.tool("convert", "data.py", "--to", "jax")
        self.assertEqual(run.out, "import numpy as np\nx = np.ones(3)\n")

    def test_a_file_is_of_the_frameworks_that_it_imports(self):
        step = ("    optimizer.zero_grad()\n    loss = (model(x) - y.to({})).square().mean()\n    loss.backward()\n    optimizer.step()\n"
                "    return loss.item()\n")
        self.project(one="import torch\nfrom torch import nn\n\ndef fit(model: nn.Module, x, y):\n"
                         "    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n" + step.format("torch.float32"),
                     two="import paddle\nx = paddle.ones([3])\n")
        run = self.tool("convert", "one.py", "--to", "jax")
        self.assertEqual(run.out, self.tool("convert", "one.py", "--from", "torch", "--to", "jax").out)
        self.assertEqual(run.out.count("def train_step"), 1)

    def test_a_file_that_has_only_a_library_of_the_framework(self):
        self.project(model="import torch\nx = torch.ones(3)\n", data="from torchvision import models\nm = models.resnet18()\n",
                     tools="import einops\nimport json\n")
        files = self.files(".")
        self.assertEqual([finding["code"] for finding in files["data.py"]["diagnostics"]], ["RG0302"])
        self.assertEqual(files["tools.py"]["diagnostics"], [])

    def test_a_file_without_uses_hands_a_value_to_a_function_that_changes_it(self):
        self.project(fill="import torch\n\ndef fill(x: torch.Tensor):\n    x[0] = 1\n    return x\n",
                     caller="from fill import fill\n\ndef use(unknown):\n    y = fill(unknown)\n    return y\n")
        run = self.tool("convert", ".", "--from", "torch", "--to", "jax", "--diff")
        self.assertIn(run.code, (0, 1), run.err)
        self.assertIn("x.at[0].set(1)", run.out)

    def test_files_without_a_project_need_not_belong_to_their_neighbours(self):
        self.write("model.py", "import torch\nx = torch.ones(3)\n")
        self.write("data.py", "import numpy as np\nx = np.ones(3, dtype=np.float32)\n")
        run = self.tool("convert", "data.py", "--to", "jax")
        self.assertIn("x = jnp.ones(3, dtype=jnp.float32)", run.out)

    def test_files_without_a_project_see_their_neighbours(self):
        self.write("helper.py", HELPER)
        self.write("caller.py", CALLER)
        run = self.tool("convert", "helper.py", "--from", "torch", "--to", "jax")
        self.assertIn("x * 2", run.out)

    def test_a_neighbour_that_cannot_be_parsed_is_left_out(self):
        self.project(helper=HELPER, caller=CALLER, broken="import torch\nfrom helper import double\ndef f(:\n")
        run = self.tool("convert", "helper.py", "--from", "torch", "--to", "jax")
        self.assertEqual(run.code, 0, run.err)
        self.assertIn("x * 2", run.out)

    def test_a_name_that_others_import_stays(self):
        self.project(compat="import torch\nimport torch.nn.functional as F\n\nx = torch.ones(3)\n",
                     app="from compat import F\n\ny = F\n")
        run = self.tool("convert", "compat.py", "--from", "torch", "--to", "jax")
        self.assertIn("import torch.nn.functional as F", run.out)
