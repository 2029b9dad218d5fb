"""--shard I/N and merge: the same bytes as a run that is not split."""
import pathlib

from tool import EXACT, PLAIN, UNKNOWN, ToolTest


class Shards(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("t/pyproject.toml", '[project]\nname = "x"\ndependencies = ["torch>=2"]\n')
        self.write("t/requirements.txt", "torch\n")
        self.write("t/README.md", "PyTorch\n")
        self.write("t/data.bin", b"\0" * 5000)
        self.write("t/p/__init__.py", "")
        self.write("t/p/defines.py", "import torch\n\ndef make():\n    return torch.ones(2)\n")
        self.write("t/p/uses.py", "from .defines import make\n\ndef f():\n    return make().unsqueeze(0)\n")
        for i in range(40):
            self.write(f"t/m{i:02}.py", (EXACT, UNKNOWN, PLAIN)[i % 3] * (1 + i * i % 17))

    def tree(self, name):
        top = self.folder / name
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def test_same_bytes(self):
        whole = self.tool("convert", "t", "--to", "jax", "--out", "whole", "--report", "json=whole.json")
        self.assertEqual(whole.code, 1)
        for count in (1, 2, 7, 64):
            reports = []
            for index in range(1, count + 1):
                report = f"r{count}.{index}.json"
                run = self.tool("convert", "t", "--to", "jax", "--out", f"out{count}", "--shard", f"{index}/{count}", "--report", "json=" + report)
                self.assertIn(run.code, (0, 1), run.err)
                reports.append(report)
            merged = self.tool("merge", *reversed(reports))
            self.assertEqual(merged.bytes, self.read("whole.json"))
            self.assertEqual(merged.code, 1)
            self.assertEqual(self.tree(f"out{count}"), self.tree("whole"))

    def test_balance(self):
        sizes = []
        for index in range(1, 5):
            report, _ = self.report("t", "--to", "jax", "--shard", f"{index}/4")
            sizes.append(sum((self.folder / "t" / one["path"]).stat().st_size for one in report["files"]))
        self.assertLess(max(sizes), 1.5 * min(sizes))

    def test_usage(self):
        for bad in ("0/3", "4/3", "1", "a/b", "1/3x", "/", "-1/2"):
            self.assert_usage_error(self.tool("check", "t", "--to", "jax", "--shard=" + bad), "--shard")
        self.assert_usage_error(self.tool("convert", "t", "--to", "jax", "--in-place", "--shard", "1/2"), "--out")
        self.assertTrue(pathlib.Path(self.folder / "t/p/uses.py").exists())
