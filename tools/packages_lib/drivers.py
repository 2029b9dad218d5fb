"""Calls for packages whose docstrings run little of them, written so that they mean the same for every framework's arrays.

Each driver gives (name, function without arguments); `side.array` makes arrays."""
import importlib
import itertools

import numpy as np


def torchdiffeq(package, side):
    matrix, start, times = side.array([[-0.1, 2.0], [-2.0, -0.1]]), side.array([[2.0, 0.0]]), side.array(np.linspace(0.0, 2.0, 7))
    def field(t, y):
        return y @ matrix
    def pendulum(t, y):
        return (y[1], -y[0])
    for method in ("dopri5", "dopri8", "bosh3", "fehlberg2", "adaptive_heun", "euler", "midpoint", "heun3", "rk4", "explicit_adams", "implicit_adams"):
        yield "torchdiffeq.odeint", lambda method=method: package.odeint(field, start, times, method=method)
    yield "torchdiffeq.odeint", lambda: package.odeint(pendulum, (start, start), times, rtol=1e-4, atol=1e-4)
    yield "torchdiffeq.odeint", lambda: package.odeint(field, start, times, method="rk4", options={"step_size": 0.1})
    yield "torchdiffeq.odeint_adjoint", lambda: package.odeint_adjoint(field, start, times, adjoint_params=())
    yield "torchdiffeq.odeint_event", lambda: package.odeint_event(field, start, times[0], event_fn=lambda t, y: y[0, 0] - 1.0)
    yield "torchdiffeq.odeint_dense", lambda: package.odeint_dense(field, start, times[0], times[-1])(times)


def entmax(package, side):
    random = np.random.default_rng(1)
    for shape in ((4, 7), (3, 2, 5)):
        scores = random.standard_normal(shape)
        for name in ("sparsemax", "entmax15", "sparsemax_bisect", "entmax_bisect", "normmax_bisect"):
            for keywords in ({}, {"dim": 0}, *([{"k": 3}] if name in ("sparsemax", "entmax15") else [{"n_iter": 20}])):
                yield f"entmax.{name}", lambda name=name, keywords=keywords, scores=scores: getattr(package, name)(side.array(scores), **keywords)
        yield "entmax.entmax_bisect", lambda scores=scores: package.entmax_bisect(side.array(scores), side.array(1.3))
        yield "entmax.budget_bisect", lambda scores=scores: package.budget_bisect(side.array(scores), budget=2)
    scores, targets = random.standard_normal((4, 7)), random.integers(0, 7, 4)
    def data():
        return side.array(scores), side.array(targets, "int64")
    for name in ("sparsemax_loss", "entmax15_loss", "sparsemax_bisect_loss", "entmax_bisect_loss", "normmax_bisect_loss"):
        yield f"entmax.{name}", lambda name=name: getattr(package, name)(*data())
    for name, reduction in itertools.product(("SparsemaxLoss", "Entmax15Loss", "SparsemaxBisectLoss", "EntmaxBisectLoss", "NormmaxBisectLoss"),
                                             ("elementwise_mean", "sum", "none")):
        yield f"entmax.{name}", lambda name=name, reduction=reduction: getattr(package, name)(reduction=reduction)(*data())
    for name in ("Sparsemax", "Entmax15", "SparsemaxBisect", "EntmaxBisect", "NormmaxBisect", "BudgetBisect"):
        yield f"entmax.{name}", lambda name=name: getattr(package, name)(dim=-1)(side.array(scores))


DRIVERS = {"torchdiffeq": torchdiffeq, "entmax": entmax}


def calls(module, side):
    if module in DRIVERS:
        yield from DRIVERS[module](importlib.import_module(module), side)
