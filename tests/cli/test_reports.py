"""The formats of --report, several at once, and merging what they wrote."""
import csv
import io
import json
import re
import xml.etree.ElementTree as xml

from tool import BROKEN, EXACT, PLAIN, UNKNOWN, ToolTest

FORMATS = ["full", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit", "csv", "html"]


class Formats(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("src/a b.py", UNKNOWN)
        self.write("src/exact.py", EXACT)
        self.write("src/broken.py", BROKEN)
        self.write("src/é%.py", "import torch\nif 1:\n    x = torch.no_such_function(\n        1, '<&\"')\n")

    def rendered(self, form, *words):
        run = self.tool("check", "src", "--to", "jax", "--report", form, *words)
        self.assertEqual((run.code, run.err), (3, ""))
        return run.out

    def findings(self):
        report = json.loads(self.rendered("json"))
        return [(file["path"], found) for file in report["files"] for found in file["diagnostics"]]

    def test_all_at_once_each_to_its_file(self):
        self.rendered("concise", *[word for form in FORMATS for word in ("--report", f"{form}=out.{form}")])
        for form in FORMATS:
            self.assertEqual(self.read(f"out.{form}").decode(), self.rendered(form), form)

    def test_every_format_says_every_finding(self):
        count = len(self.findings())
        self.assertEqual(count, 3)
        sarif = json.loads(self.rendered("sarif"))["runs"][0]["results"]
        numbers = {
            "concise": len(self.rendered("concise", "-q").splitlines()),
            "json-lines": len(self.rendered("json-lines").splitlines()),
            "sarif": len(sarif),
            "github": len(self.rendered("github").splitlines()),
            "gitlab": len(json.loads(self.rendered("gitlab"))),
            "junit": len(xml.fromstring(self.rendered("junit")).findall(".//failure")) + 1,
            "csv": len(list(csv.reader(io.StringIO(self.rendered("csv"))))) - 1,
            "html": self.rendered("html").count('<div class="finding '),
        }
        self.assertEqual(numbers, {form: count for form in numbers})

    def test_json_lines(self):
        lines = [json.loads(line) for line in self.rendered("json-lines").splitlines()]
        self.assertEqual(lines, [{"path": path, **found} for path, found in self.findings()])

    def test_csv(self):
        text = self.rendered("csv")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual([(row["path"], int(row["line"]), row["code"], row["symbol"], row["message"]) for row in rows],
                         [(path, f["start"]["line"], f["code"], f["symbol"], f["message"]) for path, f in self.findings()])

    def test_sarif(self):
        run = json.loads(self.rendered("sarif"))["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], ["RG0001", "RG0100"])
        for rule in rules:
            self.assertTrue(rule["help"]["text"] and rule["help"]["markdown"] and rule["fullDescription"]["text"])
        for (path, found), result in zip(self.findings(), run["results"]):
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(place["artifactLocation"]["uri"], "src/" + path.replace("%", "%25").replace(" ", "%20").replace("é", "%C3%A9"))
            region = place["region"]
            self.assertEqual((region["startLine"], region["startColumn"], region["byteOffset"]), tuple(found["start"].values()))
            self.assertEqual((region["endLine"], region["endColumn"]), tuple(found["end"].values())[:2])
            self.assertEqual(result["partialFingerprints"]["regraft/v1"], found["fingerprint"])
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertEqual(result["level"], "error")

    def test_sarif_takes_the_gravest_of_too_many(self):
        self.write("many.py", "import torch\n" + "torch.no_such_function(1)\n" * 24990)
        self.write("zz.py", BROKEN)
        self.write("noted.py", "x = 1  # regraft: ignore\n" * 20)
        out = self.tool("check", ".", "--exclude", "src", "--to", "jax", "--report", "sarif").out
        run = json.loads(out)["runs"][0]
        levels = [result["level"] for result in run["results"]]
        self.assertEqual((levels.count("error"), levels.count("note")), (24991, 9))
        self.assertIn("11 further results", run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"])

    def test_github(self):
        lines = self.rendered("github").splitlines()
        self.assertEqual(lines[0], "::error title=regraft (RG0100),file=src/a b.py,line=4,col=5,endLine=4,endColumn=30::"
                                   "src/a b.py:4:5: RG0100 `torch.no_such_function` has no mapping")
        self.assertIn("file=src/é%25.py,", lines[2])

    def test_gitlab(self):
        issues = json.loads(self.rendered("gitlab"))
        self.assertEqual(issues[0]["location"]["path"], "src/a b.py")
        self.assertEqual(issues[0]["location"]["lines"], {"begin": 4, "end": 4})
        self.assertEqual([issue["severity"] for issue in issues], ["major", "blocker", "major"])
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), 3)

    def test_junit(self):
        root = xml.fromstring(self.rendered("junit"))
        self.assertEqual([(s.get("name"), s.get("failures"), s.get("errors")) for s in root],
                         [("src/a b.py", "1", "0"), ("src/broken.py", "0", "1"), ("src/exact.py", "0", "0"), ("src/é%.py", "1", "0")])
        self.assertEqual((root.get("tests"), root.get("failures"), root.get("errors")), ("4", "2", "1"))
        self.write("src/odd.py", "import torch\nx = torch.no_such_function\u202e('\x01<')\n")
        xml.fromstring(self.rendered("junit"))

    def test_workspace_paths_are_relative_to_the_current_folder(self):
        out = self.tool("check", self.folder / "src", "--to", "jax", "--report", "github").out
        self.assertIn("file=src/a b.py,", out)

    def test_html_stands_alone(self):
        page = self.rendered("html")
        self.assertTrue(page.startswith("<!doctype html>"))
        self.assertEqual(re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', page), [])
        for part in ("url(", "{{", "@import"):
            self.assertFalse(part in page, part)
        shown = re.sub("</?mark>", "", page)
        for part in ("torch.cat", "jnp.concatenate", "&lt;&amp;&quot;"):
            self.assertTrue(part in shown, part)
        self.assertFalse("'<&\"'" in page)


class Merge(ToolTest):
    def setUp(self):
        super().setUp()
        for i in range(9):
            self.write(f"t/d{i % 3}/m{i}.py", [UNKNOWN, EXACT, BROKEN, PLAIN][i % 4])
        self.write("t/n.py", "import numpy as np\nx = np.no_such_function()\n")

    def shard(self, name, *paths):
        return self.tool("check", *paths, "--to", "jax", "--report", f"json={name}")

    def test_the_parts_of_a_run_give_the_whole(self):
        files = self.tool("check", "t", "--show-files").out.split()
        for i, part in enumerate((files[::3], files[1::3], files[2::3])):
            # The same root for all, as shards have it: by leaving out what belongs to the others.
            others = [word for name in files if name not in part for word in ("--exclude", name[2:])]
            self.shard(f"{i}.json", "t", *others)
        self.shard("whole.json", "t")
        run = self.tool("merge", "2.json", "0.json", "1.json")
        self.assertEqual((run.code, run.err), (3, ""))
        self.assertEqual(run.bytes, self.read("whole.json"))
        # A part that was run twice changes nothing.
        self.assertEqual(self.tool("merge", "1.json", "0.json", "1.json", "2.json").bytes, run.bytes)

    def test_any_format(self):
        self.shard("r.json", "t")
        for form in FORMATS:
            run = self.tool("merge", "r.json", "--report", form)
            self.assertEqual((run.code, run.err), (3, ""), form)
            self.assertIn("RG0100", run.out)
        direct = self.tool("check", "t", "--to", "jax", "--report", "csv").out
        self.assertEqual(self.tool("merge", "r.json", "--report", "csv").out, direct)

    def test_exit_codes(self):
        self.write("a.py", UNKNOWN)
        self.write("b.py", EXACT)
        self.shard("a.json", "a.py")
        self.shard("b.json", "b.py")
        self.assertEqual(self.tool("merge", "b.json").code, 0)
        self.assertEqual(self.tool("merge", "a.json", "b.json").code, 1)
        self.assertEqual(self.tool("merge", "a.json", "b.json", "--exit-zero").code, 0)

    def test_what_is_no_report(self):
        self.shard("r.json", "t")
        self.write("bad.json", "{")
        self.write("other.json", '{"schema": 2}')
        self.write("empty.json", "{}")
        self.assert_usage_error(self.tool("merge"), "reports")
        for name in ("bad.json", "other.json", "empty.json", "nowhere.json"):
            self.assert_usage_error(self.tool("merge", "r.json", name), name)
        self.tool("check", "t", "--to", "numpy", "--report", "json=n.json")
        self.assert_usage_error(self.tool("merge", "r.json", "n.json"), "different targets")
