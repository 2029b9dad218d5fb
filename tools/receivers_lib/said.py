"""What the tool says of the expressions of a file."""
import pathlib
import re
import subprocess

LINE = re.compile(r"(\d+):(\d+) (.*?) `(.*)`$")
LONGEST = 60


def excerpt(text):
    """The tool's way to show a source text on one line."""
    out = bytearray()
    was_space = False
    for byte in text:
        is_space = byte in b" \n\r\t\f"
        if not is_space or not was_space:
            out += b" " if is_space else bytes([byte])
        was_space = is_space
        if len(out) >= LONGEST:
            return out.decode("utf-8", "replace") + "…"
    return out.decode("utf-8", "replace")


def said(binary, files, origin, target):
    """{(path, line, column, excerpt): types in words} of all files, analysed together; several where excerpts are cut short."""
    done = subprocess.run([binary, "--print=types", "--from", origin, "--to", target, *files], capture_output=True)
    types, path = {}, files[0]
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        if line.startswith("# "):
            path = str(pathlib.Path(line[2:]).resolve())
        elif found := LINE.match(line):
            types.setdefault((path, int(found[1]), int(found[2]) - 1, found[4]), []).append(found[3])
    return types


def verdict(kinds, type_text):
    """`kinds` are what ran; `type_text` what the tool says."""
    arrays = {kind for kind in kinds if kind.startswith("array")}
    words = type_text.removeprefix("assumed ").removeprefix("optional ").removeprefix("assumed ")
    says_array = words.startswith("array")
    if arrays and len(kinds - {"NoneType"}) > 1:
        return "mixed, said array" if says_array else "mixed, left"
    if not arrays:
        return "FALSE ARRAY" if says_array else "other"
    if not says_array:
        return "missed" if not words or words.startswith("unknown") else "wrong"
    if words.split()[1] != next(iter(arrays)).split()[1]:
        return "wrong"
    return "assumed" if "assumed" in type_text else "proved"
