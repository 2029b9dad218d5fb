"""Exit codes, reports, and which stream says what."""
import json

from tool import BROKEN, EXACT, PLAIN, UNKNOWN, ToolTest


class ExitCodes(ToolTest):
    def code(self, content, *words):
        self.write("a.py", content)
        return self.tool("check", "a.py", "--to", "jax", *words).code

    def test_codes(self):
        self.assertEqual(self.code(EXACT), 0)
        self.assertEqual(self.code(PLAIN), 0)
        self.assertEqual(self.code(UNKNOWN), 1)
        self.assertEqual(self.code(BROKEN), 3)
        self.assertEqual(self.code(b"import torch\nx = '\xe9'\n"), 3)

    def test_exit_zero_covers_findings_only(self):
        self.assertEqual(self.code(UNKNOWN, "--exit-zero"), 0)
        self.assertEqual(self.code(BROKEN, "--exit-zero"), 3)

    def test_convert_has_the_same_codes(self):
        for content, code in ((EXACT, 0), (UNKNOWN, 1), (BROKEN, 3)):
            self.write("a.py", content)
            self.assertEqual(self.tool("convert", "a.py", "--to", "jax").code, code)

    def test_the_other_files_are_done(self):
        self.write("a.py", BROKEN)
        self.write("b.py", EXACT)
        run = self.tool("convert", ".", "--in-place", "--to", "jax")
        self.assertEqual(run.code, 3)
        self.assertEqual(self.read("a.py").decode(), BROKEN)
        self.assertIn(b"jnp.concatenate", self.read("b.py"))


