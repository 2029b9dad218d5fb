"""Converts all cases of a pair in one run of the binary."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from .cases import ROOT


def _binary():
    if "REGRAFT_BINARY" in os.environ:
        return pathlib.Path(os.environ["REGRAFT_BINARY"])
    built = [ROOT / "build" / "regraft", ROOT / "build" / "src" / "regraft"]
    return next((path for path in built if path.exists()), built[0])


BINARY = _binary()


class ToolCrash(Exception):
    pass


def _run(folder, source, target):
    out, report = folder / "out", folder / "report.json"
    command = [str(BINARY), "convert", str(folder / "in"), "--from", source, "--to", target, "--out", str(out),
               "--helpers", "inline", "--exit-zero", f"--report=json={report}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    if done.returncode not in (0, 1, 3):
        raise ToolCrash(f"exit {done.returncode}: {done.stderr.strip()[-1500:]}\n  {' '.join(command)}")
    return out, json.loads(report.read_text()) if report.exists() else {"files": []}


def convert_all(programs, source, target):
    """programs: id → text. Returns id → (converted text, diagnostics), or id → ToolCrash."""
    return {key: found if isinstance(found, ToolCrash) else (found[0], found[1]["diagnostics"])
            for key, found in convert_with_reports(programs, source, target).items()}


def convert_with_reports(programs, source, target):
    """As convert_all, but with all that the JSON report says of the file."""
    names = {f"case_{number:05}.py": key for number, key in enumerate(programs)}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="scoreboard-"))
    try:
        (folder / "in").mkdir()
        for name, key in names.items():
            (folder / "in" / name).write_text(programs[key])
        out, report = _run(folder, source, target)
        files = {pathlib.PurePath(item["path"]).name: item for item in report["files"]}
        return {key: ((out / name).read_text(), {"diagnostics": [], **files.get(name, {})}) for name, key in names.items()}
    except (ToolCrash, subprocess.TimeoutExpired) as error:
        return _halves(programs, source, target, error)
    finally:
        shutil.rmtree(folder)


def _halves(programs, source, target, error):
    """Finds the programs that crash the tool."""
    if len(programs) == 1:
        return dict.fromkeys(programs, ToolCrash(str(error)))
    keys = list(programs)
    middle = len(keys) // 2
    found = {}
    for part in (keys[:middle], keys[middle:]):
        found.update(convert_with_reports({key: programs[key] for key in part}, source, target))
    return found
