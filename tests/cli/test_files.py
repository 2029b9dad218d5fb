"""Which files are read and where results go."""
import os
import subprocess

from tool import BROKEN, EXACT, PLAIN, UNKNOWN, ToolTest


class Walking(ToolTest):
    def shown(self, *words):
        run = self.tool("check", *words, "--show-files")
        self.assertEqual(run.code, 0, run.err)
        return run.out.split("\n")[:-1]

    def test_what_is_found(self):
        for name in ("b.py", "a.pyi", "sub/c.py", "sub/data.txt", ".hidden/d.py", ".venv/x.py", "node_modules/x.py",
                     "__pycache__/x.pyc", "env/pyvenv.cfg", "env/lib/x.py", "build/x.py", "pkg/build/__init__.py"):
            self.write(name, PLAIN)
        found = [".hidden/d.py", "a.pyi", "b.py", "pkg/build/__init__.py", "sub/c.py"]
        self.assertEqual(self.shown(), found)
        self.assertEqual(self.shown("./"), found)
        self.assertEqual(self.shown("sub"), ["sub/c.py"])
        self.assertEqual(self.shown("sub/", "b.py", "./b.py"), ["b.py", "sub/c.py"])

    def test_named_paths_are_always_taken(self):
        for name in (".gitignore", "script", ".venv/x.py", "ignored.py"):
            self.write(name, "ignored.py\n" if name == ".gitignore" else PLAIN)
        self.assertEqual(self.shown("script", ".venv", "ignored.py"), [".venv/x.py", "ignored.py", "script"])

    def test_exclude(self):
        for name in ("a.py", "test_a.py", "docs/b.py", "src/docs/c.py", "src/gen/d.py"):
            self.write(name, PLAIN)
        self.assertEqual(self.shown(".", "--exclude", "test_*", "--exclude", "docs", "--exclude", "src/gen/**"), ["a.py"])

    def test_links_are_not_followed(self):
        self.write("real/a.py", PLAIN)
        os.symlink("real", self.folder / "link")
        os.symlink("..", self.folder / "real/loop")
        os.symlink("real/a.py", self.folder / "b.py")
        self.assertEqual(self.shown("."), ["real/a.py"])

    def test_gitignore_means_what_git_means(self):
        files = ["a.py", "b.py", "gen/a.py", "gen/keep.py", "x/gen/a.py", "x/y/z.py", "x/y/q.py", "out1.py", "out2.py",
                 "lib/k/a.py", "lib/m/k/a.py", "sp ace.py", "#hash.py", "!bang.py", "deep/a/b/c/t.py", "deep/t.py", "[x].py",
                 "sub/only.py", "sub/d/only.py", "only.py", "q/r.py", "tail /a.py"]
        for name in files:
            self.write(name, PLAIN)
        self.write(".gitignore", "gen/*\n!gen/keep.py\n/b.py\nx/**/z.py\nout[1-1].py\nlib/**/k/\n\\#hash.py\n\\!bang.py\n"
                                 "deep/**\n!deep/t.py\n# comment\n\nsp\\ ace.py   \n\\[x].py\ntail\\ /\r\n")
        self.write("sub/.gitignore", "/only.py\n")
        self.write("q/.gitignore", "*\n!.gitignore\n")
        subprocess.run(["git", "init", "-q", self.folder], check=True)
        self.write(".git/info/exclude", "out2.py\n")
        listed = subprocess.run(["git", "-c", "core.quotePath=off", "-c", "core.excludesFile=", "ls-files", "-co", "--exclude-standard", "-z"],
                                cwd=self.folder, capture_output=True, check=True).stdout.decode().split("\0")
        expected = sorted(name for name in listed if name.endswith(".py"))
        self.assertGreater(len(expected), 5)
        self.assertLess(len(expected), len(files) - 5)
        self.assertEqual(self.shown("."), expected)

    def test_gitignore_above_the_named_folder(self):
        subprocess.run(["git", "init", "-q", self.folder], check=True)
        self.write(".gitignore", "pkg/skip.py\n*.gen.py\n")
        for name in ("pkg/a.py", "pkg/skip.py", "pkg/b.gen.py"):
            self.write(name, PLAIN)
        self.assertEqual(self.shown("pkg"), ["pkg/a.py"])


