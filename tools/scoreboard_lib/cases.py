"""The cases of the suite `standard`: every example of every table entry."""
import ast
import dataclasses
import functools
import json
import pathlib

from .inputs import DIFFERENTIABLE
from .program import BadExample, build

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass
class Case:
    id: str               # "torch.sum#2": the entry and the number of the example
    framework: str
    entry: str
    example: str
    code: str = ""        # the whole program
    inputs: tuple = ()
    results: tuple = ("result",)
    problem: str = ""     # why there is no program
    lift: str = ""        # what the entry's table says it means
    area: str = ""        # the table's name: "convolution"
    core: bool = False    # it means operations of the array API standard and nothing else
    stepwise: bool = False  # a statement that raises leaves the results of the others
    partly: bool = False  # some of its results are not counted, nor is what is said of them alone
    by: tuple = None      # the inputs that a gradient is taken by; None: those of the tables' examples that have one

    def differentiable(self):
        return list(self.by) if self.by is not None else [name for name in self.inputs if name in DIFFERENTIABLE]


def _lift_text(entry):
    parts = [entry] + entry.get("overloads", [])
    return " ; ".join(part["lift"] for part in parts if isinstance(part, dict) and "lift" in part)


def table_entries(framework):
    """(file, entry) of all tables of a framework; a table that is no JSON (yet) is passed over with a word."""
    for path in sorted((ROOT / "mappings" / framework).glob("*.json")):
        if path.name in ("framework.json", "surface.json"):
            continue
        try:
            table = json.loads(path.read_text())
        except ValueError as error:
            print(f"{path}: {error}")
            continue
        for entry in table.get("entries", []):
            yield path, entry


def _meant(lift):
    """The operations that lifts name."""
    for text in filter(None, lift.split(" ; ")):
        tree = ast.parse(text, mode="eval").body
        yield from (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
        if isinstance(tree, (ast.Name, ast.Attribute)):
            yield ast.unparse(tree)


@functools.cache
def core_operations():
    """Those of the standard: what the entries of array_api mean."""
    return {name for _, entry in table_entries("array_api") for name in _meant(_lift_text(entry))}


def is_core(lift):
    names = set(_meant(lift))
    return bool(names) and names <= core_operations()


def standard_cases(framework):
    counts = {}
    for path, entry in table_entries(framework):
        for example in entry.get("examples", []):
            number = counts[entry["api"]] = counts.get(entry["api"], 0) + 1
            case = Case(f"{entry['api']}#{number}", framework, entry["api"], example, lift=_lift_text(entry), area=path.stem,
                        core=is_core(_lift_text(entry)))
            try:
                case.code, case.inputs = build(example, framework)
            except (BadExample, SyntaxError) as error:
                case.problem = str(error)
            yield case


def load(suite, frameworks, seeds=(), draw=0):
    if suite == "programs":
        from .programs.suite import PREFIX, program_cases
        return {name: program_cases(name, seeds) for name in frameworks if name in PREFIX}
    if suite == "standard":
        return {name: list(standard_cases(name)) for name in frameworks}
    if suite == "operators":
        from .operators import operator_cases
        return {name: list(operator_cases(name, draw)) for name in frameworks}
    from .docstrings import docstring_cases
    return {name: list(docstring_cases(name, everything=suite == "docstrings-all")) for name in frameworks}