class Streams(ToolTest):
    def test_code_on_stdout_findings_on_stderr(self):
        self.write("a.py", UNKNOWN)
        run = self.tool("convert", "a.py", "--to", "jax")
        self.assertIn("jnp.concatenate", run.out)
        self.assertNotIn("RG0100", run.out)
        self.assertIn("RG0100", run.err)

    def test_findings_on_stdout_otherwise(self):
        self.write("a.py", UNKNOWN)
        for words in (["check", "a.py"], ["convert", "a.py", "--out", "o"], ["convert", "a.py", "--in-place"]):
            run = self.tool(*words, "--to", "jax")
            self.assertIn("RG0100", run.out)
            self.assertEqual(run.err, "")

    def test_check_writes_nothing(self):
        self.write("a.py", EXACT)
        self.tool("check", ".", "--to", "jax")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.py"])
        self.assertEqual(self.read("a.py").decode(), EXACT)

    def test_broken_input_comes_through(self):
        self.write("a.py", BROKEN)
        run = self.tool("convert", "a.py", "--to", "jax")
        self.assertEqual(run.out, BROKEN)
        self.assertIn("RG0001", run.err)

    def test_quiet_and_verbose(self):
        self.write("a.py", UNKNOWN)
        self.assertIn("1 file", self.tool("check", "a.py", "--to", "jax").out)
        self.assertNotIn("1 file", self.tool("check", "a.py", "--to", "jax", "-q").out)
        self.assertIn("a.py", self.tool("check", "a.py", "--to", "jax", "-v").err)

    def test_color(self):
        self.write("a.py", UNKNOWN)
        words = ["check", "a.py", "--to", "jax"]
        self.assertNotIn("\x1b", self.tool(*words).out)
        self.assertIn("\x1b[", self.tool(*words, "--color", "always").out)
        self.assertIn("\x1b[", self.tool(*words, env={"FORCE_COLOR": "1"}).out)
        self.assertNotIn("\x1b", self.tool(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out)
        self.assertNotIn("\x1b", self.tool(*words, "--report", "json", "--color", "always").out)


class Reports(ToolTest):
    def test_full_points_at_the_code(self):
        self.write("a.py", "import torch\nx = 1\ndef f(é):\n\treturn torch.no_such_function(é)\n")
        out = self.tool("check", "a.py", "--to", "jax").out
        self.assertIn(" --> a.py:4:9\n", out)
        self.assertIn("4 |     return torch.no_such_function(é)\n", out)
        line = next(line for line in out.splitlines() if "^" in line)
        self.assertEqual(line.index("^"), "4 |     return torch.no_such_function(é)".index("torch"))

    def test_concise(self):
        self.write("a.py", UNKNOWN)
        run = self.tool("check", "a.py", "--to", "jax", "--report", "concise", "-q")
        self.assertRegex(run.out, r"\Aa\.py:4:5: RG0100 `torch\.no_such_function` .*\n\Z")

    def test_json_schema(self):
        self.write("src/a.py", UNKNOWN)
        self.write("src/b.py", PLAIN)
        self.write("src/c.py", BROKEN)
        report, code = self.report("src", "--from", "torch", "--to", "jax")
        self.assertEqual(code, 3)
        self.assertEqual(list(report), ["schema", "tool", "from", "to", "files", "summary"])
        self.assertEqual((report["schema"], report["tool"]["name"]), (1, "regraft"))
        self.assertRegex(report["from"][0], r"^torch@\d")
        self.assertRegex(report["to"], r"^jax@\d")
        self.assertEqual([(f["path"], f["status"]) for f in report["files"]],
                         [("a.py", "converted"), ("b.py", "skipped"), ("c.py", "not-parsed")])
        first = report["files"][0]
        self.assertEqual(list(first), ["path", "status", "uses", "effort", "diagnostics"])
        self.assertEqual(list(first["uses"]), ["exact", "approximate", "untranslatable"])
        self.assertEqual(first["uses"]["untranslatable"], 1)
        self.assertEqual(first["effort"], "low")
        finding = first["diagnostics"][0]
        self.assertEqual(list(finding), ["code", "fidelity", "symbol", "message", "help", "start", "end", "fingerprint"])
        self.assertEqual((finding["code"], finding["fidelity"], finding["symbol"]),
                         ("RG0100", "untranslatable", "torch.no_such_function"))
        start = UNKNOWN.index("torch.no_such")
        self.assertEqual(finding["start"], {"line": 4, "column": 5, "byte": start})
        self.assertEqual(report["files"][2]["diagnostics"][0]["fidelity"], "error")
        summary = report["summary"]
        self.assertEqual(summary["files"], 3)
        self.assertEqual(summary["uses"], first["uses"])
        self.assertEqual(summary["by_symbol"], {"torch.no_such_function": {"untranslatable": 1}})

    def test_json_bytes_count_the_file_as_it_is_on_disk(self):
        for start, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"# coding: latin-1\n", "latin-1"), (b"", "utf-8")):
            content = start + "import torch\ns = 'é'; torch.no_such_function(s)\n".encode(encoding)
            self.write("a.py", content)
            report, _ = self.report("a.py", "--to", "jax")
            place = report["files"][0]["diagnostics"][0]["start"]
            self.assertEqual(place["byte"], content.index(b"torch.no_such"))
            self.assertEqual(place["column"], 10)

    def test_fingerprints_survive_moves_and_tell_twins_apart(self):
        def prints(content):
            self.write("a.py", content)
            report, _ = self.report("a.py", "--to", "jax")
            return [d["fingerprint"] for d in report["files"][0]["diagnostics"]]

        call = "torch.no_such_function(1)\n"
        before = prints("import torch\n" + call + call)
        self.assertEqual(len(set(before)), 2)
        self.assertEqual(prints("import torch\n\n# moved\n" + call + call), before)

    def test_reports_are_repeatable_and_go_to_files(self):
        self.write("a.py", UNKNOWN)
        run = self.tool("convert", "a.py", "--to", "jax", "--report", "json=r.json", "--report", "concise", "--report", "full=f.txt")
        self.assertIn("a.py:4:5", run.err)
        self.assertEqual(json.loads(self.read("r.json"))["summary"]["files"], 1)
        self.assertIn(b"-->", self.read("f.txt"))
        self.assertNotIn(b"\x1b", self.read("f.txt"))

    def test_same_input_same_bytes(self):
        for i in range(40):
            self.write(f"d{i % 7}/m{i}.py", UNKNOWN if i % 3 else BROKEN)
        runs = {self.tool("check", ".", "--to", "jax", "--report", "json", "-j", jobs).bytes for jobs in (1, 2, 2, 7)}
        self.assertEqual(len(runs), 1)
        paths = [f["path"] for f in json.loads(runs.pop())["files"]]
        self.assertEqual(paths, sorted(paths))
        self.assertEqual(len(paths), 40)

    def test_names_that_are_no_text(self):
        import os
        name = os.fsencode(self.folder) + b"/\xff\x1b[31m.py"
        with open(name, "wb") as file:
            file.write(UNKNOWN.encode())
        run = self.tool("check", ".", "--to", "jax", "--report", "json")
        self.assertEqual(run.code, 1)
        self.assertEqual(len(json.loads(run.out)["files"]), 1)
        for style in ("full", "concise"):
            self.assertNotIn("\x1b", self.tool("check", ".", "--to", "jax", "--report", style).out)

    def test_the_terminal_does_not_obey_the_source(self):
        self.write("a.py", "import torch\nx = torch.no_such_function('\x1b[2J\u202e')\n")
        out = self.tool("check", "a.py", "--to", "jax").out
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\u202e", out)
