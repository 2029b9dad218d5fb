"""[tool.regraft] in pyproject.toml, regraft.toml, and what overrides them."""
import tomllib

from tool import EXACT, UNKNOWN, ToolTest


class Configuration(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("a.py", UNKNOWN)

    def settings(self, *words):
        run = self.tool("check", *words, "--show-settings")
        self.assertEqual((run.code, run.err), (0, ""))
        return tomllib.loads(run.out)

    def test_pyproject(self):
        self.write("pyproject.toml", "[project]\nname = 'x'\n[tool.regraft]\nto = 'jax'\nfrom = ['torch']\nignore = ['RG01']\n")
        run = self.tool("check", "a.py")
        self.assertEqual((run.code, run.err), (0, ""))
        self.assertEqual(self.settings()["from"], ["torch"])

    def test_own_file(self):
        self.write("regraft.toml", "to = 'jax'\nfidelity = 'exact'\n")
        self.assertEqual(self.settings()["fidelity"], "exact")
        self.assertIn("jnp.concatenate", self.tool("convert", "a.py").out)

    def test_nearest_first(self):
        self.write("regraft.toml", "to = 'jax'\n")
        self.write("pyproject.toml", "[tool.regraft]\nto = 'numpy'\n")
        self.write("sub/pyproject.toml", "[tool.regraft]\nto = 'tensorflow'\n")
        self.write("sub/deep/pyproject.toml", "[tool.other]\nto = 'x'\n")
        self.write("sub/deep/a.py", EXACT)
        self.assertEqual(self.settings("a.py")["to"], "jax")
        self.assertEqual(self.settings("sub/deep")["to"], "tensorflow")
        self.assertEqual(self.settings("sub/deep/a.py")["to"], "tensorflow")
        self.assertEqual(self.settings("sub/deep/a.py", "a.py")["to"], "jax")
        self.assertEqual(self.settings("-", "--stdin-filename", "sub/x.py")["to"], "tensorflow")

    def test_the_command_line_goes_first(self):
        self.write("regraft.toml", "to = 'jax'\nfrom = 'torch'\nselect = ['RG01']\njobs = 3\nexit-zero = true\n")
        settings = self.settings("--to", "numpy", "--select", "RG02", "-j", "2")
        self.assertEqual((settings["to"], settings["select"], settings["jobs"], settings["from"], settings["exit-zero"]),
                         ("numpy", ["RG02"], 2, ["torch"], True))
        self.assertEqual(self.settings("--from", "numpy")["from"], ["numpy"])

    def test_config_and_isolated(self):
        self.write("regraft.toml", "to = 'jax'\n")
        self.write("other/my.toml", "to = 'numpy'\n")
        self.write("other/pyproject.toml", "[tool.regraft]\nto = 'tensorflow'\n")
        self.assertEqual(self.settings("--config", "other/my.toml")["to"], "numpy")
        self.assertEqual(self.settings("--config", "other/pyproject.toml")["to"], "tensorflow")
        self.assertNotIn("to", self.settings("--isolated"))
        self.assert_usage_error(self.tool("check", "a.py", "--isolated"), "--to")
        self.assert_usage_error(self.tool("check", "a.py", "--config", "nowhere.toml"), "nowhere.toml")
        self.assert_usage_error(self.tool("check", "a.py", "--config", "other/my.toml", "--isolated"), "--config")

    def test_show_settings_is_a_configuration(self):
        text = "to = 'jax'\nreport = ['json=r.json', 'concise']\nexclude = ['a \"b\"']\n[per-file-ignores]\n'tests/*' = ['RG01', 'RG02']\n'x:y.py' = 'RG0100'\n"
        self.write("regraft.toml", text)
        shown = self.tool("check", "--show-settings").out
        self.assertIn("# from", shown)
        self.assertEqual(tomllib.loads(shown)["per-file-ignores"], {"tests/*": ["RG01", "RG02"], "x:y.py": ["RG0100"]})
        self.write("regraft.toml", shown)
        self.assertEqual(tomllib.loads(self.tool("check", "--show-settings").out), tomllib.loads(shown))

    def test_exclude_is_relative_to_the_file(self):
        self.write("regraft.toml", "to = 'jax'\nexclude = ['src/gen/*.py']\n[per-file-ignores]\n'src/b.py' = ['RG01']\n")
        self.write("src/gen/x.py", UNKNOWN)
        self.write("src/b.py", UNKNOWN)
        self.assertEqual(self.tool("check", "src", "--show-files").out, "src/b.py\n")
        self.assertEqual(self.tool("check", "src").code, 0)

    def test_baseline_is_relative_to_the_file(self):
        self.write("proj/regraft.toml", "to = 'jax'\nbaseline = 'ci/known.json'\n")
        self.write("proj/ci/x", "")
        self.write("proj/a.py", UNKNOWN)
        self.assertEqual(self.tool("baseline", "proj").code, 0)
        self.assertTrue((self.folder / "proj/ci/known.json").exists())
        self.assertEqual(self.tool("check", "proj").code, 0)

    def test_the_usual_baseline_lies_beside_the_file(self):
        self.write("proj/regraft.toml", "to = 'jax'\n")
        self.write("proj/a.py", UNKNOWN)
        self.assertEqual(self.tool("baseline", "proj/a.py").code, 0)
        self.assertTrue((self.folder / "proj/regraft-baseline.json").exists())
        self.assertEqual(self.tool("check", "proj").code, 0)

    def test_reports(self):
        self.write("regraft.toml", "to = 'jax'\nreport = ['concise', 'json=r.json']\n")
        self.assertTrue(self.tool("check", "a.py").out.startswith("a.py:4:5: "))
        self.assertTrue((self.folder / "r.json").exists())


class Mistakes(ToolTest):
    def refuse(self, text, *parts, name="regraft.toml"):
        for other in self.folder.iterdir():
            other.unlink()
        self.write(name, text)
        self.write("a.py", EXACT)
        self.assert_usage_error(self.tool("check", "a.py"), *parts)

    def test_keys(self):
        self.refuse("to = 'jax'\nfidelty = 'exact'\n", "regraft.toml:2:1: ", "fidelty", "did you mean `fidelity`?")
        self.refuse("  in-place = true\n", "regraft.toml:1:3: ", "unknown setting `in-place`")
        self.refuse("[tool.regraft]\nto = 'jax'\n[tool.regraft.sub]\nx = 1\n", "pyproject.toml:3:15: ", "`sub`", name="pyproject.toml")

    def test_kinds(self):
        self.refuse("to = 1\n", "regraft.toml:1:6: to: a string is wanted, not an integer")
        self.refuse("to = 'jax'\nexit-zero = 'yes'\n", "regraft.toml:2:13: exit-zero: true or false is wanted, not a string")
        self.refuse("from = ['torch', 2]\n", "regraft.toml:1:18: from: a string is wanted, not an integer")
        self.refuse("jobs = 1.5\n", "regraft.toml:1:8: jobs: an integer is wanted")
        self.refuse("jobs = 0\n", "regraft.toml:1:8: jobs")
        self.refuse("per-file-ignores = ['RG01']\n", "regraft.toml:1:20: per-file-ignores: a table")
        self.refuse("[tool]\nregraft = 3\n", "pyproject.toml:2:11: ", "table", name="pyproject.toml")

    def test_values(self):
        self.refuse("to = 'fortran'\n", "regraft.toml:1:6: to: unknown framework `fortran`", "jax")
        self.refuse("to = 'jax'\nfrom = [\n  'torch',\n  'fortran']\n", "regraft.toml:4:3: from: unknown framework `fortran`")
        self.refuse("to = 'jax'\nfidelity = 'roughly'\n", "regraft.toml:2:12: fidelity: `roughly`", "exact, approximate")
        self.refuse("to = 'jax'\nselect = ['RG01', 'E501']\n", "regraft.toml:2:19: select", "E501")
        self.refuse("to = 'jax'\nreport = 'postcard'\n", "regraft.toml:2:10: report: unknown format `postcard`")
        self.refuse("to = 'jax'\nhelpers = 'module'\n", "regraft.toml:2:11: helpers", "not available")
        self.refuse("to = 'jax'\n[per-file-ignores]\n'x' = ['RG01']\n'y' = ['E1']\n", "regraft.toml:4:7: per-file-ignores", "E1")

    def test_syntax(self):
        self.refuse("to = \n", "regraft.toml:1:")
        self.refuse("to = 'jax'\nto = 'numpy'\n", "regraft.toml:2:")
        self.refuse("[tool.regraft\n", "pyproject.toml:1:", name="pyproject.toml")
