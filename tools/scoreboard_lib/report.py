"""What the scoreboard prints and writes."""
import json

from .verdict import only_assumed

# Of the cases that mean operations of the array API standard and nothing else: how many, and how many of them passed.
CORE = ("core", "core %")
# "guesses": of the false alarms, those with nothing but "assumed" to tell, of receivers that nothing but their use makes arrays.
COLUMNS = ("from", "to", "cases", "passed", "%", *CORE, "reported", "silent", "crash", "false alarms", "guesses", "dtypes =", "gradients =", "compiled =")


def share(part, whole):
    return f"{100 * part / whole:.2f}" if whole else "-"


def figures(verdicts):
    counted = [verdict for verdict in verdicts if verdict.kind != "source-fails"]
    passed = [verdict for verdict in counted if verdict.kind == "passed"]
    kinds = {kind: sum(verdict.kind == kind for verdict in counted) for kind in ("passed", "reported", "silent", "crash")}
    same = sum(verdict.dtypes == verdict.equal_dtypes for verdict in passed)
    core = [verdict for verdict in counted if verdict.case.core]
    return {"cases": len(counted), "core": len(core), "core_passed": sum(verdict.kind == "passed" for verdict in core),
            "source_fails": len(verdicts) - len(counted), **kinds,
            "false_alarms": sum(verdict.false_alarm for verdict in counted),
            "guesses": sum(verdict.false_alarm and only_assumed(verdict) for verdict in counted), "passed_with_equal_dtypes": same,
            "gradients": sum(verdict.gradient in ("equal", "differs") for verdict in counted),
            "gradients_equal": sum(verdict.gradient == "equal" for verdict in counted),
            "gradients_unavailable": sum(verdict.gradient == "unavailable" for verdict in counted),
            "compiled": sum(verdict.compiled != "" for verdict in counted),
            "compiled_equal": sum(verdict.compiled == "equal" for verdict in counted)}


def _cells(source, target, number):
    pair = lambda equal, whole: f"{equal}/{whole}" if whole else "-"
    return (source, target, number["cases"], number["passed"], share(number["passed"], number["cases"]), number["core"],
            share(number["core_passed"], number["core"]), number["reported"],
            number["silent"], number["crash"], number["false_alarms"], number["guesses"], share(number["passed_with_equal_dtypes"], number["passed"]),
            pair(number["gradients_equal"], number["gradients"]), pair(number["compiled_equal"], number["compiled"]))


def table(results):
    rows = [COLUMNS] + [_cells(source, target, figures(verdicts)) for (source, target), verdicts in results.items()]
    every = figures([verdict for verdicts in results.values() for verdict in verdicts])
    rows.append(_cells("all", "", every))
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join("  ".join(str(cell).ljust(width) if index < 2 else str(cell).rjust(width)
                               for index, (cell, width) in enumerate(zip(row, widths))) for row in rows)


def rerun(verdict, suite):
    option = "" if suite == "standard" else f" --suite {suite}"
    if suite == "programs":
        option += f" --seed {verdict.case.id.split()[-1]} --programs 1"
    if suite == "operators" and " draw " in verdict.case.id:
        option += f" --draw {verdict.case.id.split()[-1]}"
    return f"tools/scoreboard{option} --from {verdict.case.framework} --to {verdict.target} --case '{verdict.case.id}'"


def indent(text):
    return "\n".join("    " + line for line in text.rstrip().splitlines())


def detail(verdict, suite):
    heading = "FALSE ALARM" if verdict.false_alarm else verdict.kind.upper()
    parts = [f"{heading} {verdict.case.framework} > {verdict.target} {verdict.case.id}: {verdict.why}",
             "  before:", indent(verdict.before), "  after:", indent(verdict.after)]
    if verdict.expected or verdict.found:
        parts += [f"  expected: {verdict.expected}", f"  found:    {verdict.found}"]
    for item in verdict.diagnostics:
        parts.append(f"  {item['code']} {item['fidelity']} line {item['start']['line']}: {item['message']}")
    parts.append(f"  again: {rerun(verdict, suite)}")
    return "\n".join(parts)


def noteworthy(verdict):
    return verdict.kind in ("silent", "crash", "reported") or verdict.false_alarm


def as_json(verdict, suite):
    return {"case": verdict.case.id, "entry": verdict.case.entry, "from": verdict.case.framework, "to": verdict.target,
            "verdict": verdict.kind, "false_alarm": verdict.false_alarm, "why": verdict.why, "example": verdict.case.example,
            "before": verdict.before, "after": verdict.after, "expected": verdict.expected, "found": verdict.found,
            "dtypes": verdict.dtypes, "equal_dtypes": verdict.equal_dtypes, "gradient": verdict.gradient,
            "compiled": verdict.compiled, "diagnostics": verdict.diagnostics, "again": rerun(verdict, suite)}


def write_json(path, results, suite):
    document = {"suite": suite, "pairs": [
        {"from": source, "to": target, **figures(verdicts),
         "cases_not_passed": [as_json(verdict, suite) for verdict in verdicts if noteworthy(verdict) or verdict.gradient == "unavailable"],
         "source_fails_cases": [{"case": verdict.case.id, "why": verdict.why} for verdict in verdicts if verdict.kind == "source-fails"]}
        for (source, target), verdicts in results.items()]}
    with open(path, "w") as file:
        json.dump(document, file, indent=1)
