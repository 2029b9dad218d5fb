"""The wheel, the Debian package and the manual page, built and used."""
import os
import pathlib
import subprocess
import sys

from tool import EXACT, ROOT, ToolTest


def sh(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more).stdout


class Packages(ToolTest):
    def test_wheel(self):
        wheel = sh(ROOT / "tools/wheel", "--out", self.folder / "dist").strip()
        venv = self.folder / "venv"
        sh(sys.executable, "-m", "venv", venv)
        sh(venv / "bin/pip", "install", "-q", "--no-index", wheel)
        self.write("a.py", EXACT)
        for command in ([venv / "bin/regraft"], [venv / "bin/python", "-m", "regraft"]):
            out = sh(*command, "convert", "a.py", "--to", "jax", "--no-cache", cwd=self.folder, env={"PATH": "/nowhere"})
            self.assertIn("jnp.concatenate", out)
        run = subprocess.run([venv / "bin/python", "-m", "regraft", "check", "missing"], capture_output=True)
        self.assertEqual(run.returncode, 2)
        self.assertIn("not a dynamic executable", subprocess.run(["ldd", venv / "bin/regraft"], capture_output=True, text=True).stderr)
        sh(venv / "bin/pip", "uninstall", "-q", "-y", "regraft")
        self.assertFalse((venv / "bin/regraft").exists())

    def test_wheel_is_reproducible(self):
        wheels = [pathlib.Path(sh(ROOT / "tools/wheel", "--out", self.folder / name).strip()).read_bytes() for name in "ab"]
        self.assertEqual(*wheels)

    def test_debian_package(self):
        sh("cpack", "-G", "DEB", "-B", self.folder / "deb", cwd=ROOT / "build")
        package = next((self.folder / "deb").glob("*.deb"))
        fields = sh("dpkg-deb", "--field", package)
        self.assertIn("Package: regraft", fields)
        self.assertIn("libfmt9", fields)
        root = self.folder / "root"
        sh("dpkg-deb", "-x", package, root)
        self.assertIn("regraft ", sh(root / "usr/bin/regraft", "--version"))
        for name in ("share/man/man1/regraft.1", "share/bash-completion/completions/regraft", "share/zsh/vendor-completions/_regraft",
                     "share/fish/vendor_completions.d/regraft.fish"):
            self.assertTrue((root / "usr" / name).exists(), name)

    def test_manual_page(self):
        page = self.tool("man")
        self.assertEqual(page.code, 0)
        self.write("regraft.1", page.bytes)
        shown = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "regraft.1"], cwd=self.folder, capture_output=True, text=True,
                               env={**os.environ, "MANWIDTH": "120", "MANROFFSEQ": ""})
        self.assertEqual(shown.stderr, "")
        for command in ("convert", "check", "map", "coverage", "rule", "merge", "baseline", "completions"):
            self.assertIn(f"regraft {command}", shown.stdout)
        for option in ("--on-unsupported", "--shard", "--files-from", "--cache-dir"):
            self.assertIn(option, shown.stdout)
