"""Prints torch's own samples of its operators (`op_db`) as programs in JSON: python -m scoreboard_lib.op_db [DRAW].

Each sample is written the ways a user would: as a function, with keywords, as a method, in place. Values are rounded to three
digits, so that a literal is the number itself. Left out, because no text says them: samples with callables, generators or more
than LARGEST numbers, and operators that have no public name. A DRAW takes other samples, with other numbers: samples that nobody
has seen.
"""
import json
import random
import sys
import warnings

import torch
from torch.testing._internal.common_methods_invocations import op_db

from .surface_names import parameters

DTYPES = ("float32", "int64", "bool", "complex64")
LARGEST = 160
SAMPLES = 3  # of an operator and a dtype: the first, the last, and one between; or as many, drawn by lots


class Unwritable(Exception):
    pass


def number(value):
    if isinstance(value, complex):
        return repr(complex(round(value.real, 3), round(value.imag, 3)))
    if isinstance(value, float):
        return repr(round(value, 3)) if value == value and abs(value) != float("inf") else f"float('{value}')"
    return repr(value)


def nested(value):
    return "[" + ", ".join(map(nested, value)) + "]" if isinstance(value, list) else number(value)


def tensor(value):
    if value.layout is not torch.strided or value.is_quantized:
        raise Unwritable("no strided tensor")
    if value.numel() == 0:
        return f"torch.zeros({tuple(value.shape)}, dtype={value.dtype})"
    return f"torch.tensor({nested(value.detach().tolist())}, dtype={value.dtype})"


class Writer:
    """Gives each tensor a name, x0, x1, …, and each other value its text."""

    def __init__(self):
        self.definitions, self.floating, self.numbers = [], [], 0

    def text(self, value):
        if isinstance(value, torch.Tensor):
            return self.name(value)
        if isinstance(value, (list, tuple)):
            items = ", ".join(map(self.text, value))
            return f"[{items}]" if isinstance(value, list) else f"({items}{',' * (len(value) == 1)})"
        if isinstance(value, (bool, int, float, complex)):
            return number(value)
        if value is None or isinstance(value, str):
            return repr(value)
        if isinstance(value, slice):
            return repr(value)
        if isinstance(value, (torch.dtype, torch.memory_format, torch.layout)) or value is Ellipsis:
            return str(value)
        raise Unwritable(type(value).__name__)

    def name(self, value):
        self.numbers += value.numel()
        if self.numbers > LARGEST:
            raise Unwritable("large")
        name = f"x{len(self.definitions)}"
        self.definitions.append(f"{name} = {tensor(value)}")
        if value.is_floating_point() and value.numel():
            self.floating.append(name)
        return name


def public(op):
    """`torch.linalg.det` or `F.relu`, if the operator is a public function of that name."""
    owner = torch
    for part in op.name.split("."):
        owner = getattr(owner, part, None)
    if not callable(owner) or op.name.startswith("_"):
        return None
    return f"F.{op.name.removeprefix('nn.functional.')}" if op.name.startswith("nn.functional.") else f"torch.{op.name}"


def join(*parts):
    return ", ".join(part for part in parts if part)


def forms(op, first, positional, keywords):
    """(form, statements before the result, the result)."""
    function = public(op)
    named = [f"{key}={text}" for key, text in keywords.items()]
    if function:
        yield "function", "", f"{function}({join(first, *positional, *named)})"
        names = parameters(function, 1 + len(positional))
        if names and not set(names) & set(keywords):
            pairs = [f"{key}={text}" for key, text in zip(names, [first, *positional])]
            yield "keyword", "", f"{function}({join(*pairs, *named)})"
    if not first.startswith("x"):  # lists have no methods
        return
    method = op.method_variant
    if method and hasattr(torch.Tensor, op.name):
        yield "method", "", f"{first}.{op.name}({join(*positional, *named)})"
    if op.inplace_variant and hasattr(torch.Tensor, op.name + "_"):
        yield "in-place", f"{first}.{op.name}_({join(*positional, *named)})\n", first


# No framework says which signs (phases) vectors have, nor in which order eigenvalues come: what holds of any is compared.
DETERMINED = {
    "svd": "u, s, v = {}\nresult = s, (u[..., :s.shape[-1]] * s[..., None, :]) @ v[..., :s.shape[-1]].mH",
    "linalg.svd": "u, s, vh = {}\nresult = s, (u[..., :s.shape[-1]] * s[..., None, :]) @ vh[..., :s.shape[-1], :]",
    "linalg.eigh": "w, v = {}\nresult = w, (v * w[..., None, :]) @ v.mH",
    "linalg.eig": "w, v = {}\nresult = torch.sort(w.real)[0], torch.sort(w.imag)[0], torch.abs(x0.to(w.dtype) @ v - v * w[..., None, :]) < 1e-3",
    "linalg.eigvals": "w = {}\nresult = torch.sort(w.real)[0], torch.sort(w.imag)[0]",
}


def program(op, writer, before, result):
    lines = ["import torch"]
    if "F." in result + before:
        lines.append("import torch.nn.functional as F")
    last = DETERMINED.get(op.name, "result = {}").format(result)
    return "\n".join([*lines, "", *writer.definitions, f"{before}{last}"]) + "\n"


def chosen(samples, draw):
    """Indices of the samples, in the order in which they are wanted."""
    places = range(len(samples))
    return random.Random(draw).sample(places, len(places)) if draw else dict.fromkeys((places[0], len(places) // 2, places[-1]))


# Which argument is a triangular factor: by the triangle that isn't read torch gives a gradient, too, by convention.
FACTORS = {"cholesky_solve": "x1", "cholesky_inverse": "x0"}


def written(op, sample):
    writer = Writer()
    # "hermitian": only of such matrices these functions give something, and torch's samples are none.
    first = writer.text(sample.input + sample.input.mH if op.variant_test_name == "hermitian" else sample.input)
    positional = [writer.text(value) for value in sample.args]
    keywords = {key: writer.text(value) for key, value in sample.kwargs.items()}
    for form, before, result in forms(op, first, positional, keywords):
        by = [name for name in writer.floating if name != FACTORS.get(op.name)] if op.supports_autograd and form != "in-place" else []
        yield {"form": form, "code": program(op, writer, before, result), "inputs": [line.split(" =")[0] for line in writer.definitions], "by": by}


def cases(op, dtype, draw):
    torch.manual_seed(draw)
    try:
        samples = list(op.sample_inputs("cpu", getattr(torch, dtype)))
    except Exception:  # what these functions need is not always there
        return
    name = f"{op.name}{'.' * bool(op.variant_test_name)}{op.variant_test_name} {dtype}"
    found = 0
    for number, index in enumerate(chosen(samples, draw and f"{draw} {name}") if samples else ()):
        try:
            for case in written(op, samples[index]):
                place = f"{index} {case['form']} draw {draw}" if draw else f"{number} {case['form']}"
                yield {**case, "id": f"{name} {place}", "entry": public(op) or op.name}
            found += 1
        except Unwritable:
            continue
        if found == SAMPLES:
            return


def main(draw=0):
    warnings.simplefilter("ignore")
    found = {}
    for op in op_db:
        for dtype in DTYPES:
            if getattr(torch, dtype) in op.dtypes:
                found.update({case["id"]: case for case in cases(op, dtype, draw)})
    json.dump(list(found.values()), sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
