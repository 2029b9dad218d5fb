"""Random well-typed programs as people write them: functions, classes, loops, containers, indexing, mutation, aliases."""
import math
import random

from . import dialects as d
from .expressions import Expressions
from .hierarchies import Hierarchies
from .idioms import Idioms
from .names import fresh
from .values import Body, Function, Var

SHAPES = ((3,), (4,), (2, 3), (3, 4), (4, 3), (3, 3), (2, 3, 4), (6,), (1, 3))


class Generator(Idioms, Hierarchies):
    shapes = SHAPES

    def __init__(self, framework, seed):
        self.framework = framework
        self.random = random.Random(f"{framework} {seed}")
        self.expressions = Expressions(self.random, framework)
        self.typed = self.random.random() < 0.5
        self.aliased = framework in d.MUTABLE and self.random.random() < 0.2
        self.mutates = self.aliased or self.random.random() < 0.5
        self.functions, self.classes, self.taken, self.definitions = [], [], set(), []
        self.used = False  # whether a statement makes an object of the class
        self.uncalled = []  # functions that no statement calls yet

    # Values

    def expr(self, shape, body, depth=2):
        return self.expressions.expression(shape, body.variables, depth)

    def pick(self, body, rank=None):
        fitting = [v for v in body.variables if v.shape and (rank is None or len(v.shape) == rank)]
        return self.random.choice(fitting) if fitting else None

    def own(self, body, rank=None):
        """A variable that the block has made itself, so that it may be written to."""
        fitting = [v for v in body.variables if v.name in body.own and v.shape and (rank is None or len(v.shape) == rank)]
        return self.random.choice(fitting) if fitting else None

    def copied(self, body, shape):
        text = self.expressions.spell(d.COPY, a=self.expressions.bracketed(self.expressions.atom(shape, body.variables)))
        var = body.new(shape, text)
        body.own.add(var.name)
        return var

    # Statements: each adds some to the body

    def assign(self, body):
        var = body.new(shape := self.random.choice(SHAPES), self.expr(shape, body))
        return var

    def rebind(self, body):
        var = self.pick(body)
        text = self.expr(var.shape, body)
        body.add(f"{var.name} = {text}")
        body.own.discard(var.name)

    def unpack(self, body):
        one, two = self.random.choice(SHAPES), self.random.choice(SHAPES)
        texts = self.expr(one, body), self.expr(two, body)
        names = fresh(body.taken), fresh(body.taken)
        body.add(f"{names[0]}, {names[1]} = {texts[0]}, {texts[1]}")
        body.variables += [Var(names[0], one), Var(names[1], two)]

    def loop(self, body):
        var = self.pick(body)
        body.add(f"for i in range({self.random.randint(2, 3)}):")
        inner = body.inner()
        inner.own = set(body.own)
        inner.add(f"{var.name} = {self.expr(var.shape, inner)}")
        body.own.discard(var.name)
        inner.own.discard(var.name)
        if self.mutates and self.random.random() < 0.5:
            self.write(inner)
        body.lines += inner.lines

    def rows(self, body):
        var = self.pick(body, 2)
        if not var:
            return
        rows = fresh(body.taken)
        body.add(f"{rows} = []")
        body.add(f"for j, row in enumerate({var.name}):" if self.framework != "array_api" else f"for j in range({var.shape[0]}):")
        if self.framework == "array_api":
            body.add(f"    row = {var.name}[j, ...]")
        inner = body.inner()
        inner.variables = [v for v in body.variables if v.name != var.name] + [Var("row", var.shape[1:])]
        inner.add(f"{rows}.append({self.expr(var.shape[1:], inner)} + j)")
        body.lines += inner.lines
        stack = {"numpy": "np.stack", "torch": "torch.stack", "jax": "jnp.stack", "tensorflow": "tf.stack", "paddle": "paddle.stack", "array_api": "xp.stack"}[self.framework]
        body.new(var.shape, f"{stack}({rows})")

    def condition(self, body):
        var = self.pick(body)
        body.add(f"if {self.expressions.spell(d.SIZE, a=var.name, k=0)} > {self.random.randint(1, 4)}:")
        for last in (False, True):
            inner = body.inner()
            inner.own = set()
            text = self.expr(var.shape, inner)
            inner.add(f"{var.name} = {text}")
            body.lines += inner.lines
            if not last:
                body.add("else:")
        body.own.discard(var.name)

    def comprehension(self, body):
        var = self.pick(body)
        name = fresh(body.taken)
        inner = Body(self, body.variables + [Var("t", var.shape)], body.taken, 0)
        body.add(f"{name} = [{self.expr(var.shape, inner, 1)} for t in ({var.name}, {self.expressions.atom(var.shape, body.variables)})]")
        body.new(var.shape, f"{name}[0] + {name}[1]")

    def container(self, body):
        one, two = self.pick(body), self.pick(body)
        name = fresh(body.taken)
        body.add(f"{name} = {{'a': {one.name}, 'b': {self.expr(two.shape, body, 1)}}}")
        body.add(f"{name}['a'] = {self.expressions.operand(one.shape, [Var(name + chr(91) + repr('a') + chr(93), one.shape)], 1)}")
        body.new(one.shape, f"{name}['a'] * 0.5")
        body.new(two.shape, f"{name}['b']")

    def scalar(self, body):
        var = self.pick(body)
        name = fresh(body.taken)
        body.add(f"{name} = {self.expressions.spell(d.FLOAT, a=self.expressions.spell(d.REDUCE_ALL, a=var.name))}")
        body.new(var.shape, f"{var.name} * {name} * 0.1")

    def mask(self, body):
        var = self.pick(body)
        name = fresh(body.taken)
        body.add(f"{name} = {self.expressions.spell(d.COMPARE, a=var.name, b=self.expressions.atom(var.shape, body.variables))}")
        body.new(var.shape, self.expressions.spell(d.WHERE, m=name, a=var.name, b=self.expressions.operand(var.shape, body.variables, 1)))

    def take(self, body):
        var = self.pick(body)
        indices = [self.random.randrange(var.shape[0]) for _ in range(3)]
        body.new((3, *var.shape[1:]), self.expressions.spell(d.TAKE, a=var.name, list=indices))

    def call(self, body):
        if not self.functions:
            return self.assign(body)
        function = self.random.choice(self.uncalled or self.functions)
        self.uncalled = [other for other in self.uncalled if other is not function]
        if function.changes:
            return self.call_changing(body, function)
        arguments = ", ".join(self.expr(shape, body, 1) for shape in function.parameters)
        names = [fresh(body.taken) for _ in function.results]
        body.add(f"{', '.join(names)} = {function.name}({arguments})")
        body.variables += [Var(name, shape) for name, shape in zip(names, function.results)]

    def call_changing(self, body, function):
        var = self.copied(body, function.parameters[0])
        rest = ", ".join(self.expr(shape, body, 1) for shape in function.parameters[1:])
        body.add(f"{function.name}({var.name}, {rest})")

    def use_class(self, body):
        if not self.classes:
            return self.assign(body)
        name, shape = self.random.choice(self.classes)
        self.used = True
        instance = fresh(body.taken)
        body.add(f"{instance} = {name}({self.random.randint(1, 3)})")
        for _ in range(2):
            body.new(shape, f"{instance}.update({self.expr(shape, body, 1)})")
        body.new(shape, f"{instance}.state")

    # Writes

    def write(self, body):
        var = self.own(body) or self.copied(body, self.random.choice(SHAPES))
        self.write_to(body, var)

    def write_to(self, body, var):
        value = round(self.random.uniform(-1, 1), 2)
        whole = d.IN_PLACE[self.framework]
        if not var.shape or self.framework not in d.MUTABLE or self.random.random() < 0.45:
            operand = self.expressions.operand(var.shape, body.variables, 1)
            return body.add(self.random.choice(whole).format(a=var.name, b=operand, v=value))
        k = self.random.randrange(-var.shape[0], var.shape[0])
        part = var.shape[1:]
        right = self.expressions.operand(part, body.variables, 1)
        options = [f"{var.name}[{k}] = {right}" if part else f"{var.name}[{k}] = {value}", f"{var.name}[1:] = {value}", f"{var.name}[..., 0] *= 0.5",
                   f"{var.name}[{k}] += {right}" if part else f"{var.name}[{k}] += {value}", f"{var.name}[::2] -= {value}",
                   f"{var.name}[{var.name} > 0.3] = {value}"]
        if len(var.shape) > 1:
            options += [f"{var.name}[{k}][0] = {value}", f"{var.name}[:, 0] += 0.5"]
        if self.framework == "array_api":
            options = [f"{var.name}[1:, ...] = {value}", f"{var.name}[..., 0] *= 0.5", f"{var.name}[{var.name} > 0.3] = {value}"]
        if self.framework == "torch":
            options += [f"{var.name}[0].fill_({value})", f"{var.name}.view(-1)[1] = {value}"]
        if self.framework == "numpy" and var.shape[0] > 1:
            options += [f"np.add.at({var.name}, [0, 0, 1], {value})"]
        body.add(self.random.choice(options))

    def alias(self, body):
        var = self.copied(body, self.random.choice(SHAPES))
        name = fresh(body.taken)
        rest = "" if self.framework != "array_api" else ", ..."
        pick = self.random.randrange(5)
        if pick == 0:
            body.add(f"{name} = {var.name}")
            other = Var(name, var.shape)
        elif pick == 1 and (len(var.shape) > 1 or self.framework == "torch"):
            body.add(f"{name} = {var.name}[{self.random.randrange(var.shape[0])}{rest}]")
            other = Var(name, var.shape[1:])
        elif pick == 2 and len(var.shape) == 2:
            body.add(f"{name} = {var.name}.T")
            other = Var(name, var.shape[::-1])
        elif pick == 3 and self.framework == "torch":
            body.add(f"{name} = {var.name}.view(-1)")
            other = Var(name, (math.prod(var.shape),))
        else:
            body.add(f"{name} = {{'k': {var.name}}}")
            other = Var(f"{name}['k']", var.shape)
        for _ in range(self.random.randint(1, 3)):
            self.write_to(body, self.random.choice([var, other]))
        if other.name == name:
            body.variables.append(other)
            body.own.add(name)
        body.new(var.shape, f"{var.name} * 1.0")
        body.new(other.shape, f"{other.name} + 0.0")

    # Definitions

    def parameter(self, name):
        return f"{name}: {d.ARRAY[self.framework]}" if self.typed and self.framework != "array_api" else name

    def define_function(self):
        shapes = [self.random.choice(SHAPES) for _ in range(self.random.randint(1, 3))]
        taken = set()
        names = [fresh(taken) for _ in shapes]
        body = Body(self, [Var(n, s) for n, s in zip(names, shapes)], taken, 1)
        changes = self.aliased and self.random.random() < 0.4
        if changes:
            for _ in range(2):
                self.write_to(body, body.variables[0])
        self.fill(body, self.random.randint(2, 5))
        results = [] if changes else [v.shape for v in body.variables[-self.random.randint(1, 2):]]
        function = Function(fresh(self.taken) + "_of", shapes, results, changes)
        if results:
            body.add("return " + ", ".join(v.name for v in body.variables[-len(results):]))
        self.functions.append(function)
        self.uncalled.append(function)
        return [f"def {function.name}({', '.join(map(self.parameter, names))}):", *body.lines, "", ""]

    def define_class(self):
        shape = self.random.choice(SHAPES)
        name = f"Model{len(self.classes) + 1}"
        text = self.expressions.shape_text(shape)
        lines = [f"class {name}:", "    def __init__(self, scale):", "        self.scale = scale",
                 f"        self.state = {self.expressions.spell(d.ZEROS, shape=text)}", "", f"    def update(self, {self.parameter('x')}):"]
        body = Body(self, [Var("x", shape), Var("self.state", shape)], {"x"}, 2)
        body.add(f"self.state = {self.expressions.operand(shape, body.variables, 1)} * 0.5 + x / self.scale")
        if self.mutates and self.framework in d.MUTABLE:
            self.write_to(body, Var("self.state", shape))
        self.fill(body, 2)
        body.add(f"return {self.expr(shape, body, 1)}")
        self.classes.append((name, shape))
        return lines + body.lines + ["", ""]

    def fill(self, body, count):
        kinds = [self.assign] * 4 + [self.rebind] * 2 + [self.unpack, self.loop, self.rows, self.condition, self.comprehension, self.container,
                                                         self.scalar, self.mask, self.take]
        if body.indent == 0:
            kinds += [self.call] * 3 + [self.use_class] * 2 + [self.hierarchy, self.record]
        if self.mutates:
            kinds += [self.write] * 4
        if self.aliased:
            kinds += [self.alias] * 3
        for _ in range(count):
            if self.random.random() < 0.35:
                self.random.choice(self.IDIOMS)(self, body)
            else:
                self.random.choice(kinds)(body)

    def program(self):
        for _ in range(self.random.randint(1, 3)):
            text = self.define_function()
            self.definitions += text
        if self.random.random() < 0.6:
            text = self.define_class()
            self.definitions += text
        body = Body(self, [], self.taken, 0)
        for shape in self.random.sample(SHAPES, 4):
            body.new(shape, self.expressions.literal(shape))
        while len(body.lines) < 20:
            self.fill(body, 3)
        while self.uncalled:
            self.call(body)
        if self.classes and not self.used:
            self.use_class(body)
        results = []
        for number, name in enumerate([var.name for var in body.variables] + body.others):
            body.add(f"result{number} = {name}")
            results.append(f"result{number}")
        return "\n".join(self.definitions + body.lines) + "\n", tuple(results)
