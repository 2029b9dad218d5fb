"""The command: chooses cases, runs them, prints what came of them."""
import argparse
import hashlib
import json
import sys
import time

from . import report
from .cases import ROOT, load
from .compiled import Compiled
from .convert import BINARY
from .docstrings import means_nothing
from .frameworks import FRAMEWORKS, TARGETS
from .lanes import Lanes
from .memory import Memory, NoMemory
from .pairs import run_pairs
from .reasons import Accepted
from .sources import check_sources
from .verdict import loud, reason

LISTS = ROOT / "tests" / "scoreboard"


def arguments():
    parser = argparse.ArgumentParser(prog="tools/scoreboard", description="Converts cases, runs source and converted code under the "
                                     "real frameworks, and compares what they compute.")
    parser.add_argument("--suite", choices=("standard", "operators", "docstrings", "docstrings-all", "models", "programs", "versions"), default="standard",
                        help="the examples of the tables (default); the samples that torch tests its operators with; the docstring examples of "
                        "the frameworks: those that use nothing but what the tables have, or all; the whole models of tests/models; random programs; or code of old versions")
    parser.add_argument("--docstrings", action="store_true", help="of the suite `versions`: the docstrings of the old version, too")
    parser.add_argument("--from", dest="sources", action="append", choices=FRAMEWORKS, help="repeatable; default: all")
    parser.add_argument("--to", dest="targets", action="append", choices=TARGETS, help="repeatable; default: all but dask")
    parser.add_argument("--entry", type=lambda text: text.split(","), help="only cases of this API, or of several with commas between")
    parser.add_argument("--area", action="append", help="only cases of the tables of this name (repeatable): convolution")
    parser.add_argument("--core", action="store_true", help="only cases of the array API standard's own operations")
    parser.add_argument("--case", help="only this case")
    parser.add_argument("--sample", type=int, help="only so many cases a pair")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--programs", type=int, default=100, metavar="N", help="of the suite `programs`: N random programs a source, those "
                        "of the seeds from --seed on")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="of the suite `operators`: not the usual samples of each operator, but others, by "
                        "the lot N, with other numbers")
    parser.add_argument("--compiled", action="store_true", help="also inside jax.jit, torch.export and tf.function")
    parser.add_argument("--check-sources", action="store_true", help="only run the examples in their own framework")
    parser.add_argument("--floor", type=float, default=0, help="with --strict: the share of cases, in per cent, that has to pass")
    parser.add_argument("--list-known", action="store_true", help="write the failing cases of this run to tests/scoreboard/known_failures.json")
    parser.add_argument("--strict", action="store_true", help="fail for every report and false alarm that is not listed in tests/scoreboard, and "
                        "end with a line of what passed and what failed")
    parser.add_argument("--list-reported", action="store_true", help="write tests/scoreboard/reported.json anew: what these cases report, and why")
    parser.add_argument("--json", help="write all that is noteworthy to this file")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="details of at most N noteworthy cases a pair (default 20)")
    parser.add_argument("--limit", type=float, default=30, help="seconds a program may take")
    parser.add_argument("--fresh", action="store_true", help="run everything anew, whatever earlier runs have answered")
    parser.add_argument("-j", type=int, default=2, dest="jobs", help="how many run at a time")
    return parser.parse_args()


def choose(options, suite):
    """(source, target) → cases."""
    selection = {}
    for source, cases in suite.items():
        wanted = [case for case in cases if options.case in (None, case.id) and (options.entry is None or case.entry in options.entry)
                  and (not options.area or case.area in options.area) and (case.core or not options.core)]
        for target in options.targets or FRAMEWORKS:
            cases = [case for case in wanted if not (case.stepwise and means_nothing(case, target))]
            selection[source, target] = sample(cases, options.sample, f"{options.seed} {source} {target}")
    return selection


def sample(cases, size, seed):
    """So many of the cases, by lots that each draws of its own name: a new case takes the place of one other, not of all."""
    if size is None or size >= len(cases):
        return cases
    drawn = {id(case) for case in sorted(cases, key=lambda case: hashlib.sha256(f"{seed} {case.id}".encode()).digest())[:size]}
    return [case for case in cases if id(case) in drawn]


def read_list(name):
    path = LISTS / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def has_reason(verdict):
    return Accepted({}, read_list("reasons")).reasons(loud(verdict.diagnostics), verdict.target)


def list_reported(verdicts, listed):
    """Replaces what was listed of these cases; what somebody wrote by hand stays, and reasons.json needs no lines here."""
    ran = {name_of(verdict) for verdict in verdicts}
    kept = {key: text for key, text in listed.items() if key not in ran}
    found = {name_of(verdict): listed.get(name_of(verdict)) or reason(verdict) for verdict in verdicts
             if verdict.kind == "reported" and not has_reason(verdict)}
    (LISTS / "reported.json").write_text(json.dumps(dict(sorted((kept | found).items())), indent=1, ensure_ascii=False) + "\n")


