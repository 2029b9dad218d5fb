"""The program under test, and a folder to run it in."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGRAFT = os.environ.get("REGRAFT", str(ROOT / "build/src/regraft"))

# One exact use; one that no table names.
EXACT = "import torch\n\ny = torch.cat([torch.ones(2), torch.ones(3)])\n"
UNKNOWN = "import torch\n\ny = torch.cat([torch.ones(2)])\nz = torch.no_such_function(y)\n"
PLAIN = "print('no framework here')\n"
BROKEN = "import torch\n\ndef f(:\n"


class Run:
    def __init__(self, process):
        self.code = process.returncode
        self.bytes = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")


class ToolTest(unittest.TestCase):
    """Every test has an empty folder of its own as current folder of the program."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="regraft-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.cache = tempfile.mkdtemp(prefix="regraft-cache-")
        self.addCleanup(shutil.rmtree, self.cache, ignore_errors=True)
        self.environment = {**os.environ, "XDG_CACHE_HOME": self.cache}

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def tool(self, *words, stdin=b"", env=None):
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        return Run(subprocess.run([REGRAFT, *map(str, words)], input=stdin, cwd=self.folder, timeout=60,
                                  capture_output=True, env={**self.environment, **(env or {})}))

    def tool_to(self, stdout, *words, stdin=b""):
        """With standard output somewhere else."""
        process = subprocess.run([REGRAFT, *map(str, words)], input=stdin, cwd=self.folder, timeout=60, stdout=stdout,
                                 stderr=subprocess.PIPE, env=self.environment)
        process.stdout = b""
        return Run(process)

    def report(self, *words):
        """The JSON report of a check, and its exit code."""
        run = self.tool("check", *words, "--report", "json")
        return json.loads(run.out), run.code

    def assert_usage_error(self, run, *parts):
        self.assertEqual(run.code, 2, run.err)
        self.assertEqual(run.out, "")
        self.assertEqual(run.err.count("\n"), 1, run.err)
        self.assertTrue(run.err.startswith("regraft: error: "), run.err)
        for part in parts:
            self.assertIn(part, run.err)
