"""Prints the distinct docstrings with examples of an installed framework as JSON: python -m scoreboard_lib.collect FRAMEWORK."""
import importlib
import inspect
import json
import pkgutil
import re
import sys
import warnings

MODULES = {
    "numpy": ("numpy", "numpy.linalg", "numpy.fft", "numpy.lib", "numpy.random", "numpy.ma", "numpy.polynomial"),
    "torch": ("torch", "torch.linalg", "torch.fft", "torch.special", "torch.nn", "torch.nn.functional", "torch.autograd"),
    "jax": ("jax.numpy", "jax.numpy.linalg", "jax.numpy.fft", "jax", "jax.lax", "jax.nn", "jax.scipy", "jax.scipy.special",
            "jax.scipy.linalg", "jax.ops", "jax.random", "jax.tree_util"),
    "tensorflow": ("tensorflow", "tensorflow.math", "tensorflow.linalg", "tensorflow.signal", "tensorflow.nn",
                   "tensorflow.experimental.numpy"),
    "paddle": ("paddle", "paddle.linalg", "paddle.fft", "paddle.signal", "paddle.nn.functional", "paddle.nn"),
    "keras": ("keras.ops", "keras.random", "keras.ops.linalg", "keras.ops.nn", "keras.ops.image"),
    "mlx": ("mlx.core", "mlx.core.fft", "mlx.core.linalg", "mlx.core.random", "mlx.nn"),
    "array_api": ("array_api_strict",),
}
WHOLE = {"torch": ("torch.nn", "torch.distributions"), "numpy": ("numpy.lib", "numpy.ma")}
LEGACY = re.compile(r"\.(?!Tensor\b)\w+Tensor\b")  # torch.FloatTensor and the like
PYTHON = {inspect.getdoc(kind) for kind in (int, float, complex, str, bytes, list, dict, tuple, set)}


def modules(framework):
    names = list(MODULES[framework])
    for parent in WHOLE.get(framework, ()):
        package = importlib.import_module(parent)
        names += [item.name for item in pkgutil.walk_packages(package.__path__, parent + ".") if "test" not in item.name and "._" not in item.name]
    for name in dict.fromkeys(names):
        try:
            yield name, importlib.import_module(name)
        except Exception:  # an optional dependency that is not there
            continue


def members(owner, prefix):
    for name in sorted(dir(owner)):
        if name.startswith("_"):
            continue
        try:
            yield f"{prefix}.{name}", getattr(owner, name)
        except Exception:
            continue


def submodules(framework, name, module):
    """tensorflow's public namespaces are attributes, not files."""
    pending, seen = [(name, module)], set()
    while pending:
        prefix, owner = pending.pop(0)
        if id(owner) in seen:
            continue
        seen.add(id(owner))
        yield prefix, owner
        if framework == "tensorflow" and not any(part in prefix for part in ("keras", "compat", "estimator", "raw_ops")):
            pending += [(child, item) for child, item in members(owner, prefix)
                        if inspect.ismodule(item) and item.__name__.startswith("tensorflow._api")]


def docstrings(framework):
    found = {}
    for name, module in modules(framework):
        for prefix, owner in submodules(framework, name, module):
            for label, item in members(owner, prefix):
                if inspect.ismodule(item) or name == "torch" and LEGACY.search(label):
                    continue
                add(found, label, item)
                if inspect.isclass(item):
                    for inner, member in members(item, label):
                        add(found, inner, member)
    return found


def add(found, label, item):
    if not (callable(item) or inspect.isdatadescriptor(item)):  # an instance shows the docstring of its class
        return
    try:
        text = inspect.getdoc(item)
    except Exception:
        return
    if isinstance(text, str) and ">>>" in text and text not in found and text not in PYTHON:
        found[text] = label


def main():
    warnings.simplefilter("ignore")
    json.dump([{"name": label, "text": text} for text, label in docstrings(sys.argv[1]).items()], sys.stdout)


if __name__ == "__main__":
    main()
