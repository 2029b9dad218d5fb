"""What became of each public function."""
import ast
import dataclasses
import functools
import pathlib

from scoreboard_lib.compare import compare

LOUD = ("untranslatable", "approximate", "error")
WORST = ("agrees", "reported", "raises", "SILENT")


@dataclasses.dataclass
class Verdict:
    name: str
    kind: str
    why: str = ""


@functools.cache
def headers(path):
    """line → the lines of the functions and classes around it."""
    around = {}
    for node in ast.walk(ast.parse(pathlib.Path(path).read_bytes())):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            for line in range(node.lineno, node.end_lineno + 1):
                around.setdefault(line, set()).add(node.lineno)
    return around


def finding(call, diagnostics):
    """A finding at a line that ran, or at the head of a function or class that one stands in."""
    lines = call["lines"] | {(path, head) for path, line in call["lines"] for head in headers(path).get(line, ())}
    for path, line in sorted(lines):
        for item in diagnostics.get(path, []):
            if item["start"]["line"] <= line <= item.get("end", item["start"])["line"]:
                return f"{path.rsplit('/', 1)[-1]}:{line} {item['code']} {item['message']}"
    return ""


def judge(call, reply, diagnostics, source, target):
    if "result" in reply:
        difference = compare(source, target, [call["result"]], [reply["result"]]).difference
        if not difference:
            return Verdict(call["name"], "agrees")
    why = reply.get("error") or difference
    found = finding(call, diagnostics)
    if found:
        return Verdict(call["name"], "reported", f"{found}; {why}")
    return Verdict(call["name"], "raises" if "error" in reply else "SILENT", why)


def by_function(calls, replies, diagnostics, source, target):
    worst = {}
    for call, reply in zip(calls, replies):
        verdict = judge(call, reply, diagnostics, source, target)
        before = worst.get(call["name"])
        if before is None or WORST.index(before.kind) < WORST.index(verdict.kind):
            worst[call["name"]] = verdict
    return list(worst.values())
