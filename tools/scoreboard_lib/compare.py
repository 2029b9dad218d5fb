"""Whether the results of source and converted program are the same values; dtypes are judged apart."""
import dataclasses

import numpy as np

# How far apart two values may be, relative to their size, in the less precise of both dtypes.
TOLERANCE = {"bfloat16": 3e-2, "float16": 5e-3, "float32": 2e-4, "complex64": 2e-4, "float64": 1e-7, "complex128": 1e-7}
CPU = ("plain", "cpu")  # the device of a framework whose devices are strings
KINDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}


@dataclasses.dataclass
class Outcome:
    difference: str = ""     # empty: equal
    dtypes: int = 0          # arrays compared
    equal_dtypes: int = 0


def kind_of(dtype):
    if dtype.startswith(("float", "bfloat")):
        return "float"
    if dtype.startswith("complex"):
        return "complex"
    return "bool" if dtype == "bool" else "int"


def _number_dtype(value):
    return {bool: "bool", int: "int", float: "float", complex: "complex"}[type(value)]


def _data(encoded):
    """(dtype name, numpy array, is it an array of a framework)."""
    if encoded[0] == "array":
        return encoded[2], encoded[3], True
    value = encoded[1]
    if isinstance(value, int) and not isinstance(value, bool) and not -2**63 <= value < 2**64:
        value = float(value)  # no array could hold it
    return _number_dtype(value), np.asarray(value), False


def _is_lengths(encoded):
    """A shape, which some frameworks give as an array."""
    if encoded[0] == "array":
        return encoded[3].ndim == 1 and encoded[3].dtype.kind in "iu"
    return all(item[0] == "number" and type(item[1]) is int for item in encoded[1])


def _lengths(encoded):
    return ("sequence", [("number", int(item)) for item in encoded[3]]) if encoded[0] == "array" else encoded


class Comparison:
    def __init__(self, source, target, tolerance=1.0):
        self.source, self.target, self.tolerance = source, target, tolerance
        self.outcome = Outcome()

    def compare(self, one, two, where="result"):
        """Notes the first difference."""
        if self.outcome.difference:
            return
        kinds = (one[0], two[0])
        if set(kinds) <= {"array", "number"}:
            self._values(one, two, where)
        elif kinds == ("sequence", "sequence"):
            self._sequences(one[1], two[1], where)
        elif set(kinds) == {"array", "sequence"} and _is_lengths(one) and _is_lengths(two):
            self.compare(_lengths(one), _lengths(two), where)
        elif kinds == ("dict", "dict"):
            self._dicts(one[1], two[1], where)
        elif kinds == ("dtype", "dtype"):
            self._dtypes(one[1], two[1])
            if kind_of(one[1]) != kind_of(two[1]):
                self._differ(where, f"dtype {one[1]}", f"dtype {two[1]}")
        elif set(kinds) == {"device", "plain"} and CPU in (one, two):
            return
        elif kinds[0] != kinds[1] or (kinds[0] in ("plain", "limits") and one != two):
            self._differ(where, show(one), show(two))

    def _differ(self, where, one, two):
        self.outcome.difference = f"{where}: {one} became {two}"

    def _dtypes(self, one, two):
        self.outcome.dtypes += 1
        self.outcome.equal_dtypes += one == two

    def _sequences(self, one, two, where):
        if len(one) != len(two):
            self._differ(where, f"{len(one)} items", f"{len(two)} items")
        for index, pair in enumerate(zip(one, two)):
            self.compare(*pair, f"{where}[{index}]")

    def _dicts(self, one, two, where):
        if set(one) != set(two):
            self._differ(where, f"keys {sorted(one)}", f"keys {sorted(two)}")
        for key in set(one) & set(two):
            self.compare(one[key], two[key], f"{where}[{key!r}]")

    def _framework(self, one, two, where):
        """An array of the source framework has to be one of the target's, any other stay what it is. The numbers that
        frameworks tell of dtypes (`jnp.finfo(d).eps`) are NumPy's scalars in most."""
        expected = self.target if one[1] == self.source else one[1]
        is_scalar = two[1] == "numpy" and two[4:] == ("scalar",)
        if two[1] != expected and not is_scalar:
            self._differ(where, f"an array of {one[1]}", f"one of {two[1]}")

    def _values(self, one, two, where):
        if one[0] == two[0] == "array":
            self._framework(one, two, where)
        (dtype, data, is_array), (other_dtype, other, other_is_array) = _data(one), _data(two)
        if is_array and other_is_array:
            self._dtypes(dtype, other_dtype)
        if data.shape != other.shape:
            self._differ(where, f"shape {data.shape}", f"shape {other.shape}")
        elif KINDS[data.dtype.kind] != KINDS[other.dtype.kind]:
            self._differ(where, f"{dtype}", f"{other_dtype}")
        elif not self.close(dtype, data, other_dtype, other):
            self._differ(where, show(one), show(two))

    def close(self, dtype, data, other_dtype, other):
        if data.dtype.kind in "biu" and other.dtype.kind in "biu":
            return bool(np.array_equal(data, other))
        if data.size == 0:
            return True
        relative = self.tolerance * max(TOLERANCE.get(dtype, 1e-6), TOLERANCE.get(other_dtype, 1e-6))
        wide = np.complex128 if data.dtype.kind == "c" else np.float64
        data, other = data.astype(wide), other.astype(wide)
        finite = np.abs(data[np.isfinite(data)])
        scale = max(finite.max() if finite.size else 0.0, 0.1)
        return bool(np.allclose(other, data, rtol=relative, atol=0.05 * relative * scale, equal_nan=True))


def show(encoded):
    kind = encoded[0]
    if kind == "array":
        text = np.array2string(encoded[3], separator=", ", threshold=40, precision=6).replace("\n", "")
        return f"{encoded[1]} {encoded[2]} {tuple(encoded[3].shape)} {text}"
    if kind == "sequence":
        return "(" + ", ".join(show(item) for item in encoded[1]) + ")"
    if kind == "dict":
        return "{" + ", ".join(f"{key}: {show(item)}" for key, item in encoded[1].items()) + "}"
    return f"{kind} {encoded[1]!r}" if len(encoded) > 1 else kind


def compare(source, target, expected, found, tolerance=1.0):
    comparison = Comparison(source, target, tolerance)
    for index, pair in enumerate(zip(expected, found)):
        comparison.compare(*pair, "result" if len(expected) == 1 else f"result {index + 1}")
    return comparison.outcome
