"""Tests of the helpers: each against NumPy, eagerly and inside tf.function. `python -m unittest mappings/tensorflow/helpers_test.py`."""

import importlib.util
import pathlib
import types
import unittest

import numpy as np
import tensorflow as tf

HERE = pathlib.Path(__file__).parent / "helpers"


def load():
    helpers = types.SimpleNamespace()
    for path in sorted(HERE.glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"helper_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        setattr(helpers, path.stem, getattr(module, path.stem))
    return helpers


H = load()
R = np.random.RandomState(0)
F = np.float32
x = np.array([[1.5, -2.25, 0.75], [-0.5, 3.0, -1.25]], F)
y = np.array([[-1.0, 0.5, 2.0], [1.25, -3.5, 0.25]], F)
a3, b3, r34 = R.randn(2, 3, 4).astype(F), R.randn(2, 3, 4).astype(F), R.randn(3, 4).astype(F)
n = np.array([[np.nan, 1, -np.inf], [np.inf, -0.0, 2]], F)
n2 = np.array([[1, np.nan, np.inf, np.nan, -1], [np.inf, np.nan, -np.inf, 0, 5]], F)
v, w, row = np.array([2, -1, 2, 0.5], F), np.array([1, 3, -2, 0.25], F), np.array([0.5, -1, 2], F)
i, j = np.array([[3, -1, 2], [-4, 5, 6]], np.int32), np.array([[2, 3, -2], [3, -2, 4]], np.int32)
k = np.array([2, 0, 1, 1], np.int32)
b = np.array([[True, False, True], [False, False, True]])
m = np.array([[2, 1, 0.5], [1, 3, -1], [0, 1, 4]], F)
m2 = np.array([[1, 2, 0], [0, 1, 1], [3, 0, 1]], F)
s = np.array([[4, 1, 0.5], [1, 3, 0.25], [0.5, 0.25, 2]], F)
z = (x + 1j * y).astype(np.complex64)
z3 = (a3 + 1j * b3).astype(np.complex64)
h = np.array([[2, 1j, 0], [-1j, 3, 1], [0, 1, 4]], np.complex64)
inf = float("inf")


def scattered(array, indices, values, axis):
    array, places = array.copy(), list(np.indices(indices.shape))
    places[axis] = indices
    np.add.at(array, tuple(places), values[tuple(slice(length) for length in indices.shape)])
    return array


def updated(ufunc):
    def update(array, key, value, how):
        array = array.copy()
        if ufunc:
            ufunc.at(array, key, value)
        else:
            array[key] = value
        return array
    return update


def put(array, indices, values, axis):
    array = array.copy()
    np.put_along_axis(array, indices, values, axis)
    return array


def chunks(array, count, axis=0):
    size = -(-array.shape[axis] // count)
    return np.split(array, range(size, array.shape[axis], size), axis)


def every(array, size, axis=0):
    return np.split(array, range(size, array.shape[axis], size), axis)


def top(array, count, axis=-1, largest=True, sorted=True):
    order = np.take(np.argsort(-array if largest else array, axis=axis, kind="stable"), range(count), axis=axis)
    return np.take_along_axis(array, order, axis), order


def initial(ufunc, start):
    def scan(array, axis=0, include_initial=False):
        result = ufunc(array, axis=axis)
        if not include_initial:
            return result
        return np.concatenate([np.full_like(np.take(result, [0], axis=axis), start), result], axis=axis)
    return scan


def triangular(a, rhs, upper=True, unit_diagonal=False):
    a = (np.triu if upper else np.tril)(a)
    if unit_diagonal:
        np.fill_diagonal(a, 1)
    return np.linalg.solve(a, rhs)


def distinct(array):
    values, first, inverse, count = np.unique(array, True, True, True, equal_nan=False)
    return values, first, inverse.reshape(array.shape), count


def singular(a, full_matrices=True):
    u, values, vh = np.linalg.svd(a, full_matrices)
    return np.abs(u), values, np.abs(vh)


def hfftn(name):
    return lambda a, lengths=None, axes=None, norm="backward": getattr(np.fft, name)(a, lengths, axes, norm)


def inverse_or_not(name):
    def transform(a, length=None, axis=None, norm="backward", inverse=False):
        axis = -1 if axis is None and not name.endswith("n") else axis
        return getattr(np.fft, "i" * inverse + name)(a, length, axis, norm)
    return transform


def kwargs(**named):
    return named


# helper → (reference, [arguments…]); a dict at the end is keyword arguments.
CASES = {
    "argmax": (lambda a, axis=None, keepdims=False: np.argmax(a, axis, keepdims=keepdims),
               [(x,), (n,), (n2, 1), (a3, -2, True), (x, None, True), (i, 0), (b, 1)]),
    "argmin": (lambda a, axis=None, keepdims=False: np.argmin(a, axis, keepdims=keepdims),
               [(x,), (n,), (n2, 1), (a3, -2, True), (x, None, True), (i, 0), (b, 1)]),
    "argsort": (lambda a, axis=-1: np.argsort(a, axis, kind="stable"), [(v,), (n2,), (a3, 1), (i, 0), (b,)]),
    "sort": (lambda a, axis=-1, descending=False: np.flip(np.sort(a, axis), axis) if descending else np.sort(a, axis),
             [(v,), (n2,), (a3, 1), (i, 0), (b,), (n2, -1, True), (x, 0, True)]),
    "array_equal": (np.array_equal, [(x, x), (x, y), (x, v), (n, n)]),
    "array_split": (np.array_split, [(v, 3), (a3, 3, 2), (v, [1, 3]), (v, [3, 1])]),
    "average": (np.average, [(x, 1, row), (x, None, y), (a3, 0, b3), (x,)]),
    "broadcast_arrays": (np.broadcast_arrays, [(x, row), (x[:, :1], row)]),
    "broadcast_shapes": (np.broadcast_shapes, [((2, 1), (3,)), ((4, 1, 3), (2, 1))]),
    "can_cast": (lambda one, two: np.can_cast(one.as_numpy_dtype, two.as_numpy_dtype),
                 [(tf.int8, tf.int16), (tf.int16, tf.int8), (tf.float32, tf.float64)]),
    "cholesky": (lambda a, upper=False: np.linalg.cholesky(a).conj().T if upper else np.linalg.cholesky(a), [(s,), (s, True), (h, True)]),
    "chunk": (chunks, [(v, 3), (v, 2), (a3, 3, 2)]),
    "clip": (np.clip, [(x, -1.0, 1.0), (x, None, y), (x, y, y), (x, -1.0, None)]),
    "column_stack": (np.column_stack, [([x, y],), ([v, w],)]),
    "compress": (lambda condition, a, axis=None: np.compress(condition, a, axis), [(b[0], x, 1), (b[0], x)]),
    "concat_flattened": (lambda arrays: np.concatenate(arrays, axis=None), [([x, v],), ([x],)]),
    "convolve": (np.convolve, [(v, row), (row, v), (v, w, "same"), (row, v, "same"), (v, row, "valid")]),
    "copysign": (np.copysign, [(x, y), (x, n), (2.0, n), (x, -0.0)]),
    "corrcoef": (np.corrcoef, [(x,), (x, y), (v,)]),
    "cov": (lambda a, c=None, rowvar=True, correction=1: np.cov(a, c, rowvar, ddof=correction), [(x,), (x, y), (x, None, False), (m, None, True, 0), (z,)]),
    "cross": (lambda a, c, axis=-1: np.cross(a, c, axis=axis), [(x, y), (x, row), (m, m2, -2), (z, z)]),
    "cummax": (np.maximum.accumulate, [(x, 1), (n, 1)]),
    "cummin": (np.minimum.accumulate, [(x, 1), (n, 1)]),
    "cumulative_prod": (initial(np.cumprod, 1), [(v,), (x, 1, True), (a3, -1, True)]),
    "cumulative_sum": (initial(np.cumsum, 0), [(v,), (x, 1, True), (i, 0, True)]),
    "diag": (np.diag, [(v,), (m,), (v, 1), (x, 1)]),
    "diagonal": (np.diagonal, [(m,), (a3,), (a3, 1, 1, 2), (a3, -1, 2, 0)]),
    "diff": (lambda a, axis=-1, order=1, **more: np.diff(a, order, axis, **more),
             [(v,), (a3, 1), (a3, -1, 2), (v, 0, 0), (b,), (x, -1, 1, kwargs(prepend=x[:, :1])), (x, 0, 1, kwargs(append=y))]),
    "dot": (np.dot, [(v, w), (x, row), (a3, R.randn(4, 2).astype(F)), (F(2), x)]),
    "dstack": (np.dstack, [([x, y],), ([v, w],), ([a3, b3],)]),
    "eigh": (lambda a: np.linalg.eigvalsh(a), [(s,), (h,)], lambda result: result[0]),
    "expand_dims": (np.expand_dims, [(x, 0), (x, (0, -1)), (x, (0, 1))]),
    "eye": (lambda rows, columns=None, offset=0: np.eye(rows, columns, offset), [(3,), (2, 3), (3, 3, 1), (3, 4, -1), (2, 2, 5)]),
    "fft": (inverse_or_not("fft"), [(z,), (z3, 5, 0, "forward"), (x, 2), (z3, None, 1, "ortho", True), (z, 4, -1, "backward", True)]),
    "fftfreq": (np.fft.fftfreq, [(5,), (4, 0.5)]),
    "fftn": (inverse_or_not("fftn"), [(z3,), (z3, (2, 5), (-2, -1)), (z3, (3, 2), (0, 2), "ortho", True), (x,)]),
    "finfo": (lambda dtype: np.finfo(dtype.as_numpy_dtype).max, [(tf.float32,), (tf.float64,)], lambda result: result.max),
    "flip": (np.flip, [(x,), (a3, (0, -1)), (x, 1)]),
    "gcd": (np.gcd, [(i, j), (i, 6), (k, k)]),
    "geomspace": (np.geomspace, [(1.0, 1000.0, 4), (1.0, 16.0, 4, kwargs(endpoint=False))]),
    "getitem": (lambda a, key: a[key], [(x, (slice(None), k)), (x, [1, -1]), (a3, (0, slice(None), k)), (a3, (k % 2, slice(None), k)),
                                       (a3, b), (a3, (slice(None), i % 3)), (x, (None, k % 2)), (x, (Ellipsis, [0, 2]))]),
    "at_update": (updated(None), [(x, (slice(None), 1), 9.0, "set"), (x, b, 0.0, "set"), (a3, (0, slice(None), k), 2.0, "set"), (i, -1, 7, "set")]),
    "gradient": (lambda f, spacing=1.0, axis=-1: np.gradient(f, spacing, axis=axis), [(v,), (a3, 1.0, 0), (x, 0.5)]),
    "hfft": (np.fft.hfft, [(z,), (z3, 4, 1), (z3, 3, 0, "forward"), (z3, None, -1, "ortho")]),
    "histogram": (lambda a, bins=10, range=None, density=False, weights=None: np.histogram(a, bins, range, density, weights),
                  [(x,), (x, 5, (-2.0, 2.0)), (x, [-2.0, 0.0, 1.5, 3.0]), (x, 3, None, True), (v, 2, None, False, w)]),
    "hstack": (np.hstack, [([x, y],), ([v, w],)]),
    "hypot": (np.hypot, [(x, y), (n, x), (x, 3.0)]),
    "ihfft": (np.fft.ihfft, [(a3,), (a3, 5), (a3, 6, 0, "ortho"), (a3, None, 1, "forward")]),
    "iinfo": (lambda dtype: np.iinfo(dtype.as_numpy_dtype).max, [(tf.int32,), (tf.uint8,)], lambda result: result.max),
    "indices": (np.indices, [((2, 3),), ((4,),)]),
    "inner": (np.inner, [(v, w), (m, x), (a3, b3)]),
    "interp": (np.interp, [(x, np.array([-2, 0, 1], F), row), (n, np.array([-1, 0, 1], F), row, -9.0, 9.0)]),
    "intersect1d": (np.intersect1d, [(i, j), (v, w)]),
    "irfft": (np.fft.irfft, [(z,), (z3, 5), (z3, 4, 1), (z3, 3, 0, "forward"), (x,)]),
    "irfftn": (hfftn("irfftn"), [(z3,), (z3, (2, 5), (-2, -1)), (z3, (3, 2), (0, 2), "ortho"), (z3, None, (2, 0))]),
    "isclose": (np.isclose, [(x, y), (n, n), (x, 1.5), (i, j), (n, n, 1e-5, 1e-8, True)]),
    "isdtype": (lambda dtype, kind: np.isdtype(dtype.as_numpy_dtype, kind), [(tf.int8, "integral"), (tf.uint8, "signed integer"),
                (tf.bool, "numeric"), (tf.float32, ("bool", "real floating")), (tf.complex64, "complex floating")]),
    "isin": (lambda a, c, invert=False: np.isin(a, c, invert=invert), [(i, j), (i, 3), (x, row, True), (3, i), (n, n)]),
    "kron": (np.kron, [(x, y), (v, w), (x, v), (a3, x)]),
    "lcm": (np.lcm, [(i, j), (i, 6), (k, k)]),
    "lexsort": (lambda keys, axis=-1: np.lexsort(keys, axis), [((v, w),), ((i[0], i[1], j[0]),), ((x, y), 0)]),
    "linspace": (lambda start, stop, num, dtype=tf.float32, endpoint=True: np.linspace(start, stop, num, endpoint, dtype=dtype.as_numpy_dtype),
                 [(0, 1, 5), (0, 10, 5, tf.float64), (2.0, -2.0, 3, tf.float32, False), (0, 9, 4, tf.int32)]),
    "logaddexp": (np.logaddexp, [(x, y), (n, n), (x, 0.0), (0.0, x)]),
    "logcumsumexp": (lambda a, axis: np.logaddexp.accumulate(a, axis), [(x, 1), (a3, 0), (n, 1), (n, 0), (n2, 1)]),
    "logspace": (np.logspace, [(0.0, 2.0, 5), (0, 1, 3, kwargs(endpoint=False)), (0, 3, 4, kwargs(base=2.0))]),
    "lstsq": (lambda a, c: np.linalg.lstsq(a, c)[0], [(x.T, row), (x.T, m)]),
    "masked_select": (lambda a, mask: a[np.broadcast_to(mask, a.shape)], [(x, b), (x, b[:, :1])]),
    "matrix_norm": (lambda a, keepdims=False, ord="fro": np.linalg.matrix_norm(a, keepdims=keepdims, ord=ord),
                    [(a3, False, one) for one in ("fro", "nuc", 1, -1, 2, -2, inf, -inf)] + [(z, True)]),
    "matrix_power": (np.linalg.matrix_power, [(m, 3), (m, 0), (m, -1), (np.stack([m, m2]), 2)]),
    "matrix_rank": (lambda a, rtol=None: np.linalg.matrix_rank(a, rtol=rtol), [(m,), (x,), (m, 0.3), (a3,)]),
    "median": (lambda a, axis=None, keepdims=False: np.median(a, axis, keepdims=keepdims), [(x,), (n, 0), (a3, (0, 2), True), (v,), (a3, 1)]),
    "moveaxis": (np.moveaxis, [(a3, 0, -1), (a3, (0, 1), (-1, 0)), (x, 0, 1)]),
    "multi_dot": (np.linalg.multi_dot, [([x, m, m2],), ([row, m, row],), ([x, m],)]),
    "namespace_info": (lambda: ["int8", "int16", "int32", "int64"], [()], lambda info: list(info.dtypes(kind="signed integer"))),
    "nan_to_num": (lambda a, nan=0.0, posinf=None, neginf=None: np.nan_to_num(a, True, nan, posinf, neginf), [(n,), (n, 5.0, 9.0, -9.0), (i,)]),
    "nanmax": (lambda a, axis=None, keepdims=False: np.nanmax(a, axis, keepdims=keepdims), [(n,), (n, 0), (n2, 1, True)]),
    "nanmin": (lambda a, axis=None, keepdims=False: np.nanmin(a, axis, keepdims=keepdims), [(n,), (n, 0), (n2, 1, True)]),
    "nanvar": (lambda a, axis=None, correction=0, keepdims=False: np.nanvar(a, axis, ddof=correction, keepdims=keepdims),
               [(x,), (np.where(b, np.nan, x).astype(F), 1), (a3, (0, 2), 1, True)]),
    "norm": (np.linalg.norm, [(x,), (x, None, 1), (m, 2), (m, "nuc"), (v, inf), (v, 0), (a3, 1, (0, 2)), (a3, 2, (2, 0), True), (z,)]),
    "pad": (lambda a, width, mode="constant", value=0: np.pad(a, width, mode, constant_values=value) if mode == "constant" else np.pad(a, width, mode),
            [(x, 1), (x, (1, 2)), (x, ((1, 0), (0, 2)), "wrap"), (v, 2, "edge"), (v, 2, "reflect"), (v, 2, "symmetric"), (x, 1, "constant", 7)]),
    "pinv": (lambda a, rtol=1e-6: np.linalg.pinv(a, rcond=rtol), [(x,), (a3,), (m, 0.3), (z,)]),
    "put_along_axis": (put, [(m, i[:1] % 3, 5.0, 0), (x, np.array([[2], [0]], np.int32), 9.0, 1)]),
    "qr": (lambda a, mode="reduced": [np.abs(part) for part in np.linalg.qr(a, mode)], [(x.T,), (x.T, "complete"), (m,)], lambda result: [np.abs(part) for part in result]),
    "quantile": (lambda a, q, axis=None, keepdims=False, method="linear", ignore_nan=False: (np.nanquantile if ignore_nan else np.quantile)(a, q, axis, keepdims=keepdims, method=method),
                 [(x, 0.3), (a3, y[0] ** 2 / 5, (0, 2)), (x, 0.5, 1, True), (n, 0.5), (n2, 0.25, 0, False, "lower", True)] +
                 [(a3, 0.3, -1, False, method) for method in ("lower", "higher", "midpoint", "nearest")]),
    "result_type": (lambda *all: tf.as_dtype(np.result_type(*[one.as_numpy_dtype if isinstance(one, tf.DType) else one for one in all])),
                    [(tf.int8, tf.int16), (tf.uint8, tf.int8), (tf.float32, 1.0), (tf.int32, tf.float32)]),
    "rfft": (np.fft.rfft, [(a3,), (a3, 5), (a3, 6, 0, "ortho"), (a3, None, 1, "forward")]),
    "rfftfreq": (np.fft.rfftfreq, [(5,), (4, 0.5)]),
    "rfftn": (hfftn("rfftn"), [(a3,), (a3, (2, 5), (-2, -1)), (a3, (3, 2), (0, 2), "ortho"), (a3, None, (2, 0))]),
    "roll": (np.roll, [(x, 1), (a3, (1, 2), (0, 2)), (a3, 1, (0, 1)), (x, 5), (x, -1, -1)]),
    "rollaxis": (np.rollaxis, [(a3, 2), (a3, 0, 3), (a3, 2, 1), (a3, -1, -2)]),
    "rot90": (np.rot90, [(x,), (x, 2), (x, -1), (a3, 3, (0, 2)), (x, 0)]),
    "round_decimals": (np.round, [(x, 1), (a3, 2), (a3 * 100, -1), (i, -1), (z, 1)]),
    "scatter_add": (scattered, [(m, i % 3, x, 0), (m, i % 3, x, 1)]),
    "searchsorted": (lambda a, places, side="left", sorter=None: np.searchsorted(a, places, side, sorter),
                     [(np.sort(v), v), (np.sort(v), x, "right"), (np.sort(v), n), (np.sort(v), n, "right"), (np.sort(v), 0.5), (v, w, "left", np.argsort(v)), (np.sort(i[0]), k)]),
    "setdiff1d": (np.setdiff1d, [(i, j), (v, w)]),
    "setxor1d": (np.setxor1d, [(i, j), (v, w)]),
    "signbit": (np.signbit, [(x,), (n,), (i,), (b.astype(np.uint8),)]),
    "slogdet": (np.linalg.slogdet, [(m,), (h,)]),
    "solve": (np.linalg.solve, [(m, row), (m, m2), (np.stack([m, m2]), m), (m, np.stack([m, m2]))]),
    "solve_triangular": (triangular, [(m, m2), (m, row), (m, m2, False), (m, row, False, True)]),
    "split": (np.split, [(v, 2), (a3, [1, 2, 9], -1), (v, [3, 1]), (v, [-1])]),
    "split_every": (every, [(v, 3), (a3, 2, -1)]),
    "std": (lambda a, axis=None, correction=0, keepdims=False: np.std(a, axis, ddof=correction, keepdims=keepdims), [(x,), (x, 0, 1), (a3, (0, 2), 1.0, True), (z, 1)]),
    "svd": (singular, [(x,), (x, False), (z,)], lambda result: (np.abs(result[0]), result[1], np.abs(result[2]))),
    "swapaxes": (np.swapaxes, [(a3, 0, 2), (a3, -1, -2)]),
    "take": (lambda a, indices, axis=None: np.take(a, indices, axis), [(x, k, 1), (x, i % 2 - 1, 0), (x, k)]),
    "take_along_axis": (np.take_along_axis, [(m, i % 3 - 3, 0), (m, i[:1] % 3, 0), (x, i % 3, -1)]),
    "tile": (np.tile, [(v, 3), (x, (2, 1)), (x, (2,)), (v, (2, 3)), (x, (1, 2, 3))]),
    "to_device": (lambda a, device: a, [(x, "CPU:0"), (x, None)]),
    "topk": (top, [(v, 2), (x, 1, 0), (a3, 2, 1, False)]),
    "trapezoid": (np.trapezoid, [(v,), (x, None, 0.5), (x, row), (a3, None, 2.0, 0), (i,)]),
    "tri": (lambda rows, columns=None, offset=0: np.tri(rows, columns, offset), [(3,), (3, 4, 1), (2, 3, -1)]),
    "tril": (np.tril, [(m, 1), (a3, -2), (n, -1), (m, 5)]),
    "tril_indices": (np.tril_indices, [(3,), (3, 1), (3, -1, 4)]),
    "triu": (np.triu, [(m, 1), (a3, -2), (n, 1), (m, -5)]),
    "triu_indices": (np.triu_indices, [(3,), (3, 1), (3, -1, 4)]),
    "union1d": (np.union1d, [(i, j), (v, w)]),
    "unique": (distinct, [(i,), (x,), (b,), (n2,)]),
    "unique_axis": (lambda a, axis: np.unique(a, axis=axis), [(np.array([[2, 1], [1, 5], [2, 1]]), 0), (i, 1)]),
    "unique_counts": (lambda a: np.unique(a, return_counts=True, equal_nan=False), [(i,), (x,), (b,), (n2,)]),
    "unique_inverse": (lambda a: (distinct(a)[0], distinct(a)[2]), [(i,), (x,), (b,), (n2,)]),
    "unravel_index": (np.unravel_index, [(k, (2, 3)), (i % 6, (3, 2))]),
    "vander": (np.vander, [(v,), (v, 3), (v, 3, True)]),
    "var": (lambda a, axis=None, correction=0, keepdims=False: np.var(a, axis, ddof=correction, keepdims=keepdims), [(x,), (x, 0, 1), (a3, (0, 2), 1.0, True), (z, 1)]),
    "vector_norm": (lambda a, axis=None, keepdims=False, ord=2: np.linalg.vector_norm(a, axis=axis, keepdims=keepdims, ord=ord),
                    [(a3, (0, 2), True, one) for one in (2, 1, 0, 3, inf, -inf)] + [(z,), (x, 1)]),
    "vstack": (np.vstack, [([x, y],), ([v, w],)]),
}
for name, ufunc in {"add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "min": np.minimum, "max": np.maximum}.items():
    CASES["at_update", name] = (updated(ufunc), [(x, (slice(None), k[1:]), 2.0, name), (v, k, w, name), (x, b, 1.0, name)])
# What returns no tensors, or as many as the values say.
EAGER = {"namespace_info", "array_equal", "broadcast_shapes", "can_cast", "finfo", "iinfo", "isdtype", "result_type", "unique_axis"}


def tensors(value):
    if isinstance(value, np.ndarray):
        return tf.constant(value)
    if isinstance(value, tuple):
        return tuple(tensors(item) for item in value)
    if isinstance(value, list) and any(isinstance(item, np.ndarray) for item in value):
        return [tensors(item) for item in value]
    return value


def arrays(value):
    if isinstance(value, (tuple, list)):
        return [arrays(item) for item in value]
    return value.numpy() if tf.is_tensor(value) else value


class HelpersTest(unittest.TestCase):
    def equal(self, found, expected):
        if isinstance(expected, (tuple, list)):
            self.assertEqual(len(found), len(expected))
            for pair in zip(found, expected):
                self.equal(*pair)
        elif isinstance(expected, (tf.DType, str)):
            self.assertEqual(found, expected)
        else:
            self.assertEqual(np.shape(found), np.shape(expected))
            self.assertEqual(np.asarray(found).dtype.kind, np.asarray(expected).dtype.kind)
            np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-4)

    def test_all(self):
        for name, (reference, calls, *view) in CASES.items():
            name = name[0] if isinstance(name, tuple) else name
            helper = getattr(H, name)
            for call in calls:
                named = call[-1] if call and isinstance(call[-1], dict) else {}
                plain = call[: len(call) - bool(named)]
                with self.subTest(helper=name, arguments=str(call)[:120]), np.errstate(all="ignore"):
                    expected = reference(*plain, **named)
                    prepared = [tensors(one) for one in plain], {key: tensors(one) for key, one in named.items()}
                    show = (lambda found: view[0](found)) if view else (lambda found: found)
                    self.equal(arrays(show(helper(*prepared[0], **prepared[1]))), expected)
                    if name not in EAGER:
                        compiled = tf.function(lambda: helper(*prepared[0], **prepared[1]))
                        self.equal(arrays(show(compiled())), expected)

    def test_none_is_forgotten(self):
        tested = {name[0] if isinstance(name, tuple) else name for name in CASES}
        self.assertEqual(sorted({path.stem for path in HERE.glob("*.py")} - tested), [])


if __name__ == "__main__":
    unittest.main()
