"""A small project whose reports hold everything that can go wrong in one."""
from tool import BROKEN, EXACT, PLAIN, UNKNOWN, ToolTest

ODD = ("import torch\n\n\ndef f(x):  # regraft: ignore[RG0100]\n    x.add_(1)\n    return torch.no_such_function(x, '<&\"\x0b]]>\u202eé')\n")
GUESSED = "import torch\ndef f(x):\n    return x.unsqueeze(0), torch.no_such_function(\n        x,\n        1)\n"


class ReportTest(ToolTest):
    def setUp(self):
        super().setUp()
        for name, text in (("src/a b.py", UNKNOWN), ("src/exact.py", EXACT), ("src/plain.py", PLAIN), ("src/broken.py", BROKEN),
                           ("src/é%.py", ODD), ("src/deep/er/guessed.py", GUESSED), ("src/bytes.py", b"import torch\nx = '\xe9'\n")):
            self.write(name, text)

    def render(self, form, name):
        run = self.tool("check", "src", "--to", "jax", "--report", f"{form}={name}")
        self.assertEqual((run.code, run.err), (3, ""))
        return self.folder / name
