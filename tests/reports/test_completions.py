"""The completion scripts in the shells they are for."""
import subprocess

from tool import ToolTest


class Completions(ToolTest):
    def setUp(self):
        super().setUp()
        for shell in ("bash", "zsh", "fish"):
            run = self.tool("completions", shell)
            self.assertEqual((run.code, run.err), (0, ""))
            self.write(f"regraft.{shell}", run.bytes)
        self.write("some_file.py", "")

    def shell(self, *words):
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def bash(self, *words):
        quoted = " ".join(f"'{word}'" for word in words)
        return self.shell("bash", "-c", f"source regraft.bash; COMP_WORDS=(regraft {quoted}); COMP_CWORD={len(words)}; "
                                        f"_regraft regraft '{words[-1]}' '{(('regraft',) + words)[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"")

    def fish(self, line):
        out = subprocess.run(["fish", "--no-config", "-c", f"source regraft.fish; complete -C '{line}'"], cwd=self.folder,
                             capture_output=True, text=True, timeout=60)
        self.assertEqual(out.stderr, "")
        return [one.split("\t")[0] for one in out.stdout.splitlines()]

    def zsh(self, line):
        """What a terminal would list: zsh completes in none but an interactive shell."""
        script = ("zmodload zsh/zpty; zpty z zsh -f -i; zpty -w z 'PS1=; autoload -U compinit; compinit -u -d $PWD/dump; source ./regraft.zsh; "
                  "zstyle \":completion:*\" list-prompt \"\"; bindkey \"^I\" list-choices; echo RE\"\"ADY'; zpty -r -m z log '*READY*'; "
                  f"zpty -w -n z '{line}'$'\\t'; sleep 2; zpty -r -t z out; while zpty -r -t z more; do out+=$more; done; print -r -- $out")
        done = subprocess.run(["zsh", "-f", "-c", script], cwd=self.folder, capture_output=True, text=True, timeout=60, env={"TERM": "dumb", "PATH": "/usr/bin:/bin", "COLUMNS": "200", "LINES": "60"})
        return done.stdout

    def test_commands(self):
        wanted = {"convert", "check", "baseline", "merge", "map", "coverage", "rule", "completions", "man", "tables", "weights"}
        self.assertLessEqual(wanted, set(self.bash("")))
        self.assertLessEqual(wanted, set(self.fish("regraft ")))
        self.assertEqual(self.bash("cov"), ["coverage"])

    def test_options(self):
        self.assertEqual(self.bash("check", "--fail"), ["--fail-on"])
        self.assertEqual(self.fish("regraft check --fail"), ["--fail-on"])
        self.assertEqual(self.bash("check", "--in-p"), [])
        self.assertEqual(self.bash("convert", "--in-p"), ["--in-place"])

    def test_values(self):
        self.assertEqual(self.bash("check", "--fail-on", ""), ["untranslatable", "approximate"])
        self.assertIn("jax", self.bash("convert", "--to", ""))
        self.assertIn("sarif", self.bash("check", "--report", ""))
        self.assertIn("RG0100", self.bash("rule", "RG01"))
        self.assertEqual(self.fish("regraft check --fidelity "), ["approximate", "exact"])
        self.assertIn("RG0100", self.fish("regraft rule RG01"))

    def test_files(self):
        self.assertEqual(self.bash("check", "some"), ["some_file.py"])
        self.assertIn("some_file.py", self.fish("regraft check some"))

    def test_zsh(self):
        self.assertIn("coverage", self.zsh("regraft c"))
        self.assertIn("approximate", self.zsh("regraft check --fail-on "))

    def test_other_shells(self):
        self.assert_usage_error(self.tool("completions", "csh"), "csh")
        self.assert_usage_error(self.tool("completions"), "shell")
