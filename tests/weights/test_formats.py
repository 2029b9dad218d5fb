"""Files as safetensors and NumPy write them, and what they read of ours."""
import numpy as np
import safetensors.numpy
import torch
import safetensors.torch

import tool

MODEL = """import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.rnn = nn.LSTM(3, 4)

    def forward(self, x):
        return self.fc(x)
"""


class Formats(tool.ToolTest):
    def setUp(self):
        super().setUp()
        self.write("net.py", MODEL)
        self.assertEqual(self.tool("check", "net.py", "--to", "jax", "--report", "json=map.json", "--exit-zero").code, 0)
        torch.manual_seed(0)
        self.arrays = {key: value.numpy() for key, value in {**torch.nn.ModuleDict({"fc": torch.nn.Linear(3, 2), "rnn": torch.nn.LSTM(3, 4)}).state_dict()}.items()}

    def carried(self, source, target):
        run = self.tool("weights", source, "--map", "map.json", "--out", target)
        self.assertEqual((run.code, run.out), (0, ""), run.err)
        path = self.folder / target
        return dict(np.load(path)) if target.endswith(".npz") else safetensors.numpy.load_file(path)

    def check(self, found):
        np.testing.assert_array_equal(found["fc.kernel"], self.arrays["fc.weight"].T)
        np.testing.assert_array_equal(found["rnn.weight_ih_l0"], self.arrays["rnn.weight_ih_l0"])
        self.assertEqual(len(found), len(self.arrays))

    def test_each_to_each(self):
        safetensors.torch.save_file({key: torch.tensor(value) for key, value in self.arrays.items()}, self.folder / "a.safetensors", {"format": "pt"})
        np.savez(self.folder / "b.npz", **self.arrays)
        np.savez_compressed(self.folder / "c.npz", **self.arrays)
        np.savez(self.folder / "d.npz", **{key: np.asfortranarray(value) for key, value in self.arrays.items()})
        np.savez(self.folder / "e.npz", **{key: value.astype(">f4") for key, value in self.arrays.items()})
        for source in ("a.safetensors", "b.npz", "c.npz", "d.npz", "e.npz"):
            for target in ("out.npz", "out.safetensors"):
                with self.subTest(source=source, target=target):
                    self.check(self.carried(source, target))

    def test_narrow_floats(self):
        halves = {key: torch.tensor(value).bfloat16() for key, value in self.arrays.items()}
        safetensors.torch.save_file(halves, self.folder / "h.safetensors")
        run = self.tool("weights", "h.safetensors", "--map", "map.json", "--out", "o.safetensors")
        self.assertEqual(run.code, 0, run.err)
        found = safetensors.torch.load_file(self.folder / "o.safetensors")
        self.assertTrue(torch.equal(found["fc.kernel"], halves["fc.weight"].T))
        run = self.tool("weights", "h.safetensors", "--map", "map.json", "--out", "o.npz")
        self.assertEqual(run.code, 2)
        self.assertIn("BF16", run.err)


if __name__ == "__main__":
    import unittest
    unittest.main()
