"""Runs the cases in their own framework: what raises there is not counted."""
from .compare import compare
from .inputs import NOT_FINITE
from .reached import seldom
from .stepwise import guarded, keep_certain, reseeded


def request(case, code=None, gradient=True, compiled=False):
    gradient = gradient and NOT_FINITE not in case.inputs
    code = code if code is not None else case.code
    return {"code": guarded(code, case.results) if case.stepwise else code, "inputs": list(case.inputs), "results": list(case.results),
            "gradient": case.differentiable() if gradient else [], "compiled": compiled}


def run_sources(suite, lanes, gradient=True, twice=False):
    """suite: framework → cases. Returns (framework, case id) → reply. twice: with another seed as well, to find what is random.
    Of cases that run stepwise, the suite keeps the results that are certain."""
    def run(seed):
        return lanes.run({framework: [((framework, case.id), {**request(case, reseeded(case.code) if seed and case.stepwise else None, gradient=gradient), "seed": seed})
                                      for case in cases if not case.problem] for framework, cases in suite.items()})
    replies = run(0)
    again = run(1) if twice else {}
    for framework, cases in suite.items():
        for index, case in enumerate(cases):
            key = framework, case.id
            if case.stepwise and key in replies:
                cases[index], replies[key] = keep_certain(case, replies[key], again.get(key))
    stepwise = {(framework, case.id) for framework, cases in suite.items() for case in cases if case.stepwise}
    for key, other in again.items():
        if key not in stepwise and "value" in replies[key]["result"] and not _same(key[0], replies[key]["result"], other["result"]):
            replies[key]["result"] = {"error": {"type": "Random", "message": "gives another result each time", "line": 0}}
    return replies


def _same(framework, one, two):
    return "value" in two and not compare(framework, framework, one["value"], two["value"]).difference


def problem(case, reply):
    """Why the source doesn't run, or nothing."""
    if case.problem:
        return case.problem
    result = reply["result"]
    if "error" in result:
        return f"{result['error']['type']}: {result['error']['message'].splitlines()[0][:200]}"
    return ""


def unusable(encoded):
    """A result that can't be compared: an object of a kind that is not known."""
    if encoded[0] == "sequence":
        return any(unusable(item) for item in encoded[1])
    return encoded[0] == "opaque"


def check_sources(suite, lanes):
    """Prints the examples that do not run, and entries with less than three; returns how many do not run."""
    replies = run_sources(suite, lanes, gradient=False)
    failed = 0
    for framework, cases in suite.items():
        bad = weak = 0
        for case in cases:
            reply = replies.get((framework, case.id))
            text = problem(case, reply)
            if text:
                bad += 1
                print(f"{framework} {case.id}: {case.example!r}\n    {text}")
            elif any(unusable(item) for item in reply["result"]["value"]):
                weak += 1
                print(f"{framework} {case.id}: {case.example!r}\n    the result can't be compared: {reply['result']['value']}")
        counts = {}
        for case in cases:
            counts[case.entry] = counts.get(case.entry, 0) + 1
        few = [entry for entry, count in counts.items() if count < 3]
        if few:
            print(f"{framework}: fewer than three examples: {', '.join(few)}")
        operations = seldom(cases)
        if operations:
            print(f"{framework}: operations of the standard that fewer than three examples reach: "
                  + ", ".join(f"{name} ({count})" for name, count in operations.items()))
        print(f"{framework}: {len(counts)} entries, {len(cases)} examples, {bad} do not run, {weak} can't be compared")
        failed += bad
    return failed
