"""Random expressions of a wanted shape over the variables at hand."""
import math

from . import dialects as d


class Expressions:
    def __init__(self, random, framework):
        self.random, self.framework = random, framework

    def spell(self, table, **operands):
        """One of the spellings that the framework has, filled in; None if it has none."""
        options = [entry[self.framework] for entry in (table if isinstance(table, list) else [table]) if entry[self.framework]]
        return self.random.choice(options).format(**operands) if options else None

    def shape_text(self, shape):
        return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"

    def lengths(self, shape):
        return ", ".join(map(str, shape))

    def item(self, name, key, rank):
        """name[key]; the array API wants the axes left over spelt out."""
        return f"{name}[{key}, ...]" if self.framework == "array_api" and rank > 1 else f"{name}[{key}]"

    def nested(self, shape):
        if not shape:
            return round(self.random.uniform(-2, 2), 3)
        return [self.nested(shape[1:]) for _ in range(shape[0])]

    def literal(self, shape):
        return self.spell(d.ARRAY_OF, list=self.nested(shape))

    def atom(self, shape, variables):
        same = [v.name for v in variables if v.shape == shape]
        if same and self.random.random() < 0.85:
            return self.random.choice(same)
        choices = []
        for v in variables:
            if len(v.shape) == len(shape) + 1 and v.shape[1:] == shape:
                choices.append(self.item(v.name, self.random.randrange(-v.shape[0], v.shape[0]), len(v.shape)))
                choices.append(self.spell(d.REDUCE, a=v.name, k=0))
            if len(v.shape) == len(shape) + 1 and v.shape[:-1] == shape:
                choices.append(f"{v.name}[..., {self.random.randrange(v.shape[-1])}]")
                choices.append(self.spell(d.REDUCE, a=v.name, k=self.random.choice([-1, len(shape)])))
            if len(v.shape) == 2 and v.shape[::-1] == shape and v.shape != shape:
                choices.append(self.spell(d.TRANSPOSE, a=v.name))
            if v.shape != shape and math.prod(v.shape) == math.prod(shape) and shape:
                choices.append(self.spell(d.RESHAPE, a=v.name, shape=self.shape_text(shape), lengths=self.lengths(shape)))
            if len(v.shape) == len(shape) and shape and v.shape[1:] == shape[1:] and v.shape[0] > shape[0]:
                choices.append(self.item(v.name, f":{shape[0]}", len(shape)))
                if v.shape[0] >= 2 * shape[0]:
                    choices.append(self.item(v.name, f"{v.shape[0] - 2 * shape[0]}::2", len(shape)))
        choices = [c for c in choices if c]
        if choices:
            return self.random.choice(choices)
        if same:
            return same[0]
        if not shape and variables:
            return self.spell(d.REDUCE_ALL, a=self.random.choice(variables).name)
        return self.spell(d.FULL, shape=self.shape_text(shape), v=round(self.random.uniform(-1, 1), 2))

    def expression(self, shape, variables, depth=2):
        pick = self.random.random()
        if depth == 0 or pick < 0.15:
            return self.atom(shape, variables)
        sub = lambda wanted=shape: self.operand(wanted, variables, depth - 1)
        if pick < 0.45:
            return self.spell(d.UNARY, a=sub())
        if pick < 0.75 or not shape:
            return self.spell(d.BINARY, a=sub(), b=sub(self.broadcastable(shape)))
        k = self.random.randrange(len(shape))
        if pick < 0.82:
            return self.spell(d.MOVE, a=sub(), k=self.random.choice([k, k - len(shape)])) or sub()
        if pick < 0.88:
            longer = [v for v in variables if len(v.shape) == len(shape) and v.shape[:k] == shape[:k] and v.shape[k + 1:] == shape[k + 1:]]
            if shape[k] == 1 and longer:
                return self.spell(d.KEEPDIMS, a=self.random.choice(longer).name, k=k)
            return f"{sub()} - {self.spell(d.KEEPDIMS, a=self.bracketed(self.atom(shape, variables)), k=k)}"
        if pick < 0.94 and len(shape) == 2:
            pairs = [(a, b) for a in variables for b in variables
                     if len(a.shape) == len(b.shape) == 2 and a.shape[1] == b.shape[0] and (a.shape[0], b.shape[1]) == shape]
            if pairs:
                a, b = self.random.choice(pairs)
                return self.spell(d.MATMUL, a=a.name, b=b.name)
        mask = self.spell(d.COMPARE, a=sub(), b=sub())
        return self.spell(d.WHERE, m=mask, a=sub(), b=sub())

    def operand(self, shape, variables, depth):
        return self.bracketed(self.expression(shape, variables, depth))

    def bracketed(self, text):
        simple = text.isidentifier() or (text.endswith((")", "]")) and not any(c in text for c in " "))
        return text if simple else f"({text})"

    def broadcastable(self, shape):
        pick = self.random.random()
        if pick < 0.7 or not shape:
            return shape
        if pick < 0.85:
            return shape[1:]
        return shape[:-1] + (1,)
