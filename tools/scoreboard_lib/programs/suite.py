"""The suite `programs`: random programs as cases."""
from ..cases import Case
from ..program import import_lines
from .dialects import PREFIX  # noqa: F401: those that have a dialect
from .generator import Generator


def program_case(framework, seed):
    generator = Generator(framework, seed)
    code, results = generator.program()
    kind = "aliases" if generator.aliased else "mutation" if generator.mutates else "plain"
    kind += ", typed" if generator.typed else ", untyped"
    text = "\n".join(import_lines(code)) + "\n\n\n" + code
    return Case(f"{framework} {seed}", framework, kind, code, text, results=results, stepwise=True)


def program_cases(framework, seeds):
    return [program_case(framework, seed) for seed in seeds]
