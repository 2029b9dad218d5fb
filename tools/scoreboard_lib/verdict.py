"""What became of one case in one pair."""
import dataclasses
import re

from .compare import compare, show
from .convert import ToolCrash
from .inputs import SYMMETRIC
from .slices import feeding_lines
from .stepwise import raised

LOUD = ("untranslatable", "approximate", "assumed", "error")


@dataclasses.dataclass
class Verdict:
    case: object
    target: str
    kind: str                   # passed, reported, silent, crash, source-fails
    false_alarm: bool = False
    why: str = ""
    before: str = ""
    after: str = ""
    expected: str = ""
    found: str = ""
    dtypes: int = 0
    equal_dtypes: int = 0
    gradient: str = ""          # equal, differs, unavailable
    compiled: str = ""          # equal, differs
    diagnostics: list = dataclasses.field(default_factory=list)


def loud(diagnostics):
    return [item for item in diagnostics if item.get("fidelity") in LOUD]


def only_assumed(verdict):
    return all(item["fidelity"] == "assumed" for item in loud(verdict.diagnostics))


def _explained(case, diagnostics, result):
    """Does a diagnostic lie in what feeds this result?"""
    lines = feeding_lines(case.code, result)
    return any(set(range(item["start"]["line"], item.get("end", item["start"])["line"] + 1)) & lines for item in diagnostics)


def _differences(case, target, source_reply, reply):
    """(result name, difference) of everything that is not equal; the outcome of the dtypes."""
    if "error" in reply["result"]:
        error = reply["result"]["error"]
        return [(name, f"raises {error['type']}: {error['message']} (line {error['line']})") for name in case.results], None
    expected, found = source_reply["result"]["value"], reply["result"]["value"]
    outcomes = [compare(case.framework, target, [one], [two]) for one, two in zip(expected, found)]
    differences = [(name, f"raises {raised(value)}" if raised(value) else item.difference)
                   for name, value, item in zip(case.results, found, outcomes) if item.difference]
    return differences, outcomes


def _along(names, gradients):
    """The gradients by symmetric matrices along these: whether one triangle has it all or both have halves is convention."""
    return [(*item[:3], (item[3] + item[3].T) / 2) if name in SYMMETRIC and item[0] == "array" else item
            for name, item in zip(names, gradients)]


def _gradient(case, target, source_reply, reply):
    ours, theirs = source_reply.get("gradient"), reply.get("gradient")
    if not ours or "error" in ours or not theirs:
        return "", ""
    if "error" in theirs:
        return "unavailable", f"the gradient raises {theirs['error']['type']}: {theirs['error']['message']}"
    names = case.differentiable()
    outcome = compare(case.framework, target, _along(names, ours["value"]), _along(names, theirs["value"]), tolerance=10)
    return ("differs", f"gradient {outcome.difference}") if outcome.difference else ("equal", "")


def _compiled(case, target, source_reply, reply):
    found = reply.get("compiled")
    if found is None:
        return "", ""
    if "error" in found:
        return "differs", f"compiled, it raises {found['error']['type']}: {found['error']['message']}"
    outcome = compare(case.framework, target, source_reply["result"]["value"], found["value"])
    return ("differs", f"compiled {outcome.difference}") if outcome.difference else ("equal", "")


# The top-level modules of each framework.
MODULES = {"numpy": "numpy", "torch": "torch", "jax": "jax|flax|optax", "tensorflow": "tensorflow|keras", "paddle": "paddle", "keras": "keras", "mlx": "mlx", "array_api": "array_api_strict", "dask": "dask"}


def _stays(case, target, after, diagnostics):
    """Whether the code was left in the source's framework, as it was said: its value is none that the target gave."""
    left = any(item.get("fidelity") == "untranslatable" for item in diagnostics)
    return left and case.framework != target and re.search(rf"^\s*(import|from)\s+({MODULES[case.framework]})\b", after, re.MULTILINE)


def is_left(case, target, converted):
    """Whether the program calls the source's framework still, and what is said of it lies in what feeds every result: whatever
    comes of running it, that is a report."""
    if isinstance(converted, ToolCrash):
        return False
    after, diagnostics = converted
    return bool(_stays(case, target, after, diagnostics)) and all(_explained(case, loud(diagnostics), name) for name in case.results)


def _died(reply):
    """Whether the process died."""
    return reply["result"].get("error", {}).get("type") == "Crash"


def _cannot_meet(source, target):
    """Whether a process that loads both frameworks dies, whatever it does: Paddle beside TensorFlow, which Keras may load."""
    return "paddle" in (source, target) and {source, target} & {"tensorflow", "keras"}


def _counted(case, diagnostics):
    """Those that lie in what feeds a result that is counted."""
    if not case.partly:
        return diagnostics
    return [item for item in diagnostics if any(_explained(case, [item], name) for name in case.results)]


def judge(case, target, source_reply, converted, reply, accepted):
    if isinstance(converted, ToolCrash):
        return Verdict(case, target, "crash", why=str(converted), before=case.code)
    after, diagnostics = converted
    said, diagnostics = diagnostics, _counted(case, diagnostics)
    if is_left(case, target, converted) or (_died(reply) and _cannot_meet(case.framework, target) and _stays(case, target, after, said)):
        return Verdict(case, target, "reported", why=f"it still calls {case.framework}", before=case.code, after=after, diagnostics=diagnostics,
                       expected="; ".join(show(item) for item in source_reply["result"]["value"]))
    verdict = Verdict(case, target, "passed", before=case.code, after=after, diagnostics=diagnostics)
    verdict.expected = "; ".join(show(item) for item in source_reply["result"]["value"])
    if "value" in reply["result"]:
        verdict.found = "; ".join(show(item) for item in reply["result"]["value"])
    differences, outcomes = _differences(case, target, source_reply, reply)
    if outcomes:
        verdict.dtypes = sum(item.dtypes for item in outcomes)
        verdict.equal_dtypes = sum(item.equal_dtypes for item in outcomes)
    if not differences:
        verdict.gradient, gradient_why = _gradient(case, target, source_reply, reply)
        verdict.compiled, compiled_why = _compiled(case, target, source_reply, reply)
        wrong = gradient_why * (verdict.gradient == "differs") or compiled_why
        differences = [(name, wrong) for name in case.results if wrong]
        verdict.why = gradient_why
    reasons = loud(diagnostics)
    if differences:
        unexplained = [(name, why) for name, why in differences if not _explained(case, reasons, name)]
        verdict.kind = "silent" if unexplained else "reported"
        name, why = (unexplained or differences)[0]
        verdict.why = f"{name}: {why}" if len(case.results) > 1 else why
    elif _stays(case, target, after, diagnostics):
        verdict.kind, verdict.why = "reported", f"it still calls {case.framework}"
    else:
        verdict.false_alarm = bool(reasons) and not accepted.excuses(case, target, reasons)
    return verdict


def reason(verdict):
    """What the tool told the user, of what was not converted."""
    return "; ".join(dict.fromkeys(item["message"] for item in loud(verdict.diagnostics)))
