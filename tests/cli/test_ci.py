"""What a gate in CI needs: which findings count, which are known, which are suppressed."""
import json

from tool import BROKEN, EXACT, UNKNOWN, ToolTest

CALL = "torch.no_such_function(1)"
APPROXIMATE = "import torch\ndef f(x):\n    return x.unsqueeze(0)\n"  # its receiver is a guess


class CheckTest(ToolTest):
    def check(self, *words):
        return self.tool("check", *words, "--to", "jax", "--report", "concise", "-q")

    def codes(self, *words):
        return [line.split()[1] for line in self.check(*words).out.splitlines()]


class FailOn(CheckTest):
    def test_fail_on(self):
        self.write("a.py", APPROXIMATE)
        self.assertEqual(self.codes("a.py"), ["RG0201"])
        self.assertEqual(self.check("a.py").code, 0)
        self.assertEqual(self.check("a.py", "--fail-on", "untranslatable").code, 0)
        self.assertEqual(self.check("a.py", "--fail-on", "approximate").code, 1)
        self.assertEqual(self.check("a.py", "--fail-on", "approximate", "--exit-zero").code, 0)


class Select(CheckTest):
    def setUp(self):
        super().setUp()
        self.write("a.py", UNKNOWN + "def f(x):\n    return x.unsqueeze(0)\n")

    def test_select_and_ignore(self):
        self.assertEqual(self.codes("a.py"), ["RG0100", "RG0201"])
        for words, expected in ((["--select", "RG01"], ["RG0100"]), (["--select", "RG0100,RG0201"], ["RG0100", "RG0201"]),
                                (["--ignore", "RG0100"], ["RG0201"]), (["--ignore", "RG02", "--ignore", "RG01"], []),
                                (["--select", "RG0100", "--ignore", "RG01"], ["RG0100"]),
                                (["--select", "RG01", "--ignore", "RG0100"], []), (["--select", "RG01", "--ignore", "RG01"], [])):
            self.assertEqual(self.codes(*words, "a.py"), expected, words)

    def test_what_is_not_told_does_not_fail(self):
        self.assertEqual(self.check("--ignore", "RG01", "a.py").code, 0)

    def test_errors_are_always_told(self):
        self.write("a.py", BROKEN)
        self.assertEqual(self.codes("--ignore", "RG", "a.py"), ["RG0001"])

    def test_files_that_cannot_be_read_are_told(self):
        self.write("a.py", "# coding: klingon\nimport torch\n")
        self.assertEqual(self.codes("a.py"), ["RG0002"])
        self.assertEqual(self.codes("/proc/self/mem"), ["RG0004"])  # its first page is nobody's

    def test_unknown_codes(self):
        for option in ("--select", "--ignore"):
            self.assert_usage_error(self.check(option, "RG77", "a.py"), option, "RG77")
        self.assert_usage_error(self.check("--per-file-ignores", "*.py:RG77", "a.py"), "RG77")
        self.assert_usage_error(self.check("--per-file-ignores", "RG01", "a.py"), "GLOB:CODES")

    def test_per_file_ignores(self):
        self.write("tests/b.py", UNKNOWN)
        self.write("c.py", UNKNOWN)
        run = self.check(".", "--per-file-ignores", "tests/*:RG0100,RG02", "--per-file-ignores", "c.py:RG01")
        self.assertEqual(run.out.count("\n"), 2)
        self.assertTrue(all(line.startswith("a.py:") for line in run.out.splitlines()), run.out)

    def test_uses_are_counted_all_the_same(self):
        report, code = self.report("a.py", "--to", "jax", "--ignore", "RG")
        self.assertEqual((code, report["files"][0]["uses"]["untranslatable"]), (0, 1))


class Suppressions(CheckTest):
    def codes_of(self, *lines):
        self.write("a.py", "import torch\n" + "".join(line + "\n" for line in lines))
        return self.codes("a.py")

    def test_on_the_line(self):
        for comment in ("# regraft: ignore", "# regraft: ignore[RG0100]", "#regraft:ignore[RG0100]", "# regraft: ignore [ RG0100 ] because",
                        "# type: ignore  # regraft: ignore[RG0100]", "# noqa # regraft: ignore"):
            self.assertEqual(self.codes_of(f"{CALL}  {comment}"), [], comment)

    def test_elsewhere(self):
        self.assertEqual(self.codes_of("# regraft: ignore", CALL), ["RG0400", "RG0100"])
        self.assertEqual(self.codes_of(f"{CALL}; s = '# regraft: ignore'"), ["RG0100"])
        self.assertEqual(self.codes_of(f"{CALL}  # regraft: ignored"), ["RG0100"])

    def test_first_or_last_line_of_what_is_found(self):
        self.assertEqual(self.codes_of("torch.no_such_function(  # regraft: ignore", "  1,", ")"), [])
        self.assertEqual(self.codes_of("torch.no_such_function(", "  1,", ")  # regraft: ignore"), [])
        self.assertEqual(self.codes_of("torch.no_such_function(", "  1,  # regraft: ignore", ")"), ["RG0100", "RG0400"])

    def test_unused_ones_are_reported(self):
        self.assertEqual(self.codes_of("x = 1  # regraft: ignore"), ["RG0400"])
        self.assertEqual(self.codes_of(f"{CALL}  # regraft: ignore[RG0101]"), ["RG0100", "RG0400"])
        self.assertEqual(self.codes_of(f"{CALL}  # regraft: ignore[RG0100, RG0101]"), ["RG0400"])
        self.assertEqual(self.codes_of(f"{CALL}  # regraft: ignore[]"), ["RG0100", "RG0400"])
        self.assertIn("no diagnostic RG7777", self.check("a.py").out + "".join(self.suppression_text("RG7777")))

    def suppression_text(self, code):
        self.write("b.py", f"x = 1  # regraft: ignore[{code}]\n")
        return self.check("b.py").out

    def test_unused_ones_fail_nothing(self):
        self.write("a.py", "x = 1  # regraft: ignore\n")
        run = self.check("a.py", "--fail-on", "approximate")
        self.assertEqual(run.code, 0)
        self.assertIn("RG0400", run.out)
        self.assertEqual(self.codes("a.py", "--ignore", "RG0400"), [])

    def test_a_code_that_is_not_selected_is_used(self):
        self.write("a.py", f"import torch\n{CALL}  # regraft: ignore[RG0100]\n")
        self.assertEqual(self.codes("a.py", "--ignore", "RG0100"), [])

    def test_exit_code(self):
        self.write("a.py", f"import torch\n{CALL}  # regraft: ignore\n")
        self.assertEqual(self.check("a.py").code, 0)


