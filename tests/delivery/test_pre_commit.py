"""The hooks under real pre-commit. $TEST_TOOLS/venv has it."""
import os
import pathlib
import shutil
import subprocess

from tool import EXACT, REGRAFT, ROOT, UNKNOWN, ToolTest

PRE_COMMIT = pathlib.Path(os.environ.get("TEST_TOOLS", ROOT / "build/test-tools")) / "venv/bin/pre-commit"
USES = "from .defines import make\n\ndef f():\n    return make().unsqueeze(0)\n"


class PreCommit(ToolTest):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        os.symlink(REGRAFT, self.folder / "bin/regraft")
        home = self.folder / "home"
        home.mkdir()
        self.environment.update(PATH=f"{self.folder / 'bin'}:{os.environ['PATH']}", HOME=str(home), PRE_COMMIT_HOME=str(home / "pc"),
                                GIT_CONFIG_GLOBAL=str(home / "gitconfig"), GIT_CONFIG_NOSYSTEM="1")
        self.write("home/gitconfig", "[user]\nname = n\nemail = n@example.invalid\n[init]\ndefaultBranch = main\n")
        self.hooks = self.repository("hooks")
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", self.folder / "hooks")
        revision = self.commit("hooks")
        self.repository("project")
        self.write("project/pyproject.toml", '[tool.regraft]\nfrom = ["torch"]\nto = "jax"\nexclude = ["vendored"]\nreport = ["concise"]\n')
        self.config = f"repos:\n- repo: {self.folder / 'hooks'}\n  rev: {revision}\n  hooks:\n  - id: "
        self.write("project/p/__init__.py", "")
        self.write("project/p/defines.py", "import torch\n\ndef make():\n    return torch.ones(2)\n")
        self.write("project/vendored/v.py", UNKNOWN)

    def git(self, folder, *words):
        return subprocess.run(["git", *words], cwd=self.folder / folder, env=self.environment, check=True, capture_output=True, text=True).stdout.strip()

    def repository(self, name):
        (self.folder / name).mkdir()
        self.git(name, "init", "-q")

    def commit(self, name):
        self.git(name, "add", "-A")
        self.git(name, "commit", "-q", "-m", "x", "--no-verify")
        return self.git(name, "rev-parse", "HEAD")

    def run_hook(self, hook):
        self.write("project/.pre-commit-config.yaml", self.config + hook + "\n")
        self.git("project", "add", "-A")
        run = subprocess.run([PRE_COMMIT, "run"], cwd=self.folder / "project", env=self.environment, capture_output=True, text=True)
        return run.returncode, run.stdout + run.stderr

    def test_check_says_of_changed_files_what_the_whole_run_says(self):
        self.write("project/p/uses.py", "X = 1\n")
        self.commit("project")
        self.write("project/p/uses.py", USES.replace("unsqueeze", "no_such_method"))
        self.write("project/vendored/v.py", UNKNOWN + "# changed\n")
        code, out = self.run_hook("regraft-check")
        self.assertEqual(code, 1, out)
        whole = subprocess.run([REGRAFT, "check", "p"], cwd=self.folder / "project", env=self.environment, capture_output=True, text=True)
        lines = [line for line in whole.stdout.splitlines() if line.startswith("p/uses.py")]
        self.assertTrue(lines, whole.stdout)
        for line in lines:
            self.assertIn(line, out)
        self.assertNotIn("vendored", out)

    def test_convert(self):
        self.commit("project")
        self.write("project/p/uses.py", USES)
        self.write("project/a.py", EXACT)
        code, out = self.run_hook("regraft-convert")
        self.assertEqual(code, 1, out)  # pre-commit fails a commit whose files a hook has changed
        self.assertIn("files were modified", out)
        self.assertIn(b"jnp.expand_dims", self.read("project/p/uses.py"))
        self.assertIn(b"jnp.concatenate", self.read("project/a.py"))
        self.assertEqual(self.run_hook("regraft-convert")[0], 0)