def name_of(verdict):
    return f"{verdict.case.framework} > {verdict.target} {verdict.case.id}"


def fails(verdict, listed):
    return (verdict.kind in ("silent", "crash") or verdict.false_alarm
            or verdict.kind == "reported" and name_of(verdict) not in listed and not has_reason(verdict))


def list_known(verdicts, listed):
    """Writes down which of these cases fail, each with what it does wrong: the debt, to be paid off."""
    ran = {name_of(verdict) for verdict in verdicts}
    kept = {key: text for key, text in read_list("known_failures").items() if key not in ran}
    found = {name_of(verdict): f"{verdict.kind}: {verdict.why.splitlines()[0][:160] if verdict.why else 'false alarm'}"
             for verdict in verdicts if verdict.kind != "source-fails" and fails(verdict, listed)}
    (LISTS / "known_failures.json").write_text(json.dumps(dict(sorted((kept | found).items())), indent=1, ensure_ascii=False) + "\n")


def strict(verdicts, listed, known, floor):
    """A known failure is printed and counts neither as passed nor as failed; any other failure fails, unless a floor is
    given: then the run fails only if fewer than `floor` per cent of all cases pass, known failures counted against it."""
    counted = [verdict for verdict in verdicts if verdict.kind != "source-fails"]
    failing = [verdict for verdict in counted if fails(verdict, listed)]
    failed = [verdict for verdict in failing if name_of(verdict) not in known]
    for verdict in failing:
        word = "failed" if name_of(verdict) not in known else "known failure"
        print(f"{word}: {name_of(verdict)}: {verdict.kind}{' false alarm' * verdict.false_alarm}: {verdict.why[:200]}")
    still = {name_of(verdict) for verdict in failing}
    for verdict in counted:
        if name_of(verdict) in known and name_of(verdict) not in still:
            print(f"no longer fails, take it off tests/scoreboard/known_failures.json: {name_of(verdict)}")
    print(f"{len(failing) - len(failed)} cases fail that are listed in tests/scoreboard/known_failures.json; they are not counted below")
    share = 100 * (len(counted) - len(failing)) / max(len(counted), 1)
    if floor and share >= floor and not any(verdict.kind == "crash" for verdict in failing):
        print(f"{share:.1f} % of the cases pass; the floor is {floor} %: {len(failed)} failures that are not listed are let through")
        failed = []
    print(f"{len(counted) - len(failing)} passed, {len(failed)} failed")
    return bool(failed)


def say(text):
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def progress(framework, done, total):
    if done % 250 == 0 or done == total:
        say(f"  {framework}: {done} of {total}")


def main():
    options = arguments()
    if options.suite == "models":
        from .models.run import main as run_models
        return run_models(options)
    if options.suite == "versions":
        from .versions.main import main as run_versions
        return run_versions(options)
    suite = load(options.suite, options.sources or list(FRAMEWORKS), range(options.seed, options.seed + options.programs), options.draw)
    memory = NoMemory() if options.fresh else Memory(ROOT / "tools" / "requirements.txt")
    lanes = Lanes(options.jobs, options.limit, progress, memory)
    if options.check_sources:
        if options.entry or options.case:
            suite = {name: [case for case in cases if (options.entry and case.entry in options.entry) or case.id == options.case]
                     for name, cases in suite.items()}
        return 1 if check_sources(suite, lanes) else 0
    if not BINARY.exists():
        sys.exit(f"{BINARY} is not built: cmake -S . -B build -G Ninja && ninja -C build regraft")
    accepted, listed = Accepted(read_list("accepted"), read_list("reasons")), read_list("reported")
    compiled = Compiled(ROOT) if options.compiled else None
    results = run_pairs(choose(options, suite), lanes, accepted, compiled, options.suite != "standard", say)
    for verdicts in results.values():
        for verdict in [verdict for verdict in verdicts if report.noteworthy(verdict)][:options.show]:
            print(report.detail(verdict, options.suite), end="\n\n")
    if options.case:
        for verdicts in results.values():
            for verdict in verdicts:
                if not report.noteworthy(verdict):
                    print(report.detail(verdict, options.suite), end="\n\n")
    print(report.table(results))
    if options.json:
        report.write_json(options.json, results, options.suite)
    every = [verdict for verdicts in results.values() for verdict in verdicts]
    if options.list_reported:
        list_reported(every, listed)
    if options.list_known:
        list_known(every, listed)
    if options.strict:
        return strict(every, listed, read_list("known_failures"), options.floor)
    return 1 if any(verdict.kind in ("silent", "crash") for verdict in every) else 0


if __name__ == "__main__":
    sys.exit(main())
