"""Statements of real code around arrays: closures, generators, containers, contexts, small integers, masks, scalars."""
from . import dialects as d
from .names import fresh
from .values import Body, Var


class Idioms:
    """Methods that each add an idiom of Python to a body; part of the generator."""

    def text(self, shape, body, *more, depth=1):
        """An expression over what is at hand and more names of the same shape."""
        return self.expressions.operand(shape, body.variables + [Var(name, shape) for name in more], depth)

    def names(self, body, count):
        return [fresh(body.taken) for _ in range(count)]

    def typed_literal(self, values, dtype):
        return self.expressions.spell(d.ARRAY_OF_DTYPE, list=values, dtype=dtype)

    # Functions in functions

    def closure(self, body):
        var = self.pick(body)
        make, inner, made = self.names(body, 3)
        body.add(f"def {make}(factor):")
        body.add(f"    def {inner}(t):")
        body.add(f"        return {self.text(var.shape, body, 't')} * factor + {var.name}")
        body.add(f"    return {inner}")
        body.add(f"{made} = {make}(0.5)")
        if self.mutates and var.name in body.own:
            self.write_to(body, var)
        body.new(var.shape, f"{made}({self.text(var.shape, body)})")

    def lambdas(self, body):
        var = self.pick(body)
        name, functions = self.names(body, 2)
        body.add(f"{name} = lambda t, k=0.5: {self.text(var.shape, body, 't', depth=2)} * k")
        body.add(f"{functions} = [{name}, lambda t: {self.text(var.shape, body, 't')}]")
        total = body.new(var.shape, self.expr(var.shape, body, 1))
        body.add(f"for each in {functions}:")
        body.add(f"    {total.name} = each({total.name}) + {var.name}")

    def counted(self, body):
        var = self.pick(body)
        count, step, total = self.names(body, 3)
        if body.indent == 0:
            outer = fresh(body.taken)
            body.add(f"def {outer}(t):")
            inner = body.inner()
            inner.variables.append(Var("t", var.shape))
        else:
            inner = body
        inner.add(f"{count} = 0")
        inner.add(f"{total} = {self.text(var.shape, inner)} * 1.0")
        inner.add(f"def {step}(u):")
        inner.add(f"    nonlocal {count}, {total}")
        inner.add(f"    {count} += 1")
        inner.add(f"    {total} {self.random.choice(['+=', '-=', '*='])} {self.text(var.shape, body, 'u')}")
        inner.add(f"{step}({var.name})")
        inner.add(f"{step}({var.name} * 0.5)")
        if inner is body:
            return body.new(var.shape, f"{total} * {count}")
        inner.add(f"return {total} * {count}")
        body.lines += inner.lines
        body.new(var.shape, f"{outer}({self.text(var.shape, body)})")

    def generated(self, body):
        var = self.pick(body)
        make, rows = self.names(body, 2)
        body.add(f"def {make}(t, count):")
        body.add("    for i in range(count):")
        body.add(f"        t = {self.text(var.shape, body, 't')}")
        body.add("        if i == 1:")
        body.add("            continue")
        body.add("        yield t * (i + 1)")
        body.add(f"{rows} = list({make}({self.text(var.shape, body)}, 3))")
        body.new(var.shape, f"{rows}[0] + {rows}[-1] * len({rows})")
        body.new(var.shape, f"sum({make}({var.name}, 2))")

    def variadic(self, body):
        var = self.pick(body)
        name, options = self.names(body, 2)
        body.add(f"def {name}(first, *rest, scale=0.5, **flags):")
        body.add("    for t in rest:")
        body.add(f"        first = {self.text(var.shape, body, 'first', 't')}")
        body.add("    if flags.get('shift'):")
        body.add("        first = first + flags['shift']")
        body.add("    return first * scale")
        body.add(f"{options} = {{'scale': 0.25, 'shift': {self.text(var.shape, body)}}}")
        body.new(var.shape, f"{name}({var.name}, {self.text(var.shape, body)})")
        body.add(f"del {options}['shift']")
        body.new(var.shape, f"{name}(*[{var.name}, {self.text(var.shape, body)}, {var.name}], **{options})")

    def keywords(self, body):
        one, two = self.pick(body), self.pick(body)
        name = fresh(body.taken)
        body.add(f"def {name}(t, /, other=None, *, scale, axis=-1):")
        body.add("    if other is None:")
        body.add(f"        return {self.text(one.shape, body, 't')} * scale")
        body.add(f"    return t * {self.expressions.spell(d.REDUCE_ALL, a='other')} * scale")
        body.new(one.shape, f"{name}({one.name}, scale=0.3)")
        body.new(one.shape, f"{name}({self.text(one.shape, body)}, {two.name}, scale=2)")

    def early(self, body):
        var = self.pick(body)
        name = fresh(body.taken)
        body.add(f"def {name}(t, limit=2):")
        body.add(f"    for i, row in enumerate({self.rows_of('t', var.shape)}):")
        body.add(f"        if i >= limit or {self.truth(d.REDUCE_ALL, 'row', len(var.shape) > 1)}:")
        body.add("            return t * i")
        body.add(f"    return {self.text(var.shape, body, 't')}")
        body.new(var.shape, f"{name}({self.text(var.shape, body)})")
        body.new(var.shape, f"{name}({var.name}, limit=1)")

    def truth(self, table, name, reduced):
        text = self.expressions.spell(table, a=name) if reduced else name
        return f"{text} > 1.5"

    def rows_of(self, name, shape):
        """What a loop over the rows of an array goes over: the array API's can be asked for row by row only."""
        if self.framework != "array_api":
            return name
        rest = ", ..." if len(shape) > 1 else ""
        return f"[{name}[k{rest}] for k in range({name}.shape[0])]"

    # Flow

    def attempt(self, body):
        var = self.pick(body)
        log, out = self.names(body, 2)
        body.add(f"{log} = []")
        body.add(f"{out} = {var.name}")
        body.add("try:")
        body.add(f"    {out} = {self.text(var.shape, body, out)}")
        body.add(f"    if {out}.shape[0] > {self.random.choice([1, 3])}:")
        body.add("        raise ValueError('long')")
        body.add(f"    {out} = {out} * 2")
        body.add("except ValueError as error:")
        body.add(f"    {log}.append(str(error))")
        body.add("finally:")
        body.add(f"    {out} = {self.text(var.shape, body, out)} + len({log})")
        body.variables.append(Var(out, var.shape))
        body.value(log)

    def walrus(self, body):
        var = self.pick(body)
        size, out = self.names(body, 2)
        body.add(f"if ({size} := {var.name}.shape[0]) > 2:")
        body.add(f"    {out} = {self.text(var.shape, body)} / {size}")
        body.add("else:")
        body.add(f"    {out} = {var.name} * {size}")
        body.variables.append(Var(out, var.shape))

    def conditional(self, body):
        var = self.pick(body)
        total = fresh(body.taken)
        body.add(f"{total} = {self.expressions.spell(d.FLOAT, a=self.expressions.spell(d.REDUCE_ALL, a=var.name))}")
        body.new(var.shape, f"{self.text(var.shape, body)} if {total} > 0.1 else {self.text(var.shape, body)}")
        body.value(f"'up' if {total} > 0.1 else 'down'")

    def pairs(self, body):
        var = self.pick(body, 2)
        if not var:
            return
        total = body.new(var.shape[1:], self.text(var.shape[1:], body) + " * 1.0")
        other = self.text(var.shape, body)
        source = body.new(var.shape, other)
        body.add(f"for k, (one, two) in enumerate(zip({self.rows_of(var.name, var.shape)}, {self.rows_of(source.name, var.shape)})):")
        body.add(f"    {total.name} = {total.name} * 0.5 + {self.expressions.operand(var.shape[1:], [Var('one', var.shape[1:]), Var('two', var.shape[1:])], 1)} * k")

    def context(self, body):
        var = self.pick(body)
        if "Scaled" not in self.taken:
            self.taken.add("Scaled")
            self.definitions += ["class Scaled:", "    def __init__(self, value, factor=0.5):", "        self.value = value", "        self.factor = factor", "",
                                 "    def __enter__(self):", "        self.saved = self.value", "        self.value = self.value * self.factor", "        return self", "",
                                 "    def __exit__(self, *error):", "        self.value = self.saved", "        return False", "", ""]
        holder, out = self.names(body, 2)
        body.add(f"{holder} = Scaled({self.text(var.shape, body)})")
        body.add(f"with {holder} as scope:")
        body.add(f"    {out} = scope.value + {self.text(var.shape, body)}")
        body.variables.append(Var(out, var.shape))
        body.new(var.shape, f"{holder}.value + {out}")

    # Containers

    def entries(self, body):
        """Arrays in dicts and lists, changed by augmented assignments to their places."""
        one, two = self.copied(body, self.random.choice(self.shapes)), self.copied(body, self.random.choice(self.shapes))
        name = fresh(body.taken)
        held = ("", "") if self.aliased else (" * 0.5", " * 1.0")
        body.add(f"{name} = {{'w': [{one.name}{held[0]}, {self.text(one.shape, body)} * 1.0], 'b': {two.name}{held[1]}, 'n': 0}}")
        body.own -= {one.name, two.name}
        body.add(f"{name}['w'][1] {self.random.choice(['+=', '-=', '*='])} {self.random.choice(['0.5', self.text(one.shape, body)])}")
        body.add(f"{name}['n'] += {one.name}.shape[0]")
        body.add(f"for key in ('b',):")
        body.add(f"    {name}[key] {self.random.choice(['-=', '*='])} {self.text(two.shape, body)}")
        if self.mutates and self.framework in d.MUTABLE and self.framework != "array_api":
            body.add(f"{name}['w'][0][0] -= 1")
            body.add(f"{name}['b'][-1] = 0.5")
        body.new(one.shape, f"{name}['w'][0] * 1.0")
        body.new(one.shape, f"{name}['w'][1] * {name}['n']")
        body.new(two.shape, f"{name}['b'] * 1.0")
        body.new(two.shape, f"{two.name} * 1.0")

    def updated(self, body):
        """Parameters in a dict, as of gradient descent by hand."""
        var, name = self.pick(body), fresh(body.taken)
        other = self.pick(body)
        body.add(f"{name} = {{'w': {self.text(var.shape, body)} * 1.0, 'b': {self.text(other.shape, body)} * 1.0}}")
        body.add(f"for key, t in {name}.items():")
        body.add(f"    {name}[key] = t - 0.1 * {self.expressions.spell(d.SIGN, a='t')}")
        body.add(f"{name} = {{key: t * 0.5 for key, t in {name}.items()}}")
        body.new(var.shape, f"{name}['w']")
        body.new(other.shape, f"{name}.get('b')")

    def collected(self, body):
        var = self.pick(body, 2)
        if not var:
            return
        name, total = self.names(body, 2)
        row = var.shape[1:]
        body.add(f"{name} = [{self.expressions.operand(row, [Var('t', row)], 1)} for t in {self.rows_of(var.name, var.shape)}]")
        body.add(f"{name}[0] = {name}[0] * 2")
        body.add(f"*{total}, last = {name}")
        body.value(f"len({total})")
        body.new(row, f"last + {name}[0]")

    # Integers

    def narrow(self, body):
        """Small integers, carried through a loop."""
        dtype = self.random.choice(["uint8", "int8", "int16", "int32", "uint8"])
        values = [self.random.randrange(100) for _ in range(4)] if dtype != "uint8" else [self.random.randrange(256) for _ in range(4)]
        name, total = self.names(body, 2)
        body.add(f"{name} = {self.typed_literal(values, dtype)}")
        operation = self.expressions.spell(self.random.choice(d.INTEGER), a=name, k=self.random.randint(1, 3))
        if self.random.random() < 0.5:
            body.add(f"for i in range({self.random.randint(1, 3)}):")
            body.add(f"    {name} = {operation}")
        else:
            body.add(f"{total} = {operation}")
            body.value(total)
        body.value(name)
        body.value(self.expressions.spell(d.INTEGER_SUM, a=name))

    def divided(self, body):
        """Quotients and remainders of integers of both signs, as numbers and as arrays."""
        name, count = self.names(body, 2)
        values = [self.random.choice([-1, 1]) * self.random.randint(1, 20) for _ in range(4)]
        divisor = self.random.choice([-4, -3, 2, 3, 5])
        body.add(f"{name} = {self.typed_literal(values, 'int32')}")
        body.value(f"{name} // {divisor}")
        body.value(f"{name} % {divisor}")
        body.add(f"{count} = int({name}[0])")
        body.value(f"({count} // {divisor}, {count} % {divisor}, -{count} // 2)")
        body.value(f"{name} * {count} - {name} // 3")

    def sized(self, body):
        var = self.pick(body)
        n = fresh(body.taken)
        sizes = " * ".join(f"{var.name}.shape[{k}]" for k in range(len(var.shape)))
        body.add(f"{n} = {sizes}")
        flat = self.expressions.spell(d.RESHAPE[0], a=var.name, shape=f"({n},)")
        name = fresh(body.taken)
        body.add(f"{name} = {flat}")
        body.value(f"{name}[:{n} // 2]")
        body.value(f"{name}[{n} - {n} % 3 - 1]")
        body.value(self.expressions.spell(d.RESHAPE[0], a=name, shape=f"(-1, {n})"))
        body.value(f"f'{{{n}}} of {{len({var.name}.shape)}}'")

    # Selections

    def sliced(self, body):
        var = self.pick(body)
        cut = fresh(body.taken)
        body.add(f"{cut} = slice({self.random.choice(['1, None', 'None, -1', 'None, None, 2', '0, 2'])})")
        rest = ", ..." if self.framework == "array_api" and len(var.shape) > 1 else ""
        body.value(f"{var.name}[{cut}{rest}] * 0.5")
        if self.mutates and self.framework in d.MUTABLE:
            target = self.copied(body, var.shape)
            body.add(f"{target.name}[{cut}{rest}] {self.random.choice(['=', '+=', '*='])} 0.5")
        body.value(f"{var.name}[(..., {cut})]")

    def masked(self, body):
        var = self.pick(body)
        mask = fresh(body.taken)
        body.add(f"{mask} = {self.expressions.spell(d.COMPARE[2], a=var.name)}")
        body.value(f"{var.name}[{mask}]")
        body.value(self.expressions.spell(d.COUNT, a=mask))
        body.value(f"bool({self.expressions.spell(d.ANY, a=mask)})")

    def found(self, body):
        var = self.pick(body, self.random.choice([1, 2]))
        if not var:
            return
        places = self.names(body, len(var.shape))
        text = self.expressions.spell(d.NONZERO, a=f"({var.name} > 0.2)")
        if not text:
            return
        body.add(f"{', '.join(places)}{',' * (len(places) == 1)} = {text}")
        body.value(f"{places[0]} * 2")
        body.value(f"len({places[-1]})" if self.framework != "array_api" else f"{places[-1]}.shape[0]")

    def items(self, body):
        var = self.pick(body)
        low, high = self.names(body, 2)
        body.add(f"{low} = {self.expressions.spell(d.FLOAT, a=self.expressions.spell(d.REDUCE_ALL[2], a=var.name))}")
        body.add(f"{high} = max({low}, 0.5) + min(1, {low}, 2.5)")
        body.new(var.shape, f"{var.name} * {high} if {low} else {var.name}")
        body.value(f"f'{{{low}:.1f}} {{{high} > 1}}'")
        body.value(f"round({high}, 2)")

    def checked(self, body):
        var = self.pick(body)
        name = fresh(body.taken)
        array = d.ARRAY[self.framework]
        body.add(f"def {name}(t, other):")
        body.add("    if isinstance(other, (int, float)):")
        body.add("        return t * other")
        if self.framework != "array_api":
            body.add(f"    if isinstance(other, {array}):")
            body.add(f"        return {self.text(var.shape, body, 't', 'other')}")
        body.add("    return t + other[0]")
        body.new(var.shape, f"{name}({var.name}, 0.5)")
        body.new(var.shape, f"{name}({var.name}, {self.text(var.shape, body)})" if self.framework != "array_api" else f"{name}({var.name}, [{var.name}])")
        body.new(var.shape, f"{name}({var.name}, [0.25, 1])")

    IDIOMS = (closure, lambdas, counted, generated, variadic, keywords, early, attempt, walrus, conditional, pairs, context, entries, updated, collected,
              narrow, divided, sized, sliced, masked, found, items, checked)
