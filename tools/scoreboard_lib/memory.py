"""Answers that are kept between runs: the same program under the same framework gives the same answer.

A key holds all that an answer depends on: the request, the pinned packages, and the code of the worker's side. What
depends on the machine's mood (a time-out, a crash) is not kept. `--fresh` does without.
"""
import hashlib
import os
import pathlib
import pickle
import sqlite3
import threading
import zlib

HERE = pathlib.Path(__file__).resolve().parent
WORKER_SIDE = sorted(HERE.glob("sides/*.py")) + [HERE / name for name in ("worker.py", "encode.py", "function.py", "inputs.py", "frameworks.py")]
MOODS = ("Timeout", "Crash")


def folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "regraft-scoreboard"


class Memory:
    def __init__(self, requirements):
        state = hashlib.sha256(requirements.read_bytes())
        for path in WORKER_SIDE:
            state.update(path.read_bytes())
        state.update(os.environ.get("KERAS_BACKEND", "").encode())
        self.state = state.digest()
        self.lock = threading.Lock()
        folder().mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(folder() / "answers.db", timeout=60, check_same_thread=False, isolation_level=None)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("PRAGMA synchronous=OFF")
        self.database.execute("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, reply BLOB)")

    def _key(self, framework, request):
        return hashlib.sha256(self.state + repr((framework, sorted(request.items()))).encode()).digest()

    def find(self, framework, request):
        with self.lock:
            row = self.database.execute("SELECT reply FROM answers WHERE key = ?", (self._key(framework, request),)).fetchone()
        return pickle.loads(zlib.decompress(row[0])) if row else None

    def keep(self, framework, request, reply):
        if any(reply.get(part, {}).get("error", {}).get("type") in MOODS for part in ("result", "gradient", "compiled")):
            return
        row = (self._key(framework, request), zlib.compress(pickle.dumps(reply)))
        with self.lock:
            self.database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", row)


class NoMemory:
    def find(self, framework, request):
        return None

    def keep(self, framework, request, reply):
        pass
