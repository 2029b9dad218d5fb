"""Pieces of real Python files, and broken copies of them."""

import ast
import io
import random
import tokenize

POOL = ["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "==", ":=", "->", "*", "**", "/", "+", "-", "~", "@", "|",
        "<", "!=", "+=", "...", "if", "else", "elif", "for", "in", "not", "is", "and", "or", "lambda", "def", "class",
        "return", "yield", "await", "async", "import", "from", "as", "with", "try", "except", "finally", "raise", "pass",
        "break", "continue", "global", "nonlocal", "del", "assert", "while", "match", "case", "type", "None", "True", "x",
        "_", "0", "1.5", "2j", "0x1f", "'s'", 'b"y"', 'f"{x}"', "f'{x!r:>{w}}'", "print", "*args", "**kw", "x=1", "\\",
        "\n", "    ", "\t", "#c", "!", "?", "$", "`", "\"", "'", '"""', "\\\n"]


def pieces(path, limit=1500):
    """Runs of whole statements of the file, each of at most about `limit` characters; those from inside a definition
    or a loop stand under a header of the same kind."""
    try:
        with tokenize.open(path) as file:
            text = file.read()
        tree = ast.parse(text)
    except (SyntaxError, ValueError, UnicodeDecodeError, RecursionError):
        return []
    lines = text.splitlines(keepends=True)
    return [piece for piece in _runs(tree.body, lines, "", limit) if _is_valid(piece)]


def _is_valid(text):
    try:
        ast.parse(text)
        return True
    except (SyntaxError, ValueError):
        return False


def _first_line(statement):
    return min([statement.lineno] + [d.lineno for d in getattr(statement, "decorator_list", [])]) - 1


_HEADERS = {ast.ClassDef: "class C:\n", ast.FunctionDef: "def f(self, x):\n", ast.AsyncFunctionDef: "async def f(self):\n",
            ast.For: "for x in y:\n", ast.While: "while x:\n", ast.If: "if x:\n", ast.With: "with x:\n",
            ast.AsyncWith: "if x:\n", ast.AsyncFor: "while x:\n", ast.Try: "if x:\n"}


def _runs(body, lines, header, limit):
    run = []
    for statement in body:
        first = _first_line(statement)
        text = "".join(lines[first:statement.end_lineno])
        if len(text) > limit:
            inner = _HEADERS.get(type(statement))
            if inner:
                outer = "async def f():\n " if isinstance(statement, (ast.AsyncWith, ast.AsyncFor)) else ""
                yield from _runs(statement.body, lines, outer + inner, limit)
            continue
        run.append(text)
        if sum(map(len, run)) > limit // 2:
            yield header + "".join(run)
            run = []
    if run:
        yield header + "".join(run)


def _tokens(text):
    """(begin, end) of each token, as offsets."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    spans = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            begin = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1]
            if end > begin:
                spans.append((begin, end))
    except (tokenize.TokenError, SyntaxError, IndexError):
        pass
    return spans


def mutate(text, rng):
    """One random change, most of them of whole tokens."""
    spans = _tokens(text)
    kind = rng.choice(["delete", "duplicate", "swap", "replace", "insert", "insert", "replace", "copy",
                       "delete char", "insert char", "line", "indent", "cut"])
    if spans and kind in ("delete", "duplicate", "swap", "replace", "insert", "copy"):
        i = rng.randrange(len(spans))
        begin, end = spans[i]
        token = text[begin:end]
        if kind == "delete":
            return text[:begin] + text[end:]
        if kind == "duplicate":
            return text[:end] + " " + token + text[end:]
        if kind == "swap" and i + 1 < len(spans):
            begin2, end2 = spans[i + 1]
            return text[:begin] + text[begin2:end2] + text[end:begin2] + token + text[end2:]
        if kind == "replace":
            return text[:begin] + rng.choice(POOL) + text[end:]
        if kind == "insert":
            return text[:begin] + rng.choice(POOL) + rng.choice(["", " "]) + text[begin:]
        other = rng.choice(spans)
        return text[:begin] + text[other[0]:other[1]] + rng.choice(["", " "]) + text[begin:]
    at = rng.randrange(len(text) + 1)
    if kind == "delete char":
        return text[:at] + text[at + 1:]
    if kind == "insert char":
        return text[:at] + rng.choice("()[]{},:;.=+-*/%@&|^~<>!'\"\\#_ \t\n01ejxlLuUrRbBfF`$?\u00e9\u20ac") + text[at:]
    lines = text.splitlines(keepends=True)
    n = rng.randrange(len(lines)) if lines else 0
    if kind == "line" and lines:
        if rng.random() < 0.5:
            del lines[n]
        else:
            lines.insert(n, rng.choice(lines))
        return "".join(lines)
    if kind == "indent" and lines:
        lines[n] = rng.choice([" ", "\t", "    "]) + lines[n] if rng.random() < 0.5 else lines[n].lstrip(" \t")
        return "".join(lines)
    return text[:at]


def mutants(paths, count, seed):
    """`count` texts, each a piece of a file with one to three changes."""
    rng = random.Random(seed)
    cache = {}
    made = 0
    while made < count:
        path = rng.choice(paths)
        if path not in cache:
            cache[path] = pieces(path)
        found = cache[path]
        if not found:
            continue
        for _ in range(min(20, count - made)):
            text = rng.choice(found)
            for _ in range(rng.choice([1, 1, 1, 2, 3])):
                text = mutate(text, rng)
            yield text
            made += 1
