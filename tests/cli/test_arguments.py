"""What is written on the command line, and what is refused."""
from tool import EXACT, PLAIN, ToolTest


class Usage(ToolTest):
    def test_no_command(self):
        self.assert_usage_error(self.tool(), "command")

    def test_unknown_command_and_option(self):
        self.assert_usage_error(self.tool("frobnicate"), "frobnicate")
        self.assert_usage_error(self.tool("convert", "--frobnicate"), "--frobnicate")
        self.assert_usage_error(self.tool("--frobnicate"), "--frobnicate")

    def test_help_and_version(self):
        for words in (["--help"], ["convert", "--help"], ["check", "-h"], ["--version"]):
            run = self.tool(*words)
            self.assertEqual((run.code, run.err), (0, ""))
            self.assertIn("regraft", run.out)
        self.assertRegex(self.tool("--version").out, r"^regraft \d+\.\d+\.\d+\n$")

    def test_target_is_required_and_known(self):
        self.write("a.py", EXACT)
        self.assert_usage_error(self.tool("convert", "a.py"), "--to")
        self.assert_usage_error(self.tool("convert", "a.py", "--to", "fortran"), "fortran", "jax", "torch")
        self.assert_usage_error(self.tool("convert", "a.py", "--from", "fortran", "--to", "jax"), "--from", "fortran")
        self.assert_usage_error(self.tool("convert", "a.py", "--to", "jax@0.0.1"), "0.0.1")
        self.assert_usage_error(self.tool("convert", "a.py", "--to", ""), "--to")

    def test_alias_of_a_framework(self):
        self.write("a.py", EXACT)
        self.assertEqual(self.tool("check", "a.py", "--to", "tf").code, 0)

    def test_values_of_options(self):
        self.write("a.py", EXACT)
        for option in ("--on-unsupported", "--fidelity", "--dtypes", "--helpers", "--color", "--fail-on", "--print"):
            self.assert_usage_error(self.tool("convert", "a.py", "--to", "jax", option, "nonsense"), option, "nonsense")
        for jobs in ("0", "-1", "x"):
            self.assert_usage_error(self.tool("convert", "a.py", "--to", "jax", "-j", jobs), "--jobs")

    def test_destinations_exclude_each_other(self):
        self.write("a.py", EXACT)
        for words in (["--in-place", "--out", "o"], ["--diff", "--out", "o"], ["--diff", "--in-place"], ["--only-python"]):
            self.assert_usage_error(self.tool("convert", "a.py", "--to", "jax", *words), "--")
        self.assertEqual(self.read("a.py").decode(), EXACT)

    def test_several_files_need_a_destination(self):
        self.write("a.py", EXACT)
        self.write("b.py", PLAIN)
        for paths in (["."], ["a.py", "b.py"], []):
            self.assert_usage_error(self.tool("convert", *paths, "--to", "jax"), "--out", "--in-place", "--diff")

    def test_missing_path(self):
        self.write("a.py", EXACT)
        self.assert_usage_error(self.tool("convert", "a.py", "nowhere.py", "--in-place", "--to", "jax"), "nowhere.py")
        self.assertEqual(self.read("a.py").decode(), EXACT)

    def test_unknown_report(self):
        self.write("a.py", EXACT)
        self.assert_usage_error(self.tool("check", "a.py", "--to", "jax", "--report", "postcard"), "postcard", "json")
        self.assert_usage_error(self.tool("check", "a.py", "--to", "jax", "--report", "json="), "json=")

    def test_what_is_not_built_is_refused(self):
        self.write("a.py", EXACT)
        for words in (["--only", "x"], ["--keep", "x"], ["--channels", "first"], ["--helpers", "module"]):
            self.assert_usage_error(self.tool("check", "a.py", "--to", "jax", *words), words[0], "not available")
        self.assert_usage_error(self.tool("check", "a.py", "--to", "jax@0.10,flax@0.12"), "flax@0.12", "not available")

    def test_options_may_come_before_paths(self):
        self.write("a.py", EXACT)
        run = self.tool("check", "--from", "torch", "--report", "concise", "--to", "jax", "a.py", "-q")
        self.assertEqual((run.code, run.out, run.err), (0, "", ""))


class Standard(ToolTest):
    def test_stdin_to_stdout(self):
        run = self.tool("convert", "-", "--to", "jax", stdin=EXACT)
        self.assertEqual(run.code, 0, run.err)
        self.assertIn("jnp.concatenate", run.out)
        self.assertNotIn("jnp", run.err)

    def test_stdin_has_a_name(self):
        run = self.tool("check", "-", "--stdin-filename", "pkg/m.py", "--to", "jax", "--report", "concise", stdin="import torch\nx = (\n")
        self.assertEqual(run.code, 3)
        self.assertTrue(run.out.startswith("pkg/m.py:"), run.out)

    def test_stdin_alone(self):
        self.write("a.py", EXACT)
        self.assert_usage_error(self.tool("convert", "-", "a.py", "--to", "jax"), "-")
        self.assert_usage_error(self.tool("convert", "-", "--in-place", "--to", "jax"), "standard input")
        self.assert_usage_error(self.tool("convert", "a.py", "--stdin-filename", "b.py", "--to", "jax"), "--stdin-filename")

    def test_empty_stdin(self):
        run = self.tool("convert", "-", "--to", "jax", stdin="")
        self.assertEqual((run.code, run.out), (0, ""))

    def test_files_from(self):
        self.write("a.py", EXACT)
        self.write("b c.py", EXACT)
        self.write("list", "a.py\r\n\nb c.py\n")
        run = self.tool("check", "--files-from", "list", "--to", "jax", "--show-files")
        self.assertEqual(run.out, "a.py\nb c.py\n")
        run = self.tool("check", "--files-from", "-", "--to", "jax", "--show-files", stdin="b c.py\n")
        self.assertEqual(run.out, "b c.py\n")
        self.assert_usage_error(self.tool("check", "--files-from", "nowhere", "--to", "jax"), "nowhere")


class Rule(ToolTest):
    def test_rule(self):
        run = self.tool("rule", "RG0100")
        self.assertEqual(run.code, 0)
        self.assertIn("UnknownApi", run.out)
        self.assert_usage_error(self.tool("rule", "RG7777"), "RG7777")
        listing = self.tool("rule").out.splitlines()
        self.assertGreater(len(listing), 15)
        for line in listing:
            self.assertEqual(self.tool("rule", line.split()[0]).code, 0)
            self.assertNotIn("{", line)


class Tables(ToolTest):
    def test_map(self):
        run = self.tool("map", "torch.cat", "--to", "jax")
        self.assertEqual(run.code, 0, run.err)
        self.assertIn("concatenate", run.out)
        for target in ("numpy", "tensorflow"):
            self.assertIn(target, self.tool("map", "torch.cat").out)
        self.assert_usage_error(self.tool("map", "torch.no_such_function"), "torch.no_such_function")
        self.assert_usage_error(self.tool("map", "torch.cat", "--to", "fortran"), "fortran")
        self.assert_usage_error(self.tool("map"), "api")

    def test_coverage(self):
        run = self.tool("coverage")
        self.assertEqual(run.code, 0, run.err)
        for framework in ("numpy", "torch", "jax", "tensorflow", "paddle", "keras", "mlx", "array_api"):
            self.assertIn(framework, run.out)
        self.assertEqual(self.tool("coverage", "--from", "torch", "--to", "jax").code, 0)
        self.assert_usage_error(self.tool("coverage", "--from", "fortran"), "fortran")
