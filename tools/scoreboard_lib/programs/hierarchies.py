"""Classes of random programs: derived ones, with properties and static methods, and dataclasses."""
from . import dialects as d
from .names import fresh
from .values import Body, Var


class Hierarchies:
    """Methods that define classes and use them; part of the generator."""

    def hierarchy(self, body):
        shape = self.random.choice(self.shapes)
        base, derived = f"Base{len(self.definitions)}", f"Derived{len(self.definitions)}"
        parameter = self.parameter("x")
        inside = Body(self, [Var("x", shape), Var("self.weight", shape)], {"x"}, 2)
        self.definitions += [
            f"class {base}:", "    rate = 0.5", "", f"    def __init__(self, {self.parameter('weight')}, bias=0.0):", "        self.weight = weight", "        self.bias = bias",
            "        self.seen = []", "", "    @property", "    def scaled(self):", "        return self.weight * self.rate + self.bias", "", "    @staticmethod",
            f"    def squash({parameter}):", f"        return {self.expressions.expression(shape, [Var('x', shape)], 1)}", "", f"    def apply(self, {parameter}):",
            f"        self.seen.append(x)", f"        return {self.expressions.expression(shape, inside.variables, 2)}", "", f"    def __call__(self, {parameter}):",
            "        return self.squash(self.apply(x)) + self.scaled", "", "",
            f"class {derived}({base}):", f"    def __init__(self, {self.parameter('weight')}):", "        super().__init__(weight, bias=0.25)", "        self.steps = 0", "",
            f"    def apply(self, {parameter}):", "        self.steps += 1"]
        if self.mutates:
            self.definitions += [f"        self.weight {self.random.choice(['+=', '*='])} 0.5"] if self.random.random() < 0.5 else ["        self.weight = self.weight * 0.5"]
        self.definitions += [f"        y = super().apply(x)", f"        return y * {self.random.choice(['self.steps', 'self.scaled', '0.5'])}", "", ""]
        one, two = fresh(body.taken), fresh(body.taken)
        body.add(f"{one} = {base}({self.text(shape, body)} * 1.0)")
        body.add(f"{two} = {derived}({self.text(shape, body)} * 1.0)")
        body.new(shape, f"{one}({self.text(shape, body)})")
        total = body.new(shape, self.text(shape, body))
        body.add(f"for model in ({one}, {two}):")
        body.add(f"    {total.name} = model({total.name}) * 0.5")
        body.new(shape, f"{two}.weight * 1.0")
        body.new(shape, f"{two}.seen[-1] + {one}.scaled")
        body.value(f"{two}.steps + len({one}.seen)")

    def record(self, body):
        shape = self.random.choice(self.shapes)
        name = f"Record{len(self.definitions)}"
        array = d.ARRAY[self.framework] if self.typed and self.framework != "array_api" else "object"
        self.definitions += [
            "@dataclasses.dataclass", f"class {name}:", f"    value: {array}", "    rate: float = 0.5", "    history: list = dataclasses.field(default_factory=list)", "",
            f"    def step(self, {self.parameter('x')}):", f"        self.value = {self.expressions.operand(shape, [Var('x', shape), Var('self.value', shape)], 1)} * self.rate",
            f"        self.history.append({self.expressions.spell(d.FLOAT, a=self.expressions.spell(d.REDUCE_ALL, a='self.value'))})", "        return self", "", ""]
        one = fresh(body.taken)
        body.add(f"{one} = {name}({self.text(shape, body)})")
        body.add(f"{one}.step({self.text(shape, body)}).step({self.text(shape, body)})")
        other = fresh(body.taken)
        body.add(f"{other} = dataclasses.replace({one}, rate=0.25, history=[])")
        body.add(f"{other}.value = {other}.value + 1")
        body.new(shape, f"{one}.value - {other}.value")
        body.value(f"[round(t, 1) > 0 for t in {one}.history]")
        body.value(f"{other}.rate + len({other}.history)")
