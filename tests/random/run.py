#!/usr/bin/env python3
"""Random numbers after conversion: shapes, dtypes and distributions, and that compiled functions draw anew.

Values cannot be compared, so each draw of DRAWS is run under its own framework and, converted, under each other, and both must have
the shape and kind of dtype it says, and the mean and the standard deviation of its distribution, to five standard errors.
"""
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ROOT / "build" / "src" / "regraft"
PYTHON = ROOT / ".venv" / "bin" / "python"
N = 20000
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "JAX_PLATFORMS": "cpu"}
HEADS = {"torch": "import torch\nimport torch.nn.functional as F\n", "numpy": "import numpy as np\n", "tensorflow": "import tensorflow as tf\n"}
TARGETS = ("numpy", "torch", "jax", "tensorflow")

# (framework, expression, shape, kind, mean, standard deviation, least, greatest)
INFINITE = (-math.inf, math.inf)
DRAWS = [
    ("torch", f"torch.rand({N})", (N,), "f", 0.5, 12 ** -0.5, 0, 1),
    ("torch", f"torch.randn({N // 2}, 2)", (N // 2, 2), "f", 0, 1, *INFINITE),
    ("torch", f"torch.randint(2, 5, ({N},))", (N,), "i", 3, (2 / 3) ** 0.5, 2, 4),
    ("torch", f"torch.normal(3.0, 2.0, ({N},))", (N,), "f", 3, 2, *INFINITE),
    ("torch", f"torch.randn_like(torch.ones({N})) * 0.5", (N,), "f", 0, 0.5, *INFINITE),
    ("torch", f"torch.bernoulli(torch.full(({N},), 0.3))", (N,), "f", 0.3, 0.21 ** 0.5, 0, 1),
    ("torch", f"torch.zeros({N}).uniform_(-1, 3)", (N,), "f", 1, 4 * 12 ** -0.5, -1, 3),
    ("torch", f"torch.empty({N}).normal_(1.0, 0.5)", (N,), "f", 1, 0.5, *INFINITE),
    ("torch", f"torch.randperm({N})", (N,), "i", (N - 1) / 2, ((N * N - 1) / 12) ** 0.5, 0, N - 1),
    ("torch", f"F.dropout(torch.ones({N}), 0.25)", (N,), "f", 1, 3 ** -0.5, 0, 1.34),
    ("torch", f"F.dropout2d(torch.ones(100, {N // 100}, 1, 1), 0.25)", (100, N // 100, 1, 1), "f", 1, 3 ** -0.5, 0, 1.34),
    ("numpy", f"np.random.rand({N})", (N,), "f", 0.5, 12 ** -0.5, 0, 1),
    ("numpy", f"np.random.normal(3.0, 2.0, {N})", (N,), "f", 3, 2, *INFINITE),
    ("numpy", f"np.random.uniform(-1, 3, size=({N},))", (N,), "f", 1, 4 * 12 ** -0.5, -1, 3),
    ("numpy", f"np.random.randint(2, 5, ({N},))", (N,), "i", 3, (2 / 3) ** 0.5, 2, 4),
    ("numpy", f"np.random.exponential(2.0, ({N},))", (N,), "f", 2, 2, 0, math.inf),
    ("numpy", f"np.random.permutation(np.arange({N}))", (N,), "i", (N - 1) / 2, ((N * N - 1) / 12) ** 0.5, 0, N - 1),
    ("numpy", f"np.random.gumbel(1.0, 2.0, ({N},))", (N,), "f", 1 + 2 * 0.5772156649, 2 * math.pi / 6 ** 0.5, *INFINITE),
    ("numpy", f"np.random.laplace(1.0, 2.0, ({N},))", (N,), "f", 1, 8 ** 0.5, *INFINITE),
    ("numpy", f"np.random.logistic(1.0, 2.0, ({N},))", (N,), "f", 1, 2 * math.pi / 3 ** 0.5, *INFINITE),
    ("numpy", f"np.random.gamma(2.0, 3.0, ({N},))", (N,), "f", 6, 18 ** 0.5, 0, math.inf),
    ("numpy", f"np.random.lognormal(0.0, 0.5, ({N},))", (N,), "f", 1.1331484530668263, 0.6039005332108811, 0, math.inf),
    ("numpy", f"np.random.weibull(2.0, ({N},))", (N,), "f", math.gamma(1.5), (1 - math.gamma(1.5) ** 2) ** 0.5, 0, math.inf),
    ("torch", f"torch.multinomial(torch.ones(({N}, 3)), 1)", (N, 1), "i", 1, (2 / 3) ** 0.5, 0, 2),
    ("torch", f"torch.zeros({N}).exponential_(2.0)", (N,), "f", 0.5, 0.5, 0, math.inf),
    ("torch", f"torch.empty({N}).log_normal_(0.0, 0.5)", (N,), "f", 1.1331484530668263, 0.6039005332108811, 0, math.inf),
    ("tensorflow", f"tf.random.normal(({N},), 3.0, 2.0)", (N,), "f", 3, 2, *INFINITE),
    ("tensorflow", f"tf.random.uniform(({N},), 2, 5, dtype=tf.int32)", (N,), "i", 3, (2 / 3) ** 0.5, 2, 4),
]
REPORT = """
import json
import numpy
values = numpy.asarray(draw)
print(json.dumps([list(values.shape), values.dtype.kind, float(values.mean()), float(values.std()), float(values.min()), float(values.max())]))
"""
COMPILED = """
import torch


def noise(x):
    return x + torch.rand(3)


x = torch.zeros(3)
a = noise(x)
"""
COMPILED_CHECK = """
draw = jax.jit(lambda key: noise(x, key=key))
one, two = draw(jax.random.key(1)), draw(jax.random.key(2))
assert not (one == two).any(), (one, two)
assert (one == draw(jax.random.key(1))).all()
print("[]")
"""


def convert(code, source, target):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(code)
        file.flush()
        done = subprocess.run([BINARY, "convert", file.name, "--from", source, "--to", target], capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stderr)
    return done.stdout


def run(code):
    done = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode:
        raise AssertionError(f"{done.stderr[-600:]}\n{code}")
    return json.loads(done.stdout.splitlines()[-1])


def check(draw, found):
    _, text, shape, kind, mean, deviation, least, greatest = draw
    assert found[0] == list(shape), f"{text}: shape {found[0]}"
    assert found[1] in {"f": "f", "i": "iu"}[kind], f"{text}: dtype kind {found[1]}"
    assert abs(found[2] - mean) <= 5 * deviation / math.sqrt(N) + 1e-3, f"{text}: mean {found[2]}, not {mean}"
    # The standard error of a deviation depends on the fourth moment: five of them are 6 % for the heaviest tails here.
    assert abs(found[3] - deviation) <= 0.06 * deviation, f"{text}: standard deviation {found[3]}, not {deviation}"
    assert least <= found[4] and found[5] <= greatest, f"{text}: from {found[4]} to {found[5]}"


def draws_of(source, target):
    """All draws of a pair in one program, since starting a framework takes seconds."""
    chosen = [draw for draw in DRAWS if draw[0] == source]
    code = HEADS[source] + "".join(f"draw{i} = {draw[1]}\n" for i, draw in enumerate(chosen))
    if target != source:
        code = convert(code, source, target)
    report = "".join(REPORT.replace("draw", f"draw{i}").replace("print(", f"print({i}, ") for i in range(len(chosen)))
    done = subprocess.run([PYTHON, "-c", code + report], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 0, f"{done.stderr[-600:]}\n{code}"
    lines = [line.split(" ", 1) for line in done.stdout.splitlines() if line[:1].isdigit()]
    for draw, (_, text) in zip(chosen, lines, strict=True):
        check(draw, json.loads(text))


def main():
    passed, failed = 0, 0
    tests = [(f"{source} to {target}", lambda s=source, t=target: draws_of(s, t)) for source in HEADS for target in TARGETS]
    tests.append(("compiled functions draw anew", lambda: run(convert(COMPILED, "torch", "jax") + COMPILED_CHECK)))
    for name, test in tests:
        if not any(part in name for part in sys.argv[1:] or [""]):
            continue
        try:
            test()
            passed += 1
        except AssertionError as error:
            failed += 1
            print(f"failed: {name}: {error}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
