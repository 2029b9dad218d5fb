"""Files around the code: what it requires, and where else the framework is named."""
import resource

from tool import EXACT, UNKNOWN, ToolTest


class SurroundingsTest(ToolTest):
    def convert(self, code=EXACT, target="jax"):
        self.write("t/a.py", code)
        return self.tool("convert", "t", "--in-place", "--from", "torch", "--to", target, "--report", "concise")

    def becomes(self, name, before, after, **more):
        self.write("t/" + name, before)
        run = self.convert(**more)
        self.assertEqual(self.read("t/" + name).decode(), after)
        return run


class Requirements(SurroundingsTest):
    def test_requirements(self):
        run = self.becomes("requirements.txt", "# core\nnumpy>=1.20\ntorch==2.1.0  # the framework\nscipy\n",
                           "# core\nnumpy>=1.20\njax>=0.10  # the framework\nscipy\n")
        self.assertEqual(run.code, 0, run.out)

    def test_markers_and_line_ends(self):
        self.becomes("requirements-dev.txt", "Torch >= 1.9 ; python_version > '3.8'\r\npytest\r\n", "jax>=0.10 ; python_version > '3.8'\r\npytest\r\n")

    def test_more_than_one_package(self):
        code = "import torch\n\n\nclass Net(torch.nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = torch.nn.Linear(2, 3)\n\n    def forward(self, x):\n        return self.a(x)\n"
        self.becomes("requirements.txt", "torch\n", "jax>=0.10\nflax\n", code=code)

    def test_required_already(self):
        self.becomes("requirements.txt", "jax\ntorch\nnumpy\n", "jax\nnumpy\n")

    def test_still_needed(self):
        run = self.becomes("requirements.txt", "torch>=2\n", "torch>=2\njax>=0.10\n", code=UNKNOWN)
        self.assertIn("RG0402", run.out)

    def test_what_cannot_be_changed_is_said(self):
        text = "torch @ https://example.org/torch.whl\ntorchvision==0.16\ntorch==2.0 --hash=sha256:0\n-r more.txt\n"
        run = self.becomes("requirements.txt", text, text)
        self.assertEqual(run.code, 1)
        self.assertEqual(run.out.count("RG0310"), 3, run.out)

    def test_pyproject(self):
        before = ('[project]\nname = "é"  # a name\ndependencies = [\n    "numpy",\n    "torch>=2.0,<3",  # tensors\n]\n'
                  '[project.optional-dependencies]\ngpu = ["torch>=2; python_version>\'3.8\'", "x"]\n[tool.mypy]\nplugins = ["torch"]\n')
        after = before.replace("torch>=2.0,<3", "jax>=0.10")
        self.write("t/pyproject.toml", before)
        run = self.convert()
        text = self.read("t/pyproject.toml").decode()
        self.assertIn('    "jax>=0.10",  # tensors\n', text)
        self.assertIn('plugins = ["torch"]', text)
        self.assertIn('name = "é"  # a name', text)
        self.assertIn("RG0310", run.out)  # the second one: what takes its place is required already
        self.assertEqual(text.replace('"jax>=0.10",  #', '"torch>=2.0,<3",  #'), before)
        self.assertTrue(after)

    def test_poetry(self):
        self.becomes("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.9"\ntorch = "^2.0"  # t\n\n[tool.x]\ny = 1\n',
                     '[tool.poetry.dependencies]\npython = "^3.9"\njax = ">=0.10"  # t\n\n[tool.x]\ny = 1\n')

    def test_setup_cfg(self):
        self.becomes("setup.cfg", "[metadata]\nname = torch\n[options]\ninstall_requires =\n    numpy\n    torch>=1.0  # t\npackages = find:\n",
                     "[metadata]\nname = torch\n[options]\ninstall_requires =\n    numpy\n    jax>=0.10  # t\npackages = find:\n")

    def test_conda(self):
        self.becomes("environment.yml", "name: torch\nchannels:\n  - pytorch\ndependencies:\n  - python=3.11\n  - pytorch::pytorch=2.1  # t\n  - pip:\n    - einops\n",
                     "name: torch\nchannels:\n  - pytorch\ndependencies:\n  - python=3.11\n  - jax>=0.10  # t\n  - pip:\n    - einops\n".replace("- jax", "- pytorch::jax"))

    def test_other_projects_are_left_alone(self):
        self.write("t/a.py", "print(1)\n")
        self.write("t/requirements.txt", "torch\n")
        run = self.tool("check", "t", "--to", "jax")
        self.assertEqual(run.code, 0)


