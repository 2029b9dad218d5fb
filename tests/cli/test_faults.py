"""Full disks, files that cannot be read or written, readers that go away, runs that are killed."""
import os
import subprocess

from tool import EXACT, REGRAFT, UNKNOWN, ToolTest

ROOT = os.geteuid() == 0


class Mounted:
    """A tiny file system, full but for `free` bytes, or read-only."""

    def __init__(self, test, name):
        self.path = test.folder / name
        self.path.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.path], capture_output=True)
        if done.returncode != 0:
            test.skipTest("cannot mount a file system here")
        test.addCleanup(subprocess.run, ["umount", "-l", self.path], check=False)

    def fill(self):
        with open(self.path / "filler", "wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass

    def make_read_only(self):
        subprocess.run(["mount", "-o", "remount,ro", self.path], check=True)


class Disk(ToolTest):
    def test_full_disk_in_place(self):
        disk = Mounted(self, "disk")
        self.write("disk/a.py", EXACT)
        disk.fill()
        run = self.tool("convert", "disk/a.py", "--in-place", "--to", "jax", "--report", "concise")
        self.assertEqual(run.code, 2)
        self.assertIn("RG0005", run.out)
        self.assertIn("No space left", run.out)
        self.assertEqual(self.read("disk/a.py").decode(), EXACT)
        self.assertEqual(sorted(os.listdir(disk.path)), ["a.py", "filler"])

    def test_full_disk_mirror(self):
        disk = Mounted(self, "disk")
        self.write("src/a.py", EXACT)
        disk.fill()
        run = self.tool("convert", "src", "--out", "disk/new", "--to", "jax")
        self.assertEqual(run.code, 2)
        self.assertIn("RG0005", run.out)
        self.assertFalse((disk.path / "new/a.py").exists())

    def test_read_only_folder(self):
        disk = Mounted(self, "disk")
        self.write("disk/a.py", EXACT)
        self.write("b.py", EXACT)
        disk.make_read_only()
        run = self.tool("convert", "disk/a.py", "b.py", "--in-place", "--to", "jax")
        self.assertEqual(run.code, 2)
        self.assertIn("disk/a.py", run.out)
        self.assertEqual(self.read("disk/a.py").decode(), EXACT)
        self.assertIn(b"jnp", self.read("b.py"))

    def test_write_protected_file(self):
        os.chmod(self.write("a.py", EXACT), 0o444)
        if ROOT:
            done = subprocess.run(["setpriv", "--reuid=65534", "--clear-groups", REGRAFT, "--version"], capture_output=True)
            if done.returncode != 0:
                self.skipTest("cannot run as another user here")
            os.chmod(self.folder, 0o777)
            command = ["setpriv", "--reuid=65534", "--clear-groups", REGRAFT]
        else:
            command = [REGRAFT]
        run = subprocess.run(command + ["convert", "a.py", "--in-place", "--to", "jax"], cwd=self.folder, capture_output=True)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"RG0005", run.stdout)
        self.assertEqual(self.read("a.py").decode(), EXACT)

    def test_full_standard_output(self):
        self.write("a.py", UNKNOWN)
        for words in (["convert", "a.py", "--to", "jax"], ["check", "a.py", "--to", "jax"], ["--help"], ["rule"],
                      ["convert", "a.py", "--to", "jax", "--diff"], ["--print=ast", "a.py"]):
            with open("/dev/full", "wb") as full:
                run = self.tool_to(full, *words)
            self.assertEqual(run.code, 2, words)
            self.assertIn("No space left", run.err)

    def test_report_file_that_cannot_be_written(self):
        self.write("a.py", EXACT)
        for target in ("/dev/full", "nowhere/r.json", "."):
            run = self.tool("check", "a.py", "--to", "jax", "--report", "json=" + target)
            self.assertEqual(run.code, 2)
            self.assertIn(target, run.err)


class Reading(ToolTest):
    def test_a_file_that_vanishes_or_is_no_file(self):
        os.mkfifo(self.folder / "pipe.py")
        self.write("a.py", EXACT)
        run = self.tool("check", ".", "--to", "jax", "--show-files")
        self.assertEqual(run.out, "a.py\n")

    def test_dangling_link_named(self):
        os.symlink("nowhere", self.folder / "a.py")
        self.assert_usage_error(self.tool("check", "a.py", "--to", "jax"), "a.py")

    def test_empty_and_odd_files(self):
        for content in (b"", b"\xef\xbb\xbf", b"\n", b"\0", b"import torch\n\0", b"#" * 100000 + b" torch", b"\xff\xfeimport torch"):
            self.write("a.py", content)
            run = self.tool("convert", "a.py", "--to", "jax")
            self.assertIn(run.code, (0, 3))
            self.assertEqual(run.bytes, content)

    def test_deep_nesting_is_no_crash(self):
        for content in ("import torch\nx = " + "(" * 60000 + ")" * 60000, "import torch\nx = " + "-" * 60000 + "1",
                        "import torch\nx = " + " + ".join(["1"] * 60000), "import torch\nx = " + "a." * 50000 + "b",
                        "import torch\nx = " + "[" * 199 + "]" * 199):
            self.write("a.py", content)
            self.assertIn(self.tool("convert", "a.py", "--to", "jax", "-q").code, (0, 1, 3))


class Pipes(ToolTest):
    def test_reader_that_goes_away(self):
        for i in range(200):
            self.write(f"m{i}.py", UNKNOWN)
        process = subprocess.Popen([REGRAFT, "convert", ".", "--in-place", "--to", "jax"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        self.assertEqual(process.wait(timeout=60), 1)
        self.assertEqual(err, b"")
        for i in range(200):
            self.assertIn(b"jnp", self.read(f"m{i}.py"))
