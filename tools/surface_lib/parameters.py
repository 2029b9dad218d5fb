"""What a signature in surface.json says of its parameters."""

import ast
from dataclasses import dataclass


@dataclass
class Parameters:
    required: int  # how many have to be given by place
    positional: list
    named: list  # those that a keyword can name
    defaults: dict  # as source text
    takes_any_place: bool
    takes_any_keyword: bool


def parameters(signature):
    """None where it is no signature, or several."""
    if not signature.startswith("(") or " | " in signature:
        return None
    try:
        arguments = ast.parse(f"def f{signature}: pass").body[0].args
    except SyntaxError:
        return None
    every = [*arguments.posonlyargs, *arguments.args]
    defaults = {one.arg: ast.unparse(value) for one, value in zip(every[len(every) - len(arguments.defaults):], arguments.defaults)}
    defaults |= {one.arg: ast.unparse(value) for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults) if value}
    positional = [one.arg for one in every if one.arg != "self"]
    named = [one.arg for one in [*arguments.args, *arguments.kwonlyargs] if one.arg != "self"]
    required = len(positional) - min(len(arguments.defaults), len(positional))
    return Parameters(required, positional, named, defaults, arguments.vararg is not None, arguments.kwarg is not None)
