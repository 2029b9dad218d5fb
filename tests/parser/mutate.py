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


def pieces(path, limit=2500):
    """Runs of whole top-level statements of the file, each at most about `limit` characters."""
    try:
        with tokenize.open(path) as file:
            text = file.read()
        tree = ast.parse(text)
    except (SyntaxError, ValueError, UnicodeDecodeError, RecursionError):
        return []
    lines = text.splitlines(keepends=True)
    out, start, size = [], 0, 0
    for statement in tree.body:
        end = statement.end_lineno
        size = sum(map(len, lines[start:end]))
        if size >= limit // 3:
            if size <= limit * 2:
                out.append("".join(lines[start:end]))
            start = end
    return out or ([text] if len(text) <= limit * 2 else [])


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
    made = 0
    while made < count:
        found = pieces(rng.choice(paths))
        if not found:
            continue
        for _ in range(min(20, count - made)):
            text = rng.choice(found)
            for _ in range(rng.choice([1, 1, 1, 2, 3])):
                text = mutate(text, rng)
            yield text
            made += 1
