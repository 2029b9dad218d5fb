"""Warm worker processes, one a framework, restarted when they die or a program takes too long."""
import multiprocessing.connection
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "JAX_PLATFORMS": "cpu", "TF_ENABLE_ONEDNN_OPTS": "0",
               "CUDA_VISIBLE_DEVICES": "", "PYTHONHASHSEED": "0"}
# What one framework needs besides. Keras runs on another one: what holds on all of them can be tried on each.
OWN_ENVIRONMENT = {"keras": {"KERAS_BACKEND": os.environ.get("KERAS_BACKEND", "jax")}}
# Settings that a process can't take back: the next program gets a new one.
IRREVERSIBLE = re.compile(r"enable_numpy_behavior|disable_eager|disable_v2|set_visible_devices|initialize_|set_memory_growth"
                          r"|set_num_interop|run_functions_eagerly|enable_dump|enable_check|torch\.library|jax\.distributed")
START_LIMIT = 120


class Worker:
    def __init__(self, framework, limit=30, recycle=4000):
        self.framework, self.limit, self.recycle = framework, limit, recycle
        self.process = self.connection = self.folder = None
        self.runs = 0

    def start(self):
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "scoreboard_lib.worker", self.framework, str(theirs.fileno())]
        self.folder = tempfile.TemporaryDirectory(prefix="scoreboard-worker-")  # programs may write files
        environment = {**os.environ, **ENVIRONMENT, **OWN_ENVIRONMENT.get(self.framework, {"KERAS_BACKEND": "tensorflow"}), "PYTHONPATH": str(HERE.parent)}
        self.process = subprocess.Popen(command, cwd=self.folder.name, pass_fds=[theirs.fileno()], env=environment,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        theirs.close()
        self.connection = multiprocessing.connection.Connection(ours.detach())
        self.runs = 0
        if self._receive(START_LIMIT) != "ready":
            raise RuntimeError(f"the worker for {self.framework} does not start: {' '.join(command)}")

    def stop(self):
        if self.process:
            self.connection.close()
            self.process.kill()
            self.process.wait()
            self.process = None
            self.folder.cleanup()

    def _receive(self, limit):
        if not self.connection.poll(limit):
            return None
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return "died"

    def run(self, request):
        """The answer to one request; never raises for what the program does."""
        if self.process is None:
            self.start()
        began = time.monotonic()
        try:
            self.connection.send(request)
            reply = self._receive(self.limit)
        except OSError:
            reply = "died"
        self.runs += 1
        if not isinstance(reply, dict):
            self.stop()
            kind = "Crash" if reply == "died" else "Timeout"
            text = "the process died" if reply == "died" else f"not done after {self.limit} s"
            reply = {"result": {"error": {"type": kind, "message": text, "line": 0}}}
        elif IRREVERSIBLE.search(request["code"]) or self.runs >= self.recycle:
            self.stop()
        reply["seconds"] = time.monotonic() - began
        return reply
