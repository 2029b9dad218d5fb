"""The inputs that examples may use (mappings/README.md has the table), as literals of each framework."""
from .frameworks import FRAMEWORKS

NAN, INF = object(), object()  # written as the framework names them


def _grid(rows, columns, start, step):
    """Distinct numbers of both signs, exact in every floating dtype."""
    return [[(start + step * ((5 * (row * columns + column)) % 23)) / 4 for column in range(columns)] for row in range(rows)]


FLOATS = {
    "x": [[1.5, -2.0, 0.5], [-0.75, 3.0, 2.25]],
    "y": [[-1.0, 2.5, 0.25], [4.0, -3.5, 1.25]],
    "p": [[0.25, 0.5, 0.75], [0.875, 0.375, 0.125]],
    "q": [[0.625, 0.3125, 0.4375], [0.1875, 0.8125, 0.5625]],
    "v": [3.0, 1.0, 2.0, 1.0],
    "w": [0.5, -1.5, 2.5, 4.0],
    "a3": [_grid(3, 4, -9, 2), _grid(3, 4, -14, 3)],
    "b3": [_grid(3, 4, 7, -1), _grid(3, 4, -11, 2)],
    "m": [[2.0, 1.0, 0.5], [-1.0, 3.0, 1.0], [0.25, 0.5, 4.0]],
    "m2": [[1.0, 2.0, 0.0], [0.5, -1.0, 3.0], [2.0, 0.5, 1.0]],
    "ms": [[[2.0, 1.0, 0.5], [-1.0, 3.0, 1.0], [0.25, 0.5, 4.0]], [[1.0, 2.0, 0.0], [0.5, -1.0, 3.0], [2.0, 0.5, 1.0]]],
    "s": [[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]],
    "n": [[NAN, INF, -1.0], [(-1, INF), -0.0, 2.0]],
    "o": 2.5,
    "r": [[1.0, -2.5], [0.5, 3.0], [-1.5, 2.0]],
    "col": [[2.0], [-1.5]],
    "row": [0.5, -1.0, 2.0],
}
OTHERS = {
    "i": [[5, -3, 2], [0, 7, -8]],
    "j": [[2, 3, -4], [1, -2, 5]],
    "k": [2, 0, 1, 1],
    "b": [[True, False, True], [False, False, True]],
    "c": [[True, True, False], [False, True, False]],
    "z": [[1 + 2j, -0.5 + 1j, 2 - 1.5j], [-3 + 0j, 0.25 - 0.5j, 1 + 1j]],
    "u": [[1, 250, 3], [40, 5, 200]],
}
# Of a function of these only the gradient along symmetric matrices is defined.
SYMMETRIC = ("s",)
NAMES = (*FLOATS, *OTHERS, "e")
# What gradients are taken by: floats of finite values, of which there are some.
# The input with NaN and infinities: what a gradient is there, frameworks say differently, so none is compared beside it.
NOT_FINITE = "n"
DIFFERENTIABLE = tuple(name for name in FLOATS if name != NOT_FINITE)


def _text(value, framework):
    if isinstance(value, list):
        return "[" + ", ".join(_text(item, framework) for item in value) + "]"
    if isinstance(value, tuple):
        return "-" + _text(value[1], framework)
    if value is NAN:
        return framework.nan
    if value is INF:
        return framework.inf
    if isinstance(value, complex):  # repr writes (1+2j)
        return f"{value.real}{'-' if value.imag < 0 else '+'}{abs(value.imag)}j"
    return repr(value)


def literal(name, framework_name):
    """The expression that makes the input `name` in a framework."""
    framework = FRAMEWORKS[framework_name]
    if name == "e":
        return f"{framework.alias}.zeros({'(0, 3)' if framework.shape_as_tuple else '0, 3'})"
    value = FLOATS.get(name, OTHERS.get(name))
    dtype = f", dtype={framework.uint8}" if name == "u" else ""
    return f"{framework.constructor}({_text(value, framework)}{dtype})"
