"""Every diagnostic that a user can get is told in some test."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).parents[2]
# Faults of the tool itself: nothing is known that brings them about.
FAULTS = {"RG0900", "RG0901", "RG0902", "RG0903"}


class Diagnostics(unittest.TestCase):
    def test_all_are_told(self):
        codes = {f"RG{int(number):04d}" for number in re.findall(r"^DIAG\((\d+),", (ROOT / "src/diag/diag.def").read_text(), re.M)}
        self.assertGreater(len(codes), 30)
        texts = [path for folder in ("golden", "cli", "unit", "reports") for path in (ROOT / "tests" / folder).rglob("*")
                 if path.suffix in (".out", ".py", ".cpp")]
        told = set().union(*(re.findall(r"RG\d{4}", path.read_text(errors="replace")) for path in texts))
        self.assertEqual(set(), codes - told - FAULTS)


if __name__ == "__main__":
    unittest.main()
