"""Every decomposition of the catalogue computes what it says: .venv/bin/python -m unittest discover tests/catalogue

The references are functions of NumPy, or of torch where NumPy has none: written by others than the catalogue.
"""
import sys
import pathlib
import unittest
import warnings

import array_api_strict as xp
import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from evaluate import OPERATIONS, call  # noqa: E402

X = np.array([[1.5, -2.0, 0.5, 0.0], [-0.75, 3.0, 2.25, -0.0], [4.0, 1.0, -1.0, 2.0]])
Y = np.array([[2.0, -1.5, 1.0, 3.0], [0.5, 3.0, -2.5, 1.0], [-4.0, 2.0, 7.0, 0.25]])
P = np.array([0.25, 0.5, 0.875])
N = np.array([[np.nan, np.inf, -1.0], [-np.inf, -0.0, 2.0], [1.0, 3.0, np.nan]])
M = np.array([[2.0, 1.0, 0.5], [-1.0, 3.0, 1.0], [0.25, 0.5, 4.0]])
I = np.array([5, -3, 2, 7, -8])
J = np.array([2, 3, -4, 1, -2])
K = np.array([2, 0, 1, 1])
V = np.array([3.0, 1.0, 2.0, 1.0])
A = np.arange(24.0).reshape(2, 3, 4) - 7
Z = np.array([1 + 2j, -0.5 + 1j, -2 - 1j])
BIG = np.array([-1000.0, -1.0, 0.0, 1.0, 1000.0])


def t(function, **given):
    """A function of torch as one of NumPy."""
    return lambda *args: np.asarray(function(*[torch.from_numpy(np.asarray(arg)) if isinstance(arg, np.ndarray) else arg for arg in args], **given))


def c(args, reference, keywords=None, **same):
    """A call: arguments, what computes the same, our keywords (and theirs, if they are called otherwise)."""
    return args, reference, keywords or {}, same


