"""Converts a whole package, then calls its public functions with the source framework blocked.

    tools/packages FOLDER MODULE [--from torch] [--to jax] [--only NAME] [--show VERDICT]

FOLDER holds the package that MODULE is or lies in. The public functions are what `__all__` of the module and of the packages in
it names. They are called as the examples of the package's docstrings call them, with the same arrays shuffled, and as the
drivers in packages_lib/drivers.py do. Where a file keeps an import of the source framework, for a use that is reported, it gets a
stand-in for it: names of it can be looked up and derived from, whatever else is done with them raises. With --strict the import itself
raises. Of each function the worst of its calls counts:

    agrees     the same values
    reported   it raises or differs, and a finding stands at a line that ran before conversion
    raises     the converted one raises, unannounced
    SILENT     the converted one gives other values, unannounced
    not run    nothing calls it, or not with success, before conversion
"""
import argparse
import collections
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile

from packages_lib import judge

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("REGRAFT_BINARY", str(ROOT / "build/src/regraft"))
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "JAX_PLATFORMS": "cpu",
               "JAX_COMPILATION_CACHE_DIR": str(ROOT / "build/packages/jax"), "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0"}


def convert(source, out, options):
    """Converts a folder into another; what was said aloud, by path of the source."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [BINARY, "convert", str(source), "--from", options.origin, "--to", options.target, "--out", str(out), "--isolated", "--exit-zero",
                   f"--report=json={report.name}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        files = json.loads(pathlib.Path(report.name).read_text())["files"]
    return {str((source / file["path"]).resolve()): [item for item in file["diagnostics"] if item["fidelity"] in judge.LOUD] for file in files}


def run(side, **request):
    """Runs packages_lib.record or packages_lib.replay in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = pathlib.Path(folder) / "request", pathlib.Path(folder) / "reply"
        asked.write_bytes(pickle.dumps(request))
        subprocess.run([sys.executable, "-m", f"packages_lib.{side}", str(asked), str(answered)], check=True,
                       env={**os.environ, **ENVIRONMENT, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "tools"), os.environ.get("PYTHONPATH")]))})
        return pickle.loads(answered.read_bytes())


def recorded(folder, options):
    """The calls before conversion: they are kept, since they do not change."""
    kept = ROOT / "build/packages" / f"{options.module}-{options.origin}-{options.shuffles}.pickle"
    if not kept.exists() or options.fresh:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(run("record", folder=str(folder), module=options.module, framework=options.origin,
                                          shuffles=options.shuffles)))
    return pickle.loads(kept.read_bytes())


def show(verdicts, wanted):
    for verdict in verdicts:
        if wanted in (verdict.kind, "all"):
            print(f"{verdict.name}: {verdict.kind}: {verdict.why}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("module")
    parser.add_argument("--from", dest="origin", default="torch")
    parser.add_argument("--to", dest="target", default="jax")
    parser.add_argument("--only", default="", help="functions with this in their names")
    parser.add_argument("--show", help="list the functions with this verdict; all")
    parser.add_argument("--shuffles", type=int, default=1, help="how many more times each call is made, with its arrays shuffled")
    parser.add_argument("--strict", action="store_true", help="the import of the source framework fails; else only what is done with it")
    parser.add_argument("--fresh", action="store_true", help="record the calls anew")
    parser.add_argument("--keep", type=pathlib.Path, help="where to leave the converted package")
    options = parser.parse_args()
    folder, package = options.folder.resolve(), options.module.split(".")[0]
    record = recorded(folder, options)
    calls = [call for call in record["calls"] if options.only in call["name"]]
    with tempfile.TemporaryDirectory() as temporary:
        out = (options.keep or pathlib.Path(temporary)).resolve()
        out.mkdir(parents=True, exist_ok=True)
        diagnostics = convert(folder / package, out / package, options)
        replies = run("replay", folder=str(out), module=options.module, framework=options.target, calls=calls,
                      blocked=options.origin, strict=options.strict)
    verdicts = judge.by_function(calls, replies, diagnostics, options.origin, options.target)
    if options.show:
        show(verdicts, options.show)
    public = [name for name in record["public"] if options.only in name]
    counts = collections.Counter(verdict.kind for verdict in verdicts)
    counts["not run"] = len(public) - len(verdicts)
    print(f"{options.module}: {len(public)} public functions, {len(calls)} calls")
    print("  " + ", ".join(f"{number} {kind}" for kind, number in counts.items()))
    print(f"  agree: {100 * counts['agrees'] / max(len(verdicts), 1):.1f} % of those that run")
    return 1 if counts["SILENT"] else 0


if __name__ == "__main__":
    sys.exit(main())
