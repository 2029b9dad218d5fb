"""regraft weights: what it carries over, and what it refuses."""
import json
import struct

from tool import ToolTest

NET = """import torch.nn as nn


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, n)

    def forward(self, x):
        return self.fc(x)


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.blocks = nn.ModuleList([Block(2) for _ in range(2)])
        layers = []
        for size in sizes:
            layers.append(nn.Linear(size, size))
            layers.append(nn.LayerNorm(2))
        self.tail = nn.Sequential(*layers)
        self.head = nn.Linear(2, 1, bias=False)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(self.tail(x))
"""

FOUND_BY_NAMES = """import torch.nn as nn


class Short(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.first = nn.Linear(n, n)


class Long(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.first = nn.Linear(n, n)
        self.second = nn.Linear(n, n)


class Net(nn.Module):
    def __init__(self, block):
        super().__init__()
        self.layer = self.make(block, 2)

    def make(self, block, count):
        layers = []
        for _ in range(count):
            layers.append(block(2))
        return nn.Sequential(*layers)
"""


def safetensors(arrays):
    """name → (shape, floats)"""
    header, data = {}, b""
    for name, (shape, values) in arrays.items():
        start, data = len(data), data + struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, len(data)]}
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def read(data):
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    found = {}
    for name, one in header.items():
        start, end = (8 + length + at for at in one["data_offsets"])
        found[name] = (one["shape"], list(struct.unpack(f"<{(end - start) // 4}f", data[start:end])))
    return found


def linear(name, n=2):
    return {f"{name}.weight": ([n, n], [float(i) for i in range(n * n)]), f"{name}.bias": ([n], [0.5] * n)}


class Weights(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("net.py", NET)
        self.assertEqual(self.tool("check", "net.py", "--to", "jax", "--report", "json=map.json", "--exit-zero").code, 0)
        self.arrays = {**linear("blocks.0.fc"), **linear("blocks.1.fc"), **linear("tail.0"), "tail.1.weight": ([2], [1.0, 2.0]), "tail.1.bias": ([2], [3.0, 4.0]),
                       "head.weight": ([1, 2], [5.0, 6.0])}

    def run_on(self, arrays, *words, out="out.safetensors"):
        self.write("in.safetensors", safetensors(arrays))
        return self.tool("weights", "in.safetensors", "--map", "map.json", "--out", out, *words)

    def assert_refused(self, run, *said):
        self.assertEqual((run.code, run.out), (2, ""), run.err)
        self.assertEqual(run.err.count("\n"), 1, run.err)
        for words in said:
            self.assertIn(words, run.err)
        self.assertFalse((self.folder / "out.safetensors").exists())

    def test_names_and_layouts(self):
        run = self.run_on(self.arrays)
        self.assertEqual((run.code, run.out, run.err), (0, "", "regraft: 9 arrays carried over\n"))
        found = read(self.read("out.safetensors"))
        self.assertEqual(found["blocks.0.fc.kernel"], ([2, 2], [0.0, 2.0, 1.0, 3.0]))
        self.assertEqual(found["tail.layers.0.kernel"], ([2, 2], [0.0, 2.0, 1.0, 3.0]))
        self.assertEqual(found["tail.layers.1.scale"], ([2], [1.0, 2.0]))
        self.assertEqual(found["head.kernel"], ([2, 1], [5.0, 6.0]))
        self.assertEqual(len(found), len(self.arrays))

    def test_there_and_back(self):
        self.assertEqual(self.run_on(self.arrays, out="flax.npz").code, 0)
        self.write("nnx.py", self.tool("convert", "net.py", "--to", "jax", "-q").out)
        self.tool("check", "nnx.py", "--to", "torch", "--report", "json=back.json", "--exit-zero")
        run = self.tool("weights", "flax.npz", "--map", "back.json", "--out", "torch.safetensors")
        self.assertEqual(run.code, 0, run.err)
        self.assertEqual(read(self.read("torch.safetensors")), self.arrays)

    def test_names_without_a_place(self):
        self.assert_refused(self.run_on({**self.arrays, "ema.decay": ([1], [0.0])}), "`ema.decay` has no place in `Net`")

    def test_missing(self):
        del self.arrays["blocks.1.fc.weight"]
        self.assert_refused(self.run_on(self.arrays), "`blocks.1.fc.weight` is missing")
        del self.arrays["head.weight"]
        self.assert_refused(self.run_on(self.arrays), "is missing")

    def test_shapes(self):
        self.assert_refused(self.run_on({**self.arrays, "head.weight": ([2], [0.0, 0.0])}), "`head.weight` has the shape (2,)")
        self.assert_refused(self.run_on({**self.arrays, "head.weight": ([1, 3], [0.0] * 3)}), "`head.weight` has the shape (1, 3)", "in_features = 2")
        self.assert_refused(self.run_on({**self.arrays, "tail.0.bias": ([3], [0.0] * 3)}), "tail.0.bias")

    def test_another_class_of_the_file(self):
        run = self.run_on(linear("fc"))
        self.assertEqual(run.code, 0, run.err)
        self.assertEqual(sorted(read(self.read("out.safetensors"))), ["fc.bias", "fc.kernel"])

    def test_a_class_goes_before_containers(self):
        """What nobody says is known by its names; a sequence could have any."""
        self.write("net.py", FOUND_BY_NAMES)
        self.tool("check", "net.py", "--to", "jax", "--report", "json=map.json", "--exit-zero")
        run = self.run_on({**linear("layer.0.first"), **linear("layer.0.second"), **linear("layer.1.first"), **linear("layer.1.second")})
        self.assertEqual(run.code, 0, run.err)
        self.assertIn("layer.layers.1.second.kernel", read(self.read("out.safetensors")))

    def test_model(self):
        self.assert_refused(self.run_on(self.arrays, "--model", "Block"), "no checkpoint of `Block`")
        self.assert_refused(self.run_on(self.arrays, "--model", "Nothing"), "no class `Nothing`")

    def test_files_that_are_no_checkpoints(self):
        for data in (b"", b"PK nonsense", b"\xff" * 40, safetensors(self.arrays)[:-4]):
            self.write("in.safetensors", data)
            self.assert_refused(self.tool("weights", "in.safetensors", "--map", "map.json", "--out", "out.safetensors"), "in.safetensors: ")
        self.write("model.pt", b"PK")
        self.assert_refused(self.tool("weights", "model.pt", "--map", "map.json", "--out", "out.safetensors"), "safetensors.torch.save_file")
        self.assert_refused(self.tool("weights", "absent.npz", "--map", "map.json", "--out", "out.safetensors"), "absent.npz: ")

    def test_reports_that_are_none(self):
        self.write("map.json", "{}")
        self.assert_refused(self.run_on(self.arrays), "map.json: ")
        self.write("plain.py", "import torch\nx = torch.ones(2)\n")
        self.tool("check", "plain.py", "--to", "jax", "--report", "json=map.json")
        self.assert_refused(self.run_on(self.arrays), "no parameter map")

    def test_out(self):
        self.assert_refused(self.run_on(self.arrays, out="out.pt"), "--out", ".safetensors")
        self.assert_refused(self.run_on(self.arrays, out="no/such/folder/out.npz"), "out.npz: ")

    def test_merge_keeps_the_map(self):
        merged = self.tool("merge", "map.json")
        self.assertEqual(merged.out.encode(), self.read("map.json"))

    def test_cache_keeps_the_map(self):
        self.tool("check", "net.py", "--to", "jax", "--report", "json=again.json", "--exit-zero")
        self.assertEqual(self.read("again.json"), self.read("map.json"))
