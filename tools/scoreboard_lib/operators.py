"""The suite `operators`: the samples that torch tests its own operators with, as source text."""
import hashlib
import json
import os
import subprocess
import sys

from .cases import Case, ROOT
from .memory import folder
from .workers import ENVIRONMENT

# What the programs depend on. Making them takes minutes, so they are kept.
SOURCES = [ROOT / "tools" / "requirements.txt", ROOT / "mappings" / "torch" / "surface.json",
           *(ROOT / "tools" / "scoreboard_lib" / name for name in ("op_db.py", "surface_names.py"))]

# What these give is not said, so that no two runs need agree.
UNSET = {"empty", "empty_like", "empty_permuted", "empty_strided", "new_empty", "new_empty_strided"}


def _make(draw):
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run([sys.executable, "-m", "scoreboard_lib.op_db", str(draw)], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"reading torch's samples failed: {done.stderr[-500:]}")
    return done.stdout[done.stdout.index("["):]


def _programs(draw):
    state = hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()
    kept = folder() / f"operators-{state[:16]}-{draw}.json"
    if not kept.exists():
        text = _make(draw)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text)
    return json.loads(kept.read_text())


def operator_cases(framework, draw=0):
    """Of torch only: no other framework ships such samples."""
    if framework == "torch":
        for item in _programs(draw):
            if item["id"].split()[0] in UNSET:
                continue
            yield Case(item["id"], framework, item["entry"], item["code"], code=item["code"], inputs=tuple(item["inputs"]), by=tuple(item["by"]))
