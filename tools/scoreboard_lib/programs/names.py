"""Names that programmers would give, each used once."""
import itertools

POOL = ("x", "y", "h", "out", "state", "score", "weight", "total", "mean", "scaled", "gate", "mix", "acc", "base", "delta", "left", "right",
        "first", "second", "value", "hidden", "features", "logits", "probs", "context", "query", "memory", "bias", "grid", "field", "norm")


def fresh(taken):
    for name in itertools.chain(POOL, (f"{base}{n}" for n in itertools.count(2) for base in POOL)):
        if name not in taken:
            taken.add(name)
            return name
