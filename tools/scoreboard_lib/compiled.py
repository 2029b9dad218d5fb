"""Which cases can run inside a compiler: those whose result shapes, and Python values, don't depend on data."""
import json
import re


class Compiled:
    def __init__(self, root):
        excluded = json.loads((root / "tests" / "scoreboard" / "data_dependent.json").read_text())
        self.operations = excluded["operations"]
        self.code = [re.compile(pattern) for pattern in excluded["code"]]
        self.of_target = {target: [re.compile(pattern) for pattern in patterns] for target, patterns in excluded["targets"].items()}
        self.pattern = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, self.operations)) + r")\(")

    def excluded(self, case, target):
        patterns = self.code + self.of_target.get(target, [])
        return bool(self.pattern.search(case.lift)) or any(pattern.search(case.code) for pattern in patterns)