class Mirror(ToolTest):
    def tree(self, name):
        root = self.folder / name
        return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}

    def test_everything_is_mirrored(self):
        self.write("src/a.py", EXACT)
        self.write("src/pkg/plain.py", PLAIN)
        self.write("src/pkg/broken.py", BROKEN)
        self.write("src/pkg/data.bin", bytes(range(256)))
        self.write("src/.gitignore", "*.log\n_version.py\nscratch.py\nmade.py\n")
        self.write("src/x.log", "no")
        self.write("src/pkg/__init__.py", "from ._version import version\n")
        self.write("src/pkg/_version.py", "version = '1.2'\n")  # git ignores it, but the copy can't be imported without it
        self.write("src/pkg/scratch.py", "import scratch\n")
        self.write("src/script.py", "import made\n")
        self.write("src/made.py", "a = 1\n")
        self.write("src/.git/config", "no")
        os.symlink("a.py", self.folder / "src/link.py")
        os.chmod(self.write("src/run.sh", "#!/bin/sh\n"), 0o755)
        os.chmod(self.folder / "src/a.py", 0o640)
        before = self.tree("src")
        run = self.tool("convert", "src", "--to", "jax", "--out", "new")
        self.assertEqual(run.code, 3, run.err)
        after = self.tree("new")
        self.assertEqual(set(after), set(before) - {"x.log", ".git/config", "pkg/scratch.py"})
        for name in set(after) - {"a.py", "link.py"}:
            self.assertEqual(after[name], before[name], name)
        self.assertIn(b"jnp.concatenate", after["a.py"])
        self.assertEqual(os.readlink(self.folder / "new/link.py"), "a.py")
        self.assertEqual((self.folder / "new/run.sh").stat().st_mode & 0o777, 0o755)
        self.assertEqual((self.folder / "new/a.py").stat().st_mode & 0o777, 0o640)
        self.assertEqual(self.tree("src"), before)
        # Once more, over what is there: the same.
        self.tool("convert", "src", "--to", "jax", "--out", "new")
        self.assertEqual(self.tree("new"), after)

    def test_only_python(self):
        self.write("src/a.py", EXACT)
        self.write("src/data.txt", "x")
        self.tool("convert", "src", "--to", "jax", "--out", "new", "--only-python")
        self.assertEqual(set(self.tree("new")), {"a.py"})

    def test_one_file(self):
        self.write("src/a.py", EXACT)
        self.assertEqual(self.tool("convert", "src/a.py", "--to", "jax", "--out", "new").code, 0)
        self.assertEqual(set(self.tree("new")), {"a.py"})

    def test_several_roots_keep_their_names(self):
        self.write("one/a.py", EXACT)
        self.write("two/a.py", PLAIN)
        self.write("b.py", PLAIN)
        self.tool("convert", "one", "two", "b.py", "--to", "jax", "--out", "new")
        self.assertEqual(set(self.tree("new")), {"one/a.py", "two/a.py", "b.py"})

    def test_out_inside_the_source(self):
        self.write("a.py", EXACT)
        for _ in range(2):
            self.assertEqual(self.tool("convert", ".", "--to", "jax", "--out", "converted").code, 0)
            self.assertEqual(set(self.tree(".")), {"a.py", "converted/a.py"})

    def test_sources_are_not_overwritten(self):
        self.write("a/b/c.py", EXACT)
        for root, out in ((".", "."), ("a", "a"), ("a/b", "a"), ("a/b", "."), ("a/b/c.py", "a/b"), ("a", "a/../a")):
            self.assert_usage_error(self.tool("convert", root, "--to", "jax", "--out", out), "overwrite")
        self.assertEqual(self.tree("."), {"a/b/c.py": EXACT.encode()})

    def test_out_is_a_file(self):
        self.write("src/a.py", EXACT)
        self.write("new", "precious")
        self.assert_usage_error(self.tool("convert", "src", "--to", "jax", "--out", "new"), "not a folder")
        self.assertEqual(self.read("new"), b"precious")


