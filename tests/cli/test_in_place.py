"""--in-place: one change set, whatever happens to the run."""
import os
import random
import signal
import subprocess
import time

from tool import EXACT, REGRAFT, ToolTest

CONVERT = ("convert", "t", "--in-place", "--to", "jax", "-q", "--no-cache")


class InPlaceTest(ToolTest):
    def tree(self, count, content=EXACT * 30):
        self.names = [f"t/p{i % 7}/m{i:04}.py" for i in range(count)]
        self.old = content.encode()
        for name in self.names:
            self.write(name, content)

    def converted(self, content=EXACT * 30):
        self.write("ref/r.py", content)
        self.tool("convert", "ref/r.py", "--in-place", "--to", "jax", "--no-cache")
        return self.read("ref/r.py")

    def leftovers(self):
        return [path for path in self.folder.rglob("*") if ".regraft-" in path.name]

    def start(self, *words):
        return subprocess.Popen([REGRAFT, *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)


class Journal(InPlaceTest):
    def test_permissions_and_links_stay(self):
        os.chmod(self.write("t/a.py", EXACT), 0o751)
        self.write("t/real.py", EXACT)
        os.symlink("real.py", self.folder / "t/link.py")
        self.assertEqual(self.tool("convert", "t/a.py", "t/link.py", "--in-place", "--to", "jax").code, 0)
        self.assertEqual(os.stat(self.folder / "t/a.py").st_mode & 0o777, 0o751)
        self.assertTrue((self.folder / "t/link.py").is_symlink())
        self.assertIn(b"jnp", self.read("t/real.py"))
        self.assertEqual(self.leftovers(), [])

    def test_a_run_that_had_decided_is_finished(self):
        """What it had made takes its place, though another conversion would make something else now; and only there."""
        new = self.converted()
        self.tree(3)
        done, waiting, changed = (self.folder / name for name in self.names)
        done.write_bytes(b"# as the killed run left it\nimport torch\ntorch.cat([a])\n")
        changed.write_bytes(b"# edited by hand since\n")
        journal = self.make_journal({done: "1", waiting: "2", changed: "3"}, {waiting: b"# what the killed run made\nimport torch\ntorch.cat([a])\n", changed: b"lost\n"})
        run = self.tool(*CONVERT)
        self.assertIn("finished a run that was killed: 2 files", run.err)
        self.assertEqual(waiting.read_bytes(), b"# what the killed run made\nimport torch\ntorch.cat([a])\n")
        self.assertEqual(done.read_bytes(), b"# as the killed run left it\nimport torch\ntorch.cat([a])\n")
        self.assertEqual(changed.read_bytes(), b"# edited by hand since\n")
        self.assertFalse(journal.exists())
        self.assertEqual(self.leftovers(), [])
        self.assertNotEqual(new, self.old)

    def make_journal(self, marks, staged, committed=True):
        """As a killed run leaves it: its digests are taken from a run that is stopped on its way."""
        digest = self.digest_of(self.old)
        words = []
        for path, mark in marks.items():
            words += ["stage", str(path.relative_to(self.folder / "t")), mark, digest]
            if path in staged:
                (path.parent / f".{path.name}.regraft-{mark}").write_bytes(staged[path])
        journal = self.folder / "t/.regraft-journal-0123456789abcdef"
        journal.write_bytes("".join(word + "\0" for word in words + (["commit"] if committed else [])).encode())
        return journal

    def digest_of(self, content):
        """Out of the journal of a run that is stopped while it converts."""
        self.write("probe/a.py", content)
        for i in range(300):
            self.write(f"probe/z{i}.py", content)
        while True:
            process = self.start("convert", "probe", "--in-place", "--to", "jax", "-q", "--no-cache", "-j", "1")
            journals = []
            while process.poll() is None and not journals:
                journals = [path for path in self.folder.glob("probe/.regraft-journal-*") if path.stat().st_size > 100]
            process.kill()
            process.communicate()
            if journals and journals[0].exists():
                words = journals[0].read_bytes().split(b"\0")
                self.tool("convert", "probe", "--in-place", "--to", "jax", "-q", "--no-cache")
                return words[3].decode()
            for path in self.folder.glob("probe/*.py"):
                path.write_bytes(content)

    def test_a_run_that_had_not_decided_is_undone(self):
        new = self.converted()
        self.tree(2)
        first = self.folder / self.names[0]
        self.make_journal({first: "1"}, {first: b"half of"}, committed=False)
        self.assertEqual(self.tool(*CONVERT).code, 0)
        self.assertEqual(self.leftovers(), [])
        for name in self.names:
            self.assertEqual(self.read(name), new)

    def test_a_journal_reaches_nothing_outside(self):
        self.write("victim.py", "keep\n")
        self.write(".victim.py.regraft-1", "evil\n")
        self.write("t/a.py", EXACT)
        journal = "".join(word + "\0" for word in ("stage", "../victim.py", "1", "0" * 32, "commit"))
        self.write("t/.regraft-journal-1", journal)
        self.tool(*CONVERT)
        self.assertEqual(self.read("victim.py"), b"keep\n")
        self.assertEqual(self.read(".victim.py.regraft-1"), b"evil\n")

    def test_runs_beside_each_other(self):
        new = self.converted()
        self.tree(60)
        runs = [self.start(*CONVERT) for _ in range(3)]
        for run in runs:
            run.communicate()
            self.assertIn(run.returncode, (0, 2))  # a file that the other has just rewritten is said to have changed
        self.assertEqual({self.read(name) for name in self.names}, {new})
        self.assertEqual(self.leftovers(), [])


class Faults(InPlaceTest):
    def test_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            self.tree(400)
            new = self.converted()
            process = self.start(*CONVERT)
            time.sleep(0.15)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
            states = {self.read(name) for name in self.names}
            self.assertEqual(self.leftovers(), [])
            if process.returncode == -number:
                self.assertIn(b"interrupted", err)
                self.assertEqual(len(states), 1)
                self.assertEqual(states, {self.old if b"nothing was changed" in err else new})

    def test_a_file_that_changes_meanwhile(self):
        """Whoever edits a file while the run is at others keeps the edit."""
        self.tree(400)
        late = self.folder / self.names[-1]
        process = self.start(*CONVERT, "-j", "1")
        while process.poll() is None and not self.leftovers():
            pass
        edited = late.read_bytes() + b"# edited\n"
        if process.poll() is None:
            late.write_bytes(edited)
        out, _ = process.communicate(timeout=60)
        content = late.read_bytes()
        self.assertTrue(content == edited or content.endswith(b"# edited\n") or b"torch" not in content)

    def test_file_size_limit(self):
        """A disk that is full for some of the files: those are left, and said."""
        new = self.converted()
        self.tree(5)
        self.write("t/big.py", EXACT + "# " + "x" * 300000 + "\n")
        limited = ["bash", "-c", f"trap '' XFSZ; ulimit -f 100; exec {REGRAFT} {' '.join(CONVERT)}"]
        run = subprocess.run(limited, cwd=self.folder, capture_output=True, env=self.environment)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"RG0005", run.stdout)
        self.assertIn(b"torch", self.read("t/big.py"))
        for name in self.names:
            self.assertEqual(self.read(name), new)
        self.assertEqual(self.leftovers(), [])

    def test_folder_without_permission(self):
        self.tree(4)
        self.write("t/shut/a.py", EXACT)
        self.write("t/open/a.py", EXACT)
        os.chmod(self.folder / "t/shut", 0)
        self.addCleanup(os.chmod, self.folder / "t/shut", 0o755)
        for path in [self.folder, *self.folder.rglob("*")]:
            if path.name != "shut" and path.is_dir():
                os.chmod(path, 0o777)
        command = ["setpriv", "--reuid=65534", "--clear-groups", REGRAFT] if os.geteuid() == 0 else [REGRAFT]
        for path in self.folder.glob("t/*/*.py"):
            os.chmod(path, 0o666)
        run = subprocess.run(command + list(CONVERT), cwd=self.folder, capture_output=True)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertIn(b"t/shut", run.stdout)
        self.assertIn(b"jnp", self.read("t/open/a.py"))

    def test_no_place_for_a_journal(self):
        """The folder above all is another's: files in it can be rewritten all the same."""
        if os.geteuid() != 0:
            self.skipTest("needs another user's folder")
        self.write("t/mine/a.py", EXACT)
        self.write("t/also/b.py", EXACT)
        for name in (".", "t"):
            os.chmod(self.folder / name, 0o755)
        for name in ("t/mine", "t/also"):
            os.chown(self.folder / name, 65534, 65534)
        for name in ("t/mine/a.py", "t/also/b.py"):
            os.chown(self.folder / name, 65534, 65534)
        run = subprocess.run(["setpriv", "--reuid=65534", "--clear-groups", REGRAFT, *CONVERT], cwd=self.folder, capture_output=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn(b"jnp", self.read("t/mine/a.py"))
        self.assertIn(b"jnp", self.read("t/also/b.py"))

    def test_kill_at_any_moment(self):
        """Every file is old or new and whole, and a run after it finishes the job. REGRAFT_KILLS says how often."""
        kills = int(os.environ.get("REGRAFT_KILLS", "12"))
        new = self.converted()
        chance = random.Random(5)
        self.tree(250)
        start = time.monotonic()
        self.tool(*CONVERT)
        whole = time.monotonic() - start
        mixed = 0
        for i in range(kills):
            for name in self.names:
                (self.folder / name).write_bytes(self.old)
            process = self.start(*CONVERT)
            # Half of them at the end, where files take their places.
            time.sleep(whole * (chance.random() if i % 2 else 0.75 + 0.3 * chance.random()))
            process.kill()
            process.communicate()
            states = {self.read(name) for name in self.names}
            self.assertLessEqual(states, {self.old, new})
            mixed += len(states) == 2
            run = self.tool(*CONVERT)
            self.assertEqual(run.code, 0, run.err)
            self.assertEqual({self.read(name) for name in self.names}, {new})
            self.assertEqual(self.leftovers(), [])
        print(f"{kills} kills, {mixed} of them between the first file and the last")