class Baseline(CheckTest):
    def setUp(self):
        super().setUp()
        self.write("pkg/a.py", UNKNOWN)
        self.write("pkg/b.py", f"import torch\n{CALL}\n{CALL}\n")

    def record(self, *words):
        run = self.tool("baseline", *words, "--to", "jax")
        self.assertEqual((run.code, run.err), (0, ""))
        return run

    def test_only_new_ones_fail(self):
        self.assertIn("3 findings recorded in regraft-baseline.json", self.record("pkg").out)
        run = self.tool("check", "pkg", "--to", "jax")
        self.assertEqual(run.code, 0)
        self.assertIn("3 known findings not shown", run.out)
        self.write("pkg/b.py", f"# moved\nimport torch\n\n\n{CALL}\nif 1:\n    {CALL}\n    {CALL}\n")
        self.assertEqual(self.check("pkg").out, "pkg/b.py:8:5: RG0100 `torch.no_such_function` has no mapping\n")
        self.assertEqual(self.check("pkg").code, 1)

    def test_however_the_files_are_reached(self):
        self.write("pyproject.toml", "")
        self.record("pkg")
        for paths in (["."], ["pkg/a.py"], ["pkg/b.py", "pkg/a.py"], [self.folder / "pkg"]):
            self.assertEqual(self.check(*paths).out, "", paths)
        run = self.tool("check", "-", "--stdin-filename", "pkg/a.py", "--to", "jax", "-q", stdin=UNKNOWN)
        self.assertEqual((run.code, run.out), (0, ""))

    def test_another_file_and_none(self):
        self.record("pkg", "--baseline", "known.json")
        self.assertEqual(self.check("pkg").code, 1)
        self.assertEqual(self.check("pkg", "--baseline", "known.json").code, 0)
        self.assertEqual(self.check("pkg", "--baseline", "known.json", "--no-baseline").code, 1)
        self.record("pkg")
        self.assertEqual(self.check("pkg").code, 0)
        self.assertEqual(self.check("pkg", "--isolated").code, 1)
        self.assert_usage_error(self.check("pkg", "--baseline", "nowhere.json"), "nowhere.json")
        self.write("known.json", "[]")
        self.assert_usage_error(self.check("pkg", "--baseline", "known.json"), "known.json")

    def test_convert_tells_everything(self):
        self.record("pkg")
        self.assertIn("RG0100", self.tool("convert", "pkg", "--to", "jax", "--out", "new").out)

    def test_a_file_that_cannot_be_parsed_can_be_known(self):
        self.write("pkg/c.py", BROKEN)
        self.assertEqual(self.check("pkg").code, 3)
        self.record("pkg")
        self.assertEqual(self.check("pkg").code, 0)

    def test_the_file_is_made_for_version_control(self):
        self.record("pkg")
        text = self.read("regraft-baseline.json").decode()
        findings = json.loads(text)["findings"]
        self.assertEqual([f["path"] for f in findings], ["a.py", "b.py", "b.py"])
        self.assertEqual(text.count("\n"), 3 + 2)
        self.record("pkg", "-j", "1")
        self.assertEqual(self.read("regraft-baseline.json").decode(), text)

    def test_suppressed_ones_are_not_recorded(self):
        self.write("pkg/a.py", f"import torch\n{CALL}  # regraft: ignore\n")
        self.assertIn("2 findings recorded", self.record("pkg").out)

    def test_a_run_that_failed(self):
        self.write("pkg/c.py", EXACT)
        self.assert_usage_error(self.tool("baseline", "nowhere", "--to", "jax"), "nowhere")
        self.assert_usage_error(self.tool("baseline", "pkg", "--to", "jax", "--baseline", "no/where/x.json"), "no/where/x.json")
