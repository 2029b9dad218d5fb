#!/usr/bin/env python3
"""Writes the Unicode tables that the parser needs, from Python's own unicodedata.

    make_tables.py OUTPUT.cpp"""

import os
import re
import sys
import unicodedata

MAX = 0x110000
HANGUL = range(0xAC00, 0xD7A4)


def ranges(predicate):
    """[first, last] of each run of code points above ASCII that satisfy `predicate`."""
    out, start = [], None
    for c in range(0x80, MAX + 1):
        inside = c < MAX and predicate(chr(c))
        if inside and start is None:
            start = c
        elif not inside and start is not None:
            out.append((start, c - 1))
            start = None
    return out


def write_ranges(out, name, pairs):
    body = ", ".join(f"{{{a}, {b}}}" for a, b in pairs)
    out.write(f"const Range {name}[] = {{{body}}};\nconst std::size_t {name}Count = {len(pairs)};\n\n")


def write_decompositions(out):
    """Every character's full compatibility decomposition, as slices of one array."""
    points, rows = [], []
    for c in range(0x80, MAX):
        if c in HANGUL or 0xD800 <= c < 0xE000:
            continue
        parts = unicodedata.normalize("NFKD", chr(c))
        if parts != chr(c):
            rows.append((c, len(points), len(parts)))
            points.extend(map(ord, parts))
    out.write("const char32_t decomposed[] = {" + ", ".join(map(str, points)) + "};\n")
    out.write("const Decomposition decompositions[] = {" + ", ".join(f"{{{c}, {at}, {n}}}" for c, at, n in rows) + "};\n")
    out.write(f"const std::size_t decompositionsCount = {len(rows)};\n\n")


def write_compositions(out):
    rows = []
    for c in range(0x80, MAX):
        if c in HANGUL:
            continue
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            first, second = (int(part, 16) for part in parts)
            if unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(c):
                rows.append((first, second, c))
    rows.sort()
    out.write("const Composition compositions[] = {" + ", ".join("{%d, %d, %d}" % row for row in rows) + "};\n")
    out.write(f"const std::size_t compositionsCount = {len(rows)};\n\n")
    classes = [(c, unicodedata.combining(chr(c))) for c in range(0x80, MAX) if unicodedata.combining(chr(c))]
    out.write("const CombiningClass combiningClasses[] = {" + ", ".join("{%d, %d}" % row for row in classes) + "};\n")
    out.write(f"const std::size_t combiningClassesCount = {len(classes)};\n\n")


def aliases():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "aliases.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                code, name = line.strip().split(";")
                yield name, int(code, 16)
    for number in range(1, 257):
        yield f"VS{number}", 0xFE00 + number - 1 if number <= 16 else 0xE0100 + number - 17


def write_names(out):
    """All names but those made by rule (Hangul syllables and CJK ideographs), sorted, in one text."""
    names = dict(aliases())
    for c in range(MAX):
        name = unicodedata.name(chr(c), "")
        by_rule = c in HANGUL or re.fullmatch(r"CJK UNIFIED IDEOGRAPH-[0-9A-F]+", name)
        if name and not by_rule:
            names[name] = c
    offset, offsets, codes = 0, [], []
    out.write("const char names[] =\n")
    for name in sorted(names):
        out.write(f'"{name}"\n')
        offsets.append(offset)
        codes.append(names[name])
        offset += len(name)
    offsets.append(offset)
    out.write(";\nconst std::uint32_t nameOffsets[] = {" + ", ".join(map(str, offsets)) + "};\n")
    out.write("const char32_t nameCodes[] = {" + ", ".join(map(str, codes)) + "};\n")
    out.write(f"const std::size_t namesCount = {len(codes)};\n\n")
    ideographs = ranges(lambda ch: unicodedata.name(ch, "").startswith("CJK UNIFIED IDEOGRAPH-"))
    write_ranges(out, "ideographs", ideographs)


def main():
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write(f"// Made by make_tables.py from Unicode {unicodedata.unidata_version}.\n\n")
        out.write('#include "base/unicode/tables.h"\n\nnamespace regraft::unicode {\n\n')
        write_ranges(out, "nameStarts", ranges(lambda ch: ch.isidentifier()))
        write_ranges(out, "nameRests", ranges(lambda ch: ("a" + ch).isidentifier()))
        write_ranges(out, "unprintables", ranges(lambda ch: not ch.isprintable()))
        write_decompositions(out)
        write_compositions(out)
        write_names(out)
        out.write("}  // namespace regraft::unicode\n")


if __name__ == "__main__":
    main()
