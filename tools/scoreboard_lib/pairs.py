"""Runs the cases of pairs: sources once, conversion a pair at a time, converted programs in the targets' lanes."""
from .convert import ToolCrash, convert_all
from .frameworks import FRAMEWORKS, TARGETS
from .sources import problem, request, run_sources
from .verdict import Verdict, is_left, judge


def _wants_compiled(case, target, compiled):
    return compiled and TARGETS[target].compiles and not compiled.excluded(case, target)


def run_pairs(selection, lanes, accepted, compiled=None, twice=False, say=print):
    """selection: (source, target) → cases. Returns (source, target) → verdicts."""
    suite = {}
    for (source, _), cases in selection.items():
        suite.setdefault(source, {}).update({case.id: case for case in cases})
    suite = {source: list(cases.values()) for source, cases in suite.items()}
    say(f"running {sum(map(len, suite.values()))} cases in their own frameworks")
    replies = run_sources(suite, lanes, twice=twice)
    certain = {(source, case.id): case for source, cases in suite.items() for case in cases}
    selection = {(source, target): [certain[source, case.id] for case in cases] for (source, target), cases in selection.items()}
    tasks, converted = {}, {}
    for (source, target), cases in selection.items():
        runnable = [case for case in cases if not problem(case, replies.get((source, case.id)))]
        programs = {case.id: case.code for case in runnable}
        say(f"converting {len(programs)} cases from {source} to {target}")
        converted[source, target] = convert_all(programs, source, target) if programs else {}
        for case in runnable:
            outcome = converted[source, target][case.id]
            if not isinstance(outcome, ToolCrash) and not is_left(case, target, outcome):
                key = (source, target, case.id)
                gradient = FRAMEWORKS[source].differentiates and TARGETS[target].differentiates and source != target
                tasks.setdefault(target, []).append(
                    (key, request(case, outcome[0], gradient, _wants_compiled(case, target, compiled))))
    say(f"running {sum(map(len, tasks.values()))} converted programs")
    results = lanes.run(tasks)
    verdicts = {}
    for (source, target), cases in selection.items():
        verdicts[source, target] = [
            _verdict(case, target, replies.get((source, case.id)), converted[source, target], results, accepted) for case in cases]
    return verdicts


def _verdict(case, target, source_reply, converted, results, accepted):
    why = problem(case, source_reply)
    if why:
        return Verdict(case, target, "source-fails", why=why, before=case.code)
    reply = results.get((case.framework, target, case.id), {})
    return judge(case, target, source_reply, converted[case.id], reply, accepted)