class InPlace(ToolTest):
    def test_permissions_and_owner_are_kept(self):
        path = self.write("a.py", EXACT)
        os.chmod(path, 0o751)
        if os.geteuid() == 0:
            os.chown(path, 1234, 4321)
        before = path.stat()
        self.assertEqual(self.tool("convert", "a.py", "--in-place", "--to", "jax").code, 0)
        after = path.stat()
        self.assertIn(b"jnp", self.read("a.py"))
        self.assertEqual((before.st_mode, before.st_uid, before.st_gid), (after.st_mode, after.st_uid, after.st_gid))
        self.assertEqual(os.listdir(self.folder), ["a.py"])

    def test_unchanged_files_are_not_touched(self):
        paths = [self.write("a.py", PLAIN), self.write("b.py", BROKEN)]
        before = [(p.stat().st_mtime_ns, p.stat().st_ino) for p in paths]
        self.tool("convert", ".", "--in-place", "--to", "jax")
        self.assertEqual([(p.stat().st_mtime_ns, p.stat().st_ino) for p in paths], before)

    def test_a_named_link_stays_a_link(self):
        self.write("real/a.py", EXACT)
        os.symlink("real/a.py", self.folder / "link.py")
        self.tool("convert", "link.py", "--in-place", "--to", "jax")
        self.assertTrue((self.folder / "link.py").is_symlink())
        self.assertIn(b"jnp", self.read("real/a.py"))

    def test_twice_is_once(self):
        self.write("a.py", EXACT)
        self.tool("convert", "a.py", "--in-place", "--to", "jax")
        once = self.read("a.py")
        self.assertEqual(self.tool("convert", "a.py", "--in-place", "--to", "jax").code, 0)
        self.assertEqual(self.read("a.py"), once)

    def test_bytes_that_need_no_change_do_not_change(self):
        for content in (b"\xef\xbb\xbfimport torch\r\n\r\ny = torch.cat([x])  # \xc3\xa9\r\n",
                        b"# coding: cp1252\nimport torch\ns = '\x80 \xe9'\ny = torch.cat([x])",
                        b"# coding: shift_jis\nimport torch\ns = '\x93\xfa\\'\ny = torch.cat([x])\n",
                        b"import torch\rs = 'x'\ry = torch.cat([x])\r"):
            self.write("a.py", content)
            run = self.tool("convert", "a.py", "--in-place", "--to", "jax")
            self.assertEqual(run.code, 0, run.out)
            after = self.read("a.py")
            self.assertIn(b"jnp.concatenate([x])", after)
            kept = content[content.index(b"torch.cat") + len(b"torch.cat"):]
            self.assertTrue(after.endswith(kept), after)
            self.assertEqual(content[:3] == b"\xef\xbb\xbf", after[:3] == b"\xef\xbb\xbf")
            for part in (b"'\x80 \xe9'", b"'\x93\xfa\\'"):
                self.assertEqual(part in content, part in after)


class Diff(ToolTest):
    def test_patch_applies(self):
        contents = {"a.py": EXACT, "b.py": UNKNOWN.rstrip("\n"), "c.py": EXACT.replace("\n", "\r\n"),
                    "d.py": "\n" * 20 + EXACT + "\n" * 20 + "w = torch.cat([y])\n", "e.py": PLAIN}
        for name, content in contents.items():
            self.write(name, content)
        self.tool("convert", ".", "--to", "jax", "--out", "expected")
        diff = self.tool("convert", *contents, "--to", "jax", "--diff")
        self.assertNotIn("+++ e.py", diff.out)
        subprocess.run(["git", "apply", "-p0", "-"], input=diff.bytes, cwd=self.folder, check=True)
        for name in contents:
            self.assertEqual(self.read(name), self.read("expected/" + name), name)

    def test_no_change_no_diff(self):
        self.write("a.py", PLAIN)
        run = self.tool("convert", "a.py", "--to", "jax", "--diff", "-q")
        self.assertEqual((run.code, run.out, run.err), (0, "", ""))
