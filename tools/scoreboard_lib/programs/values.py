"""What a program is made of while it is written: variables, functions, blocks."""
import dataclasses

from .names import fresh


@dataclasses.dataclass(frozen=True)
class Var:
    name: str
    shape: tuple


@dataclasses.dataclass
class Function:
    name: str
    parameters: list      # shapes
    results: list         # shapes; empty: it returns nothing
    changes: bool = False  # it writes into its first parameter


class Body:
    """Statements of one block, and the variables at hand."""

    def __init__(self, program, variables, taken, indent):
        self.program, self.variables, self.taken, self.indent = program, list(variables), taken, indent
        self.lines, self.own, self.others = [], set(), []

    def add(self, line):
        self.lines.append("    " * self.indent + line)

    def inner(self):
        return Body(self.program, self.variables, self.taken, self.indent + 1)

    def new(self, shape, text):
        name = fresh(self.taken)
        self.add(f"{name} = {text}")
        var = Var(name, shape)
        self.variables.append(var)
        return var

    def value(self, text):
        """A result that no other statement uses: a number, a string, an array of any dtype and size."""
        name = fresh(self.taken)
        self.add(f"{name} = {text}")
        self.others.append(name)
