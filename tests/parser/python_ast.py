"""CPython's own syntax tree, written as regraft_astdump writes ours: the text of `ast.dump` of Python 3.11.

A generated function for each node class makes this several times faster than ast.dump itself."""

import ast

# Fields that other versions of Python have and 3.11 has not; left out where they are empty.
_NEWER = {"type_params", "type_ignores"}


def _compile_writer(cls):
    """def write(node, out, blank): appends the text of a node of that class to the list `out`."""
    lines = ["def write(node, out, blank):", " a = out.append"]
    has_position = "lineno" in cls._attributes
    separator = ""
    lines.append(f" a({cls.__name__ + '('!r})")
    lines.append(" s = ''")
    for field in cls._fields:
        optional = getattr(cls, field, ...) is None
        skip = " if v is not None:" if optional else " if True:"
        if field in _NEWER and cls is not ast.Module:
            skip = " if v:"
        lines.append(f" v = node.{field}")
        lines.append(skip)
        lines.append(f"  a(s + {field + '='!r})")
        inner = "True" if cls is ast.JoinedStr else "blank"
        lines.append(f"  value(v, out, {inner})")
        lines.append("  s = ', '")
    if has_position:
        lines.append(" if WITH_POSITIONS:")
        lines.append("  if blank: a(s + BLANK)")
        lines.append("  else: a(f'{s}lineno={node.lineno}, col_offset={node.col_offset}, "
                     "end_lineno={node.end_lineno}, end_col_offset={node.end_col_offset}')")
    lines.append(" a(')')")
    return "\n".join(lines)


BLANK = "lineno=1, col_offset=0, end_lineno=1, end_col_offset=0"


def make_dumper(positions, blank_fstrings):
    """A function tree -> text. `blank_fstrings`: nodes inside f-strings get the same dummy position."""
    writers = {}

    def value(v, out, blank):
        if isinstance(v, ast.AST):
            cls = v.__class__
            write = writers.get(cls)
            if write is None:
                scope = {"value": value, "WITH_POSITIONS": positions, "BLANK": BLANK}
                exec(_compile_writer(cls), scope)
                write = writers[cls] = scope["write"]
            write(v, out, blank and blank_fstrings)
        elif v.__class__ is list:
            out.append("[")
            first = True
            for item in v:
                if not first:
                    out.append(", ")
                first = False
                value(item, out, blank)
            out.append("]")
        else:
            out.append(repr(v))

    def dump(tree):
        out = []
        value(tree, out, False)
        return "".join(out)

    return dump
