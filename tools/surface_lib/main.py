"""Writes mappings/<framework>/surface.json for the frameworks named (default: all), each in a process of its own."""

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

from surface_lib.modules import FRAMEWORKS

ROOT = Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(prog="tools/surface", description=__doc__)
    parser.add_argument("frameworks", nargs="*", choices=[[], *FRAMEWORKS], help="default: all that are installed")
    parser.add_argument("--history", action="store_true", help="compare the versions of tools/environments.json, and write what changed")
    parser.add_argument("--successors", action="store_true", help="count the successors that the frameworks name for what went, and those converted")
    parser.add_argument("--list", action="store_true", help="with --successors: each name")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        from surface_lib.table import write_table

        write_table(arguments.one, ROOT / "mappings" / arguments.one / "surface.json")
        return 0
    if arguments.successors:
        from surface_lib.successors import count

        for name in arguments.frameworks or FRAMEWORKS:
            count(name, arguments.list)
        return 0
    if arguments.history:
        from surface_lib.history import add_history

        for name in arguments.frameworks or FRAMEWORKS:
            add_history(name)
        return 0
    codes = [
        subprocess.call([sys.executable, "-m", "surface_lib.main", "--one", name])
        for name in arguments.frameworks or filter(importlib.util.find_spec, FRAMEWORKS)
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
