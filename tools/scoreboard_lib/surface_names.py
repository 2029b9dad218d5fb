"""The names of parameters, as mappings/<framework>/surface.json has them."""
import functools
import json

from .cases import ROOT


@functools.cache
def _surface(framework):
    return json.loads((ROOT / "mappings" / framework / "surface.json").read_text())["names"]


def parameters(api, count):
    """The names of the first `count` parameters of a function of torch, where they can be given by name; else nothing."""
    full = api.replace("F.", "torch.nn.functional.", 1) if api.startswith("F.") else api
    signature = _surface("torch").get(full, "").split(" | ")[0]
    if not signature.startswith("(") or "*args" in signature:
        return None
    positional = signature[1:signature.rindex(")")].split(", *")[0].split(", /, ")[-1].split(", ")
    names = [part.split("=")[0].split(":")[0].strip() for part in positional]
    return names[:count] if len(names) >= count and all(name.isidentifier() for name in names[:count]) else None