CASES = {
    "divmod": [c([X, Y], lambda x, y: list(np.divmod(x, y))), c([I, J], lambda i, j: list(np.divmod(i, j)))],
    "plain_number": [c([np.array([2.5])], lambda x: x.item()), c([np.array(3)], lambda x: x.item())],
    "init.eye": [c([X], lambda x: np.eye(*x.shape)), c([Y.T], lambda x: np.eye(*x.shape))],
    "overwritten": [c((X, 2.0), np.full_like), c((X, V), lambda x, v: np.broadcast_to(v, x.shape)), c((X, I[:4]), lambda x, v: np.broadcast_to(v, x.shape) * 1.0)],
    "asarray_of_any": [c(([[1.0, 2.0], [3.0, 4.5]], None), lambda obj, floats: np.asarray(obj))],
    "floats_of_any": [c(([[1.0, 2.0], [3.0, 4.5]], None), lambda obj, floats: np.asarray(obj))],
    "linalg.column_residuals": [c((M[:, :2], Y[:, :2]), lambda a, b: np.linalg.lstsq(a, b)[1])],
    "linalg.squared_residuals": [c((np.vstack([M, M[:1] + 1]), Y[:, :1].repeat(2, 1)[[0, 1, 2, 0]] + np.arange(8.0).reshape(4, 2)), lambda a, b: np.linalg.lstsq(a, b)[1])],
    "ndtr": [c([X], t(torch.special.ndtr)), c([BIG], t(torch.special.ndtr))], "ndtri": [c([P], t(torch.special.ndtri))],
    "xlog1py": [c([np.abs(X), np.abs(Y)], t(torch.special.xlog1py)), c([np.array([0.0, 0.0]), np.array([-1.0, np.nan])], t(torch.special.xlog1py))],
    "i0e": [c([X], t(torch.special.i0e))],
    "betaln": [c([P, P + 1], lambda a, b: t(torch.lgamma)(a) + t(torch.lgamma)(b) - t(torch.lgamma)(a + b))],
    "nn.kl_divergence": [c([X, np.abs(Y)], t(F.kl_div, reduction="none")), c([X, Y], t(F.kl_div, reduction="none", log_target=True), {"log_target": True}),
                         c([X, np.zeros_like(X)], t(F.kl_div, reduction="none"))],
    "cdist": [c([X, Y], t(torch.cdist)), c([X, Y], t(torch.cdist, p=1.0), {"p": 1.0}), c([A, A * A], t(torch.cdist, p=np.inf), {"p": np.inf})],
    "exp2": [c([X], np.exp2)], "cbrt": [c([X], np.cbrt)], "rsqrt": [c([P], t(torch.rsqrt))],
    "deg2rad": [c([X], np.deg2rad)], "rad2deg": [c([X], np.rad2deg)], "sinc": [c([X], np.sinc)],
    "angle": [c([Z], np.angle), c([X[:, :3]], np.angle)], "logit": [c([P], t(torch.logit))], "frac": [c([X], t(torch.frac))],
    "isposinf": [c([N], np.isposinf)], "isneginf": [c([N], np.isneginf)],
    "fmod": [c([X, Y], np.fmod), c([I, J], np.fmod), c([X, np.inf], np.fmod)],
    "fmax": [c([N, np.flip(N)], np.fmax)], "fmin": [c([N, np.flip(N)], np.fmin)], "heaviside": [c([X, Y], np.heaviside), c([N, 0.5], np.heaviside)],
    "xlogy": [c([np.abs(X), np.abs(Y)], t(torch.xlogy))], "logaddexp2": [c([X, Y], np.logaddexp2)], "ldexp": [c([X, 3], np.ldexp)],
    "lerp": [c([X, Y, 0.25], t(torch.lerp))],
    "round_decimals": [c([X * 1.2345, 2], np.round), c([X * 123.45, -1], np.round)],
    "isclose": [c([N, N], np.isclose), c([N, N], np.isclose, {"equal_nan": True}, equal_nan=True), c([X, X + 1e-6], np.isclose),
                c([X, X + 1e-6], np.isclose, {"rtol": 0.0}, rtol=0.0)],
    "allclose": [c([X, X + 1e-9], np.allclose), c([X, Y], np.allclose)],
    "logsumexp": [c([X], lambda x: np.log(np.exp(x).sum())), c([X], lambda x: np.log(np.exp(x).sum(1, keepdims=True)), {"axis": 1, "keepdims": True}),
                  c([BIG], lambda x: np.float64(1000.0)), c([np.array([-np.inf, -np.inf])], lambda x: np.float64(-np.inf))],
    "nansum": [c([N], np.nansum), c([N], np.nansum, {"axis": 0, "keepdims": True}, axis=0, keepdims=True)], "nanprod": [c([N], np.nanprod, {"axis": 1}, axis=1)],
    "nanmean": [c([N], np.nanmean, {"axis": 0}, axis=0), c([N[:, :1]], np.nanmean)],
    "nanmax": [c([N], np.nanmax, {"axis": 1}, axis=1), c([N * np.nan], np.nanmax), c([I], np.nanmax)], "nanmin": [c([N], np.nanmin, {"axis": 1}, axis=1), c([I], np.nanmin)],
    "nanvar": [c([np.where(np.isinf(N), 5.0, N)], np.nanvar, {"axis": 0}, axis=0), c([np.where(np.isinf(N), 5.0, N)], np.nanvar, {"correction": 1}, ddof=1)],
    "nanstd": [c([np.where(np.isinf(N), 5.0, N)], np.nanstd, {"axis": 1, "keepdims": True}, axis=1, keepdims=True)],
    "ptp": [c([X], np.ptp), c([X], np.ptp, {"axis": 1}, axis=1)],
    "average": [c([X], np.average), c([X], np.average, {"axis": 1, "weights": np.arange(1.0, 5)}, axis=1, weights=np.arange(1.0, 5)),
                c([X], np.average, {"weights": np.abs(Y)}, weights=np.abs(Y)), c([V], np.average, {"axis": 0, "weights": V}, axis=0, weights=V)],
    "nanargmax": [c([N], np.nanargmax, {"axis": 1}, axis=1)], "nanargmin": [c([N], np.nanargmin, {"axis": 1}, axis=1)],
    "hsplit": [c([X, 2], np.hsplit)], "vsplit": [c([X, 3], np.vsplit)], "dsplit": [c([A, 2], np.dsplit)],
    "atleast_1d": [c([np.array(2.0)], np.atleast_1d), c([V], np.atleast_1d)], "atleast_2d": [c([np.array(2.0)], np.atleast_2d), c([V], np.atleast_2d), c([X], np.atleast_2d)],
    "atleast_3d": [c([np.array(2.0)], np.atleast_3d), c([V], np.atleast_3d), c([X], np.atleast_3d), c([A], np.atleast_3d)],
    "flatten": [c([A], np.ravel)], "swapaxes": [c([A, 0, -1], np.swapaxes)], "fliplr": [c([X], np.fliplr)], "flipud": [c([X], np.flipud)],
    "diagonal": [c([A], np.diagonal), c([A], np.diagonal, {"offset": 1, "axis1": 1, "axis2": 2}, offset=1, axis1=1, axis2=2)],
    "trace": [c([A], np.trace), c([M], np.trace, {"offset": -1}, offset=-1)], "linalg.trace": [c([A], lambda x: np.trace(x, axis1=-2, axis2=-1))],
    "vander": [c([V], np.vander), c([V, 3], np.vander, {"increasing": True}, increasing=True)], "tri": [c([3], np.tri), c([3, 4], np.tri, {"k": 1}, k=1)],
    "tril_indices": [c([3, 1, 4], np.tril_indices), c([3], np.tril_indices)], "triu_indices": [c([3, 1, 4], np.triu_indices)],
    "logspace": [c([0.0, 2.0, 5], np.logspace), c([0.0, 2.0, 5], np.logspace, {"base": 2.0, "endpoint": False}, base=2.0, endpoint=False)],
    "argwhere": [c([X], np.argwhere)], "flatnonzero": [c([X], np.flatnonzero)], "at_get": [c([X, (1, ...)], lambda x, key: x[key])],
    "masked_fill": [c([X, X > 0, 9.0], lambda x, mask, value: np.where(mask, value, x))],
    "compress": [c([np.array([True, False, True]), X], np.compress, {"axis": 0}, axis=0), c([np.array([True, False, True]), X], np.compress)],
    "topk": [c([X, 2], t(torch.topk)), c([X, 2], t(torch.topk, dim=0, largest=False), {"axis": 0, "largest": False})],
    "argpartition": [c([V, 1], lambda x, kth: np.argsort(x, kind="stable"))], "partition": [c([V, 1], lambda x, kth: np.sort(x))],
    "digitize": [c([X, np.array([-1.0, 0.5, 2.0])], np.digitize), c([X, np.array([-1.0, 0.5, 2.0])], np.digitize, {"right": True}, right=True)],
    "as_indices": [c([np.array([1, 2, 200], dtype=np.uint8)], lambda x: x.astype(np.int64))],
    "equal_of_any": [c([I, J + 3], np.equal), c([X, 1.5], np.equal)],
    "not_equal_of_any": [c([I, J + 3], np.not_equal), c([X, 1.5], np.not_equal)],
    "matmul_of_any": [c([X, V], np.matmul), c([V, V], np.matmul)],
    "dot_of_any": [c([X, V], np.dot), c([V, V], np.dot)],
    "add_of_any": [c([X, Y], np.add), c([X, 1.5], np.add)],
    "subtract_of_any": [c([X, Y], np.subtract), c([X, 1.5], np.subtract)],
    "multiply_of_any": [c([X, Y], np.multiply), c([X, 1.5], np.multiply)],
    "divide_of_any": [c([X, Y], np.divide), c([X, 1.5], np.divide)],
    "floor_divide_of_any": [c([I, J + 7], np.floor_divide), c([X, 1.5], np.floor_divide)],
    "remainder_of_any": [c([I, J + 7], np.remainder), c([X, 1.5], np.remainder)],
    "less_of_any": [c([I, J], np.less), c([X, 1.5], np.less)],
    "less_equal_of_any": [c([I, J], np.less_equal), c([X, 1.5], np.less_equal)],
    "greater_of_any": [c([I, J], np.greater), c([X, 1.5], np.greater)],
    "greater_equal_of_any": [c([I, J], np.greater_equal), c([X, 1.5], np.greater_equal)],
    "places_of_mask": [c([X > 0], np.nonzero), c([X > 1e9], np.nonzero)],
    "mean_of_any": [c([X], np.mean), c([X], np.mean, {"axis": 1, "keepdims": True}, axis=1, keepdims=True)],
    "intersect1d": [c([I, J], np.intersect1d), c([I, K], np.intersect1d)], "setdiff1d": [c([I, J], np.setdiff1d)],
    "union1d": [c([I, J], np.union1d), c([V, X], np.union1d)], "setxor1d": [c([I, J], np.setxor1d)],
    "dot": [c([A, A.transpose(0, 2, 1)], np.dot), c([X, V], np.dot), c([V, V], np.dot), c([X, np.array(2.0)], np.dot), c([A, np.ones((4, 2))], np.dot)],
    "inner": [c([X, Y], np.inner), c([V, V], np.inner), c([A, X], np.inner)], "vdot": [c([Z, Z * 2j], np.vdot), c([X, Y], np.vdot)], "outer": [c([V, X], np.outer)],
    "linalg.lstsq": [c([X[:, :2], V[:3]], lambda a, b: np.linalg.lstsq(a, b)[0])], "linalg.cond": [c([M], np.linalg.cond)],
    "linalg.solve_triangular": [c([M, M], lambda a, b: np.linalg.solve(np.triu(a), b)), c([M, V[:3]], lambda a, b: np.linalg.solve(np.tril(a), b), {"upper": False}),
                                c([M, M], lambda a, b: np.linalg.solve(np.triu(a, 1) + np.eye(3), b), {"unit_diagonal": True})],
    "i1": [c([X], t(torch.special.i1))],
    "linalg.cholesky_solve": [c([X[:, :3].T, np.linalg.cholesky(M @ M.T)], lambda b, x: np.linalg.solve(M @ M.T, b)),
                              c([M, np.linalg.cholesky(M @ M.T).T], lambda b, x: np.linalg.solve(M @ M.T, b), {"upper": True})],
    "linalg.cholesky_inverse": [c([np.linalg.cholesky(M @ M.T)], lambda x: np.linalg.inv(M @ M.T)),
                                c([np.linalg.cholesky(M @ M.T).T], lambda x: np.linalg.inv(M @ M.T), {"upper": True})],
    "nn.flatten": [c([A], lambda a: a.reshape(2, 12)), c([X], lambda a: a)],
    "nn.relu": [c([X], t(F.relu)), c([N], t(F.relu))], "nn.relu6": [c([X * 3], t(F.relu6))], "nn.sigmoid": [c([BIG], t(torch.sigmoid))],
    "nn.log_sigmoid": [c([BIG], t(F.logsigmoid))], "nn.softsign": [c([X], t(F.softsign))], "nn.silu": [c([X], t(F.silu))], "nn.mish": [c([X], t(F.mish))],
    "nn.selu": [c([BIG], t(F.selu))], "nn.hard_sigmoid": [c([X * 2], t(F.hardsigmoid))], "nn.hard_swish": [c([X * 2], t(F.hardswish))], "nn.softplus": [c([BIG], t(F.softplus))],
    "nn.gelu": [c([X], t(F.gelu)), c([X], t(F.gelu, approximate="tanh"), {"approximate": True})],
    "nn.leaky_relu": [c([X], t(F.leaky_relu)), c([X], t(F.leaky_relu, negative_slope=0.3), {"negative_slope": 0.3})],
    "nn.elu": [c([BIG], t(F.elu)), c([X], t(F.elu, alpha=0.5), {"alpha": 0.5})],
    "nn.softmax": [c([X * 300], t(F.softmax, dim=-1)), c([X], t(F.softmax, dim=0), {"axis": 0})],
    "nn.log_softmax": [c([X * 300], t(F.log_softmax, dim=-1)), c([X], t(F.log_softmax, dim=0), {"axis": 0})],
    "nn.normalize": [c([X], t(F.normalize, dim=-1)), c([X], t(F.normalize, p=1, dim=0), {"ord": 1, "axis": 0})],
    "copy": [c([X], np.copy)], "contiguous": [c([X], np.ascontiguousarray)], "stop_gradient": [c([X], np.copy)],
    "item": [c([np.array([[2.5]])], lambda x: x.item()), c([np.array([3])], lambda x: x.item()), c([np.array(True)], lambda x: x.item()), c([Z[:1]], lambda x: x.item())],
    "is_real": [c([X], np.isrealobj), c([Z], np.isrealobj), c([I], np.isrealobj)], "spacing": [c([X], np.spacing), c([BIG], np.spacing)],
    "is_floating": [c([X], lambda x: True), c([I], lambda x: False)], "is_complex": [c([Z], lambda x: True), c([X], lambda x: False)],
    "complex_of": [c([X, Y], lambda real, imag: real + 1j * imag)],
    "real_pairs": [c([Z], lambda z: np.stack([z.real, z.imag], axis=-1))],
}
# Other names for what is tested elsewhere, or what this evaluator has no values for.
NOT_HERE = {"array_of_any", "array_of_numpy", "from_numpy", "linalg.matmul", "linalg.matrix_transpose", "linalg.tensordot", "linalg.vecdot", "mT", "losses.named", "promote_types", "as_dtype", "dtype_or", "uncompiled", "device.listed"}


