"""The cache: never another result, and none of what can go wrong with it stops a run."""
import os
import pathlib
import subprocess

from tool import EXACT, REGRAFT, UNKNOWN, ToolTest

CHECK = ("check", "t", "--from", "torch", "--to", "jax", "--report", "json")
DEFINES = "import torch\n\ndef make():\n    return torch.ones(2)\n"
USES = "from .defines import make\n\ndef f():\n    return make().unsqueeze(0)\n"


class Cache(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("t/pyproject.toml", "")
        self.write("t/p/__init__.py", "")
        self.write("t/p/defines.py", DEFINES)
        self.write("t/p/uses.py", USES)
        self.write("t/alone.py", UNKNOWN)

    def packs(self):
        return [path for path in pathlib.Path(self.cache).rglob("*") if path.is_file()]

    def convert(self, *words):
        return self.tool("convert", "t", "--from", "torch", "--to", "jax", "--diff", *words)

    def same_as_without(self):
        plain = self.convert("--no-cache")
        cold, warm = self.convert(), self.convert()
        for run in (cold, warm):
            self.assertEqual((run.code, run.out, run.err), (plain.code, plain.out, plain.err))
        return plain

    def test_same_result(self):
        self.assertIn("jnp", self.same_as_without().out)
        self.assertEqual(len(self.packs()), 1)

    def test_a_module_elsewhere_changes(self):
        """What uses.py becomes depends on what defines.py defines."""
        before = self.same_as_without()
        self.write("t/p/defines.py", "import numpy as np\n\ndef make():\n    return np.ones(2)\n")
        after = self.same_as_without()
        self.assertNotEqual(before.out, after.out)

    def test_options_and_comments(self):
        self.same_as_without()
        self.write("t/alone.py", UNKNOWN.rstrip() + "  # regraft: ignore\n")
        self.same_as_without()
        for words in (("--dtypes", "native"), ("--fidelity", "exact"), ("--on-unsupported", "comment"), ("--ignore", "RG01")):
            self.assertEqual(self.convert(*words).out, self.convert(*words, "--no-cache").out)
            self.assertEqual(self.convert(*words).err, self.convert(*words, "--no-cache").err)

    def test_no_cache(self):
        self.convert("--no-cache")
        self.assertEqual(self.packs(), [])

    def test_cache_folder(self):
        self.convert("--cache-dir", "mine")
        self.assertEqual(len(list((self.folder / "mine").iterdir())), 1)
        self.assertEqual(self.packs(), [])

    def test_damage(self):
        plain = self.convert("--no-cache")
        self.convert()
        pack = self.packs()[0]
        whole = pack.read_bytes()
        for bytes_ in (b"", b"x", whole[:len(whole) // 2], whole[:-1], whole[:40] + bytes([whole[40] ^ 1]) + whole[41:], os.urandom(1000), whole + b"x"):
            pack.write_bytes(bytes_)
            run = self.convert()
            self.assertEqual((run.code, run.out, run.err), (plain.code, plain.out, plain.err))

    def test_cannot_be_written(self):
        self.write("file", "")
        run = self.convert("--cache-dir", "file/below")
        self.assertEqual(run.code, self.convert("--no-cache").code)
        self.assertIn("the cache in ", run.err)

    def test_beside_each_other(self):
        runs = [subprocess.Popen([REGRAFT, *CHECK], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment) for _ in range(8)]
        outs = {run.communicate()[0] for run in runs}
        self.assertEqual(len(outs), 1)
        self.assertEqual(outs, {self.tool(*CHECK, "--no-cache").bytes})

    def test_in_place_after_check(self):
        self.tool(*CHECK)
        self.write("t/alone.py", EXACT)
        self.assertEqual(self.tool("convert", "t", "--in-place", "--from", "torch", "--to", "jax").code, 0)
        self.assertIn(b"jnp.concatenate", self.read("t/alone.py"))
        self.assertIn(b"jnp.expand_dims", self.read("t/p/uses.py"))
