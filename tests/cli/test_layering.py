"""tools/check_layering finds what it is for."""
import shutil
import subprocess
import sys

from tool import ROOT, ToolTest

ROOMS = "regraft_room(base)\nregraft_room(low USES base)\nregraft_room(high USES base low)\n"


class Layering(ToolTest):
    def check(self, include, room="low", rooms=ROOMS):
        self.write("src/CMakeLists.txt", rooms)
        for name in ("base", "low", "high"):
            self.write(f"src/{name}/{name}.h", "#pragma once\n")
        self.write(f"src/{room}/x.cpp", include + "\n")
        (self.folder / "tools").mkdir(exist_ok=True)
        shutil.copy(ROOT / "tools/check_layering", self.folder / "tools")
        run = subprocess.run([sys.executable, "tools/check_layering"], cwd=self.folder, capture_output=True, text=True)
        return run.returncode, run.stdout

    def test_allowed(self):
        for include in ('#include "base/base.h"', '#include "low/low.h"', "#include <vector>", '// #include "high/high.h"'):
            self.assertEqual(self.check(include)[0], 0, include)

    def test_refused(self):
        for include in ('#include "high/high.h"', '#  include <high/high.h>', "#include <nlohmann/json.hpp>",
                        "#include <spdlog/spdlog.h>", '#include "low.h"'):
            code, out = self.check(include)
            self.assertEqual(code, 1, include)
            self.assertIn("src/low/x.cpp:1", out)
            self.assertTrue(out.endswith("3 passed, 1 failed\n"), out)

    def test_cycle(self):
        code, out = self.check("", rooms="regraft_room(base USES high)\nregraft_room(low)\nregraft_room(high USES base)\n")
        self.assertEqual(code, 1)
        self.assertIn("not above", out)
