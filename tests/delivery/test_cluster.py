"""Job arrays on a real Slurm of one node, and GNU parallel."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from tool import EXACT, PLAIN, REGRAFT, ROOT, UNKNOWN, ToolTest

CONFIGURATION = """ClusterName=one
SlurmctldHost={host}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/ctld.pid
SlurmdPidFile={folder}/d.pid
SlurmctldLogFile={folder}/ctld.log
SlurmdLogFile={folder}/d.log
SlurmctldPort={port}
SlurmdPort={port2}
MinJobAge=300
NodeName={host} CPUs=2 State=UNKNOWN
PartitionName=debug Nodes={host} Default=YES State=UP
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]


class Slurm:
    """slurmctld and slurmd, and munged where none runs; all ended by close()."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="regraft-slurm-"))
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        self.processes = []
        host = socket.gethostname().split(".")[0]
        conf = self.folder / "slurm.conf"
        conf.write_text(CONFIGURATION.format(host=host, folder=self.folder, port=free_port(), port2=free_port()))
        self.environment = {**os.environ, "SLURM_CONF": str(conf)}
        if not self.munge_answers():
            os.makedirs("/run/munge", exist_ok=True)
            shutil.chown("/run/munge", "munge", "munge")
            # By force: a munged that was killed leaves its socket behind.
            self.start("runuser", "-u", "munge", "--", "/usr/sbin/munged", "--foreground", "--force")
            self.until(self.munge_answers)
        self.start("slurmctld", "-D")
        self.until(lambda: self.run("scontrol", "ping").returncode == 0)
        self.start("slurmd", "-D")
        self.until(lambda: b" idle" in self.run("sinfo").stdout)

    def start(self, *words):
        self.processes.append(subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def run(self, *words, **more):
        return subprocess.run(words, env={**self.environment, **more.pop("env", {})}, capture_output=True, **more)

    def munge_answers(self):
        return self.run("munge", "--no-input").returncode == 0

    def until(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise RuntimeError("Slurm does not start: " + "".join(path.read_text() for path in self.folder.glob("*.log"))[-2000:])
            time.sleep(0.2)

    def close(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Cluster(ToolTest):
    def setUp(self):
        super().setUp()
        self.write("t/requirements.txt", "torch\n")
        self.write("t/pyproject.toml", "")
        for i in range(30):
            self.write(f"t/p{i % 3}/m{i:02}.py", (EXACT, UNKNOWN, PLAIN)[i % 3] * (1 + i % 5))
        run = self.tool("convert", "t", "--from", "torch", "--to", "jax", "--out", "whole", "--report", "json=whole.json")
        self.assertEqual(run.code, 1)

    def tree(self, name):
        top = self.folder / name
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def assert_whole(self, out, report):
        self.assertEqual(self.read(report), self.read("whole.json"))
        self.assertEqual(self.tree(out), self.tree("whole"))

    def test_parallel(self):
        command = (f"seq 5 | parallel --will-cite -j 2 '{REGRAFT} convert t --from torch --to jax --out out --shard {{}}/5 "
                   f"--report json=r{{}}.json; [ $? -le 1 ]' && {REGRAFT} merge r*.json > merged.json")
        run = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assert_whole("out", "merged.json")

    @unittest.skipUnless(os.geteuid() == 0, "slurmd needs root")
    def test_slurm(self):
        slurm = Slurm()
        self.addCleanup(slurm.close)
        more = {"REGRAFT": REGRAFT, "XDG_CACHE_HOME": self.cache}
        run = slurm.run(ROOT / "tools/slurm/submit", "4", "t", "out", "merged.json", "--from", "torch", "--to", "jax", cwd=self.folder, env=more)
        self.assertEqual(run.returncode, 1, run.stderr + b"".join(path.read_bytes() for path in self.folder.glob("regraft-*.log")))
        self.assert_whole("out", "merged.json")
        # A task that is killed and runs again changes nothing.
        part = [ROOT / "tools/slurm/shard.sbatch", "t", "out", ".", "--from", "torch", "--to", "jax"]
        env = {**slurm.environment, **more, "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_MAX": "4"}
        for delay in (0.0, 0.02, 0.05):
            process = subprocess.Popen(part, cwd=self.folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        time.sleep(3)
        self.assertEqual(subprocess.run(part, cwd=self.folder, env=env, capture_output=True).returncode, 0)
        self.assertEqual(self.tree("out"), self.tree("whole"))
