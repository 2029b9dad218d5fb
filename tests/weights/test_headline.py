"""A Flax model with its checkpoint, fine-tuned in PyTorch: what the README says, as it stands there."""
import os
import re
import shutil
import subprocess
import sys
import unittest

import tool

SECTION = re.compile(r"## Fine-tune a Flax model in PyTorch\n.*?\n\n((?:    [^\n]*\n)+)", re.S)
LOADING = re.compile(r"To load such a file:\n\n```python\n(.*?)```", re.S)


class Headline(tool.ToolTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(tool.ROOT / "samples", self.folder / "samples")
        binaries = self.folder / "bin"
        binaries.mkdir()
        (binaries / "regraft").symlink_to(tool.REGRAFT)
        (binaries / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        (binaries / "python").chmod(0o755)
        self.environment |= {"PATH": f"{binaries}:{os.environ['PATH']}", "JAX_PLATFORMS": "cpu", "OMP_NUM_THREADS": "1"}
        self.readme = (tool.ROOT / "README.md").read_text()

    def shell(self, commands):
        done = subprocess.run(["sh", "-ec", commands], cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=400)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_readme(self):
        out = self.shell("set -e\n" + SECTION.search(self.readme).group(1))
        difference = float(re.search(r"before fine-tuning: (\S+)", out).group(1))
        self.assertLess(difference, 1e-4)
        losses = [float(loss) for loss in re.findall(r"loss (\S+)", out)]
        self.assertEqual(len(losses), 3)
        self.assertLess(losses[-1], 0.5 * losses[0])
        # And back: the checkpoint comes to what it was, and loads as the README says.
        back = self.folder / "samples" / "finetune"
        (back / "load.py").write_text(
            "import jax, numpy as np, safetensors.numpy\nfrom flax import nnx\nfrom classifier import Classifier\n"
            "model = Classifier(rngs=nnx.Rngs(7))\n" + LOADING.search(self.readme).group(1) +
            "model.eval()\nexpected = np.load('expected.npz')\n"
            "print(abs(model(jax.numpy.asarray(expected['images'])) - expected['logits']).max())\n")
        self.assertLess(float(self.shell("cd samples/finetune && python load.py")), 1e-6)


if __name__ == "__main__":
    unittest.main()