def strict(value):
    return xp.asarray(value) if isinstance(value, np.ndarray) else value


def plain(value):
    return [plain(item) for item in value] if isinstance(value, (tuple, list)) else np.asarray(value._array if hasattr(value, "_array") else value)


class Decompositions(unittest.TestCase):
    def test_each_has_a_case(self):
        # Decompositions that are functions (neutral helpers), or members of their classes, are run by the scoreboard, in every framework.
        # Layers are made and called, not computed: the scoreboard and the models do that. Those of random numbers have no values to compare: tests/random looks at their distributions.
        decomposed = {name for name, operation in OPERATIONS.items()
                      if (name in CASES or "helpers." not in operation.get("decomposition", "helpers.")) and "decomposition" in operation and not operation.get("draws") and not name.startswith("layers.")
                      and ": object" not in operation["signature"]}
        self.assertEqual(decomposed - set(CASES) - NOT_HERE, set())
        self.assertEqual(set(CASES) - decomposed, set())

    def test_each_computes_what_it_says(self):
        for name, calls in CASES.items():
            for args, reference, keywords, theirs in calls:
                with self.subTest(operation=name, arguments=args, keywords=keywords), warnings.catch_warnings(), np.errstate(all="ignore"):
                    warnings.simplefilter("ignore")
                    self.check(name, args, reference, keywords, theirs)

    def check(self, name, args, reference, keywords, theirs):
        found = plain(call(name, *[strict(item) for item in args], **{key: strict(value) for key, value in keywords.items()}))
        expected = reference(*args, **theirs)
        pairs = list(zip(expected, found)) if isinstance(found, list) else [(expected, found)]
        for one, two in pairs:
            np.testing.assert_allclose(two, np.asarray(one), rtol=1e-9, atol=1e-12)
            self.assertEqual(np.shape(two), np.shape(one))


if __name__ == "__main__":
    unittest.main()
