"""Which findings a user accepts: by what they say (tests/scoreboard/reasons.json), or of single cases (accepted.json)."""
import re

UNTRANSLATABLE = re.compile(r"(?:`[^`]*` stays in \w+ with all its layers: )?(?:`[^`]*` has no counterpart in \w+: )?(.*)", re.DOTALL)
APPROXIMATE = re.compile(r"(?:`[^`]*`: )?(.*)", re.DOTALL)


class Accepted:
    def __init__(self, cases, lists=None):
        self.cases, self.lists = cases, lists or {}

    def excuses(self, case, target, diagnostics):
        """Whether a case that passes may have these findings: what was called untranslatable, and is right all the same, never for
        a reason, but by its name only."""
        if f"{case.id} > {target}" in self.cases or case.id in self.cases:
            return True
        return self.reasons(diagnostics, target) and all(item["fidelity"] != "untranslatable" for item in diagnostics)

    def reasons(self, diagnostics, target):
        """Whether there are findings, and all of them for a reason that is listed for the target."""
        return bool(diagnostics) and all(self._listed(item, target) for item in diagnostics)

    def _listed(self, item, target):
        pattern = UNTRANSLATABLE if item["fidelity"] == "untranslatable" else APPROXIMATE
        lists = self.lists.get(item["fidelity"], {})
        reason = pattern.fullmatch(item["message"]).group(1)
        return any(reason == one or one.endswith("…") and reason.startswith(one[:-1]) for one in [*lists.get("*", ()), *lists.get(target, ())])