class Mentions(SurroundingsTest):
    def findings(self, name, content, origin="torch", target="jax"):
        self.write("t/" + name, content)
        self.write("t/a.py", EXACT)
        report, code = self.report("t", "--from", origin, "--to", target)
        files = [one for one in report["files"] if one["path"] == name]
        return [(one["code"], one["symbol"], one["start"]["line"]) for file in files for one in file["diagnostics"]], code

    def test_configurations(self):
        found, code = self.findings("conf/optim.yaml", "optimizer:\n  _target_: torch.optim.Adam\n  # see https://torch.readthedocs.io/x\n  lr: 0.1\nname: torch\n")
        self.assertEqual((found, code), ([("RG0311", "torch.optim.Adam", 2)], 1))
        found, code = self.findings("conf.json", '{"_target_": "torch.nn.Linear", "path": "data/torch/x.bin"}\n')
        self.assertEqual((found, code), ([("RG0311", "torch.nn.Linear", 1)], 1))

    def test_scripts(self):
        found, code = self.findings("Dockerfile", "FROM pytorch/pytorch:2.1\nRUN pip install torch==2.1 numpy\n")
        self.assertEqual(found, [("RG0311", "pytorch", 1), ("RG0311", "torch", 2)])
        self.assertEqual(code, 1)
        found, _ = self.findings("launch.sh", "#!/bin/sh\ntorchrun --nproc 2 train.py\npython -m torch.distributed.launch t.py\necho storch\n")
        self.assertEqual(found, [("RG0311", "torchrun", 2), ("RG0311", "torch.distributed.launch", 3)])

    def test_workflows(self):
        found, _ = self.findings("ci/test.yml", "steps:\n  - run: pip install torch\n  - run: pytest\n")
        self.assertEqual(found, [("RG0311", "torch", 2)])

    def test_documents_are_notes(self):
        found, code = self.findings("README.md", "# X\nNeeds PyTorch, see [it](https://pytorch.org/).\n")
        self.assertEqual((found, code), ([("RG0403", "PyTorch", 2)], 0))

    def test_migrations_leave_the_name(self):
        self.write("README.md", "Needs numpy, see numpy.linalg.\n")
        self.write("a.py", "import numpy as np\nx = np.zeros(3)\n")
        run = self.tool("check", ".", "--from", "numpy@1.23", "--to", "numpy@2.4", "--report", "concise")
        self.assertEqual(run.code, 0, run.out)

    def test_requirements_of_migrations(self):
        numpy = {"numpy<2": "numpy>=2.4", "numpy>=1.21": "numpy>=2.4", "numpy==1.23.5": "numpy>=2.4", "numpy": "numpy>=2.4",
                 "numpy>=1.21,<3": "numpy>=2.4", "numpy>=2.0.0,!=2.5.0": None, "numpy==2.4.*": None, "numpy~=2.1": None, "numpy~=2.1.0": "numpy>=2.4",
                 "numpy>=2,!=2.4.*": "numpy>=2.4", "numpy>=2,<2.4": "numpy>=2.4", "numpy >= 2.0 ; python_version > '3.9'": None}
        self.migrate("numpy@1.23", "numpy@2.4", "import numpy as np\nx = np.zeros(3)\n", numpy)
        jax = {"jax>=0.4.13": "jax>=0.10", "jax[cuda12]==0.4.13": "jax[cuda12]>=0.10", "jax>=0.5": None}
        self.migrate("jax@0.4.13", "jax@0.10", "import jax\nx = jax.numpy.zeros(3)\n", jax)
        self.migrate("numpy@2.0", "numpy@2", "import numpy as np\nx = np.zeros(3)\n", {"numpy>=2.0": "numpy>=2.4"})

    def test_requirements_beside_a_migrated_one(self):
        found, _ = self.findings("requirements.txt", "jax>=0.10\njaxlib==0.4.13\nflax>=0.7\n", "jax@0.4.13", "jax@0.10")
        self.assertEqual(found, [("RG0310", "jaxlib", 2)])

    def migrate(self, origin, target, code, lines):
        for line, expected in lines.items():
            self.write("requirements.txt", line + "\nscipy\n")
            self.write("a.py", code)
            run = self.tool("convert", ".", "--from", origin, "--to", target, "--out", "new")
            self.assertEqual(run.code, 0, run.out)
            self.assertEqual((self.folder / "new/requirements.txt").read_text(), (expected or line) + "\nscipy\n")

    def test_native_code(self):
        found, _ = self.findings("csrc/k.cpp", "#include <vector>\n#include <torch/extension.h>\nint torch;\n")
        self.assertEqual(found, [("RG0311", "torch/extension.h", 2)])

    def test_long_lines(self):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        words = ", ".join(f'"t{i}"' for i in range(80_000))
        found, _ = self.findings("conf.json", f'{{"_target_": "torch.nn.Linear", "tokens": [{words}]}}\n')
        self.assertEqual(found, [("RG0311", "torch.nn.Linear", 1)])
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, 10)  # seconds of the processor
