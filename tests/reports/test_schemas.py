"""SARIF, JUnit and GitLab's reports against validators and schemas that are not ours."""
import json
import os
import pathlib
import subprocess

from project import ReportTest

TOOLS = pathlib.Path(os.environ["TEST_TOOLS"])


class Sarif(ReportTest):
    def problems(self, path):
        """What the validator finds above the level of a note. Its exit code says nothing."""
        log = self.folder / "log.sarif"
        done = subprocess.run([TOOLS / "node_modules/.bin/sarif-multitool", "validate", path, "--output", log, "--log", "ForceOverwrite",
                               "--max-file-size-in-kb", "1000000"], capture_output=True, text=True)
        self.assertTrue(log.exists(), done.stdout + done.stderr)
        results = json.loads(log.read_text())["runs"][0]["results"]
        return [(one["ruleId"], one.get("level", "warning"), one.get("message")) for one in results if one.get("level") != "note"]

    def serious(self, path):
        # SARIF2005 asks for a homepage, which there is none of. Where the validator cannot read a file it says nothing at all.
        problems = self.problems(path)
        self.assertIn("SARIF2005", [rule for rule, _, _ in problems])
        return [one for one in problems if one[0] != "SARIF2005"]

    def test_valid(self):
        self.assertEqual(self.serious(self.render("sarif", "r.sarif")), [])

    def test_too_many_results(self):
        self.write("src/many.py", "import torch\n" + "torch.no_such_function(1)\n" * 25100)
        path = self.render("sarif", "r.sarif")
        self.assertEqual(len(json.loads(path.read_text())["runs"][0]["results"]), 25000)
        self.assertEqual(self.serious(path), [])

    def test_nothing_found(self):
        self.tool("check", "src/exact.py", "--to", "jax", "--report", "sarif=r.sarif")
        self.assertEqual(self.serious(self.folder / "r.sarif"), [])

    def test_merged(self):
        self.render("json", "r.json")
        self.tool("merge", "r.json", "--report", "sarif=r.sarif")
        self.assertEqual(self.serious(self.folder / "r.sarif"), [])

    def test_the_validator_finds_mistakes(self):
        path = self.render("sarif", "r.sarif")
        report = json.loads(path.read_text())
        report["runs"][0]["results"][0]["ruleIndex"] = 99
        path.write_text(json.dumps(report))
        self.assertEqual([rule for rule, _, _ in self.serious(path)], ["SARIF1009"])


class JUnit(ReportTest):
    SCHEMA = TOOLS / "junit-10.xsd"

    def validate(self, path):
        return subprocess.run(["xmllint", "--noout", "--schema", self.SCHEMA, path], capture_output=True, text=True)

    def test_valid(self):
        done = self.validate(self.render("junit", "r.xml"))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_schema_finds_mistakes(self):
        path = self.render("junit", "r.xml")
        path.write_text(path.read_text().replace(" name=", " nom="))
        self.assertNotEqual(self.validate(path).returncode, 0)


class GitLab(ReportTest):
    def validate(self, path):
        return subprocess.run([TOOLS / "venv/bin/check-jsonschema", "--schemafile", pathlib.Path(__file__).with_name("gitlab.schema.json"), path],
                              capture_output=True, text=True)

    def test_valid(self):
        done = self.validate(self.render("gitlab", "r.json"))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_the_schema_finds_mistakes(self):
        path = self.render("gitlab", "r.json")
        path.write_text(path.read_text().replace('"major"', '"dreadful"'))
        self.assertNotEqual(self.validate(path).returncode, 0)

    def test_fingerprints_are_told_apart(self):
        issues = json.loads(self.render("gitlab", "r.json").read_text())
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(issues))
