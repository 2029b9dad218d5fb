"""The command: chooses cases, runs them, prints what came of them."""
import argparse
import json
import random
import sys
import time

from . import report
from .cases import ROOT, load
from .compiled import Compiled
from .convert import BINARY
from .frameworks import FRAMEWORKS
from .lanes import Lanes
from .pairs import run_pairs
from .sources import check_sources

ACCEPTED = ROOT / "tests" / "scoreboard" / "accepted.json"


def arguments():
    parser = argparse.ArgumentParser(prog="tools/scoreboard", description="Converts cases, runs source and converted code under the "
                                     "real frameworks, and compares what they compute.")
    parser.add_argument("--suite", choices=("standard", "docstrings", "docstrings-all"), default="standard",
                        help="the examples of the tables (default), or the docstring examples of the frameworks: those that use "
                        "nothing but what the tables have, or all")
    parser.add_argument("--from", dest="sources", action="append", choices=FRAMEWORKS, help="repeatable; default: all")
    parser.add_argument("--to", dest="targets", action="append", choices=FRAMEWORKS, help="repeatable; default: all")
    parser.add_argument("--entry", help="only cases of this API")
    parser.add_argument("--case", help="only this case")
    parser.add_argument("--sample", type=int, help="only so many cases a pair")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--compiled", action="store_true", help="also inside jax.jit, torch.export and tf.function")
    parser.add_argument("--check-sources", action="store_true", help="only run the examples in their own framework")
    parser.add_argument("--json", help="write all that is noteworthy to this file")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="details of at most N noteworthy cases a pair (default 20)")
    parser.add_argument("--limit", type=float, default=30, help="seconds a program may take")
    parser.add_argument("-j", type=int, default=2, dest="jobs", help="how many run at a time")
    return parser.parse_args()


def choose(options, suite):
    """(source, target) → cases."""
    selection = {}
    for source, cases in suite.items():
        wanted = [case for case in cases if options.case in (None, case.id) and options.entry in (None, case.entry)]
        for target in options.targets or FRAMEWORKS:
            chosen = wanted
            if options.sample is not None and options.sample < len(wanted):
                chosen = random.Random(f"{options.seed} {source} {target}").sample(wanted, options.sample)
            selection[source, target] = chosen
    return selection


def say(text):
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def progress(framework, done, total):
    if done % 250 == 0 or done == total:
        say(f"  {framework}: {done} of {total}")


def main():
    options = arguments()
    suite = load(options.suite, options.sources or list(FRAMEWORKS))
    lanes = Lanes(options.jobs, options.limit, progress)
    if options.check_sources:
        if options.entry or options.case:
            suite = {name: [case for case in cases if case.entry == options.entry or case.id == options.case]
                     for name, cases in suite.items()}
        return 1 if check_sources(suite, lanes) else 0
    if not BINARY.exists():
        sys.exit(f"{BINARY} is not built: cmake -S . -B build -G Ninja && ninja -C build regraft")
    accepted = json.loads(ACCEPTED.read_text()) if ACCEPTED.exists() else {}
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
    every = report.figures([verdict for verdicts in results.values() for verdict in verdicts])
    return 1 if every["silent"] or every["crash"] else 0


if __name__ == "__main__":
    sys.exit(main())
