"""Operations that the sources ask for by name are in the catalogue: what they get is not asked whether it is there."""

import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).parents[2]
ASKED = re.compile(r'(?:\boperation|\boperationOf|\bapply|\bisOperation|\bmakeNamed)\("([a-z_.0-9]+)"')


class NamesInSources(unittest.TestCase):
    def test_operations_exist(self):
        known = {name for path in (ROOT / "mappings/neutral").glob("*.json") for name in json.loads(path.read_text()).get("operations", {})}
        asked = {(path.relative_to(ROOT).as_posix(), name)
                 for path in (ROOT / "src").rglob("*.cpp") for name in ASKED.findall(path.read_text())}
        self.assertGreater(len(asked), 30)
        self.assertEqual([], sorted(one for one in asked if one[1] not in known))


if __name__ == "__main__":
    unittest.main()
