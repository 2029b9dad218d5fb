"""--on-unsupported: what becomes of uses that cannot be translated."""
import ast

from tool import EXACT, ToolTest

SOURCE = '''import torch


class Net(torch.nn.NoSuchModule):
    def forward(self, x):
        if torch.no_such_test(x): return torch.cat([x, x])
        elif torch.no_such_test(n=x):
            # a comment of the user's
            y = (torch.cat([x, x]) +
                 torch.no_such_function(x))
        return y


@torch.no_such_decorator
def f(x: torch.NoSuchType, n=3):
    x = torch.zeros(3); z = torch.no_such_function(x); return z
'''


class Modes(ToolTest):
    def convert(self, mode, source):
        run = self.tool("convert", "-", "--from", "torch", "--to", "jax", "--on-unsupported", mode, stdin=source)
        self.assertIn(run.code, (0, 1), run.err)
        ast.parse(run.out)
        return run.out

    def fixed(self, mode, source):
        once = self.convert(mode, source)
        self.assertEqual(self.convert(mode, once), once)
        return once


class Comment(Modes):
    def test_above_the_statement(self):
        self.assertEqual(self.fixed("comment", "import torch\n\nif 1:\n    y = f(\n        torch.no_such_function(1))\n"),
                         "import torch\n\nif 1:\n    # regraft: RG0100 `torch.no_such_function` has no mapping\n"
                         "    y = f(\n        torch.no_such_function(1))\n")

    def test_everywhere(self):
        lines = self.fixed("comment", SOURCE).splitlines()
        marked = [lines[i + 1].strip() for i, line in enumerate(lines) if line.strip().startswith("# regraft: RG")]
        self.assertEqual(len(marked), 7, lines)
        for start in ("class Net", "if torch.no_such_test", "elif torch.no_such_test", "y = (", "@torch.no_such_decorator", "def f", "x = "):
            self.assertTrue(any(line.startswith(start) for line in marked), start)

    def test_one_line_for_the_same_thing(self):
        once = self.fixed("comment", "import torch\nx = torch.no_such_function(torch.no_such_function(1))\n")
        self.assertEqual(once.count("# regraft: RG0100"), 1)

    def test_exact_code_gets_none(self):
        self.assertNotIn("regraft", self.fixed("comment", EXACT))

    def test_line_endings_and_encodings(self):
        self.assertIn("mapping\r\n    torch.no", self.fixed("comment", "import torch\r\nif 1:\r\n    torch.no_such_function(1)\r\n"))
        source = "# coding: latin-1\nimport torch\nx = torch.no_such_function('\xe9')\n".encode("latin-1")
        run = self.tool("convert", "-", "--to", "jax", "--on-unsupported", "comment", stdin=source)
        self.assertIn(b"# regraft: RG0100", run.bytes)
        self.assertIn(b"'\xe9'", run.bytes)


class Guesses(Modes):
    SOURCE = ("import torch\n\ndef f(x: torch.NoSuchType, start):\n    torch.no_such_function(x)\n"
              "    return torch.take_along_dim(start.unsqueeze(0), x, 1)\n")

    def test_what_is_guessed_of_converted_code_is_left(self):
        for mode in ("comment", "raise"):
            once = self.fixed(mode, self.SOURCE)
            more = once + "\n\ndef g(start):\n    return start.squeeze(0, 1, 2, 3)\n"
            self.assertEqual(self.convert(mode, more), more)


class Raise(Modes):
    def run_python(self, code):
        scope = {"__name__": "converted"}
        exec(compile(code, "converted.py", "exec"), scope)
        return scope

    def test_a_call_that_raises_with_the_reason(self):
        once = self.fixed("raise", "import torch\n\ndef f(x):\n    return torch.no_such_function(x) + 1\n")
        self.assertNotIn("import torch", once)
        self.assertIn("return unsupported('RG0100 `torch.no_such_function` has no mapping') + 1", once)
        with self.assertRaisesRegex(NotImplementedError, "RG0100 `torch.no_such_function`"):
            self.run_python(once)["f"](1)

    def test_what_changes_in_place(self):
        once = self.fixed("raise", "import torch\n\ndef f(x: torch.Tensor):\n    x[0], y = 1, 2\n    return x\n")
        self.assertIn("\n    unsupported('RG0106 this changes an array in place", once)

    def test_places_where_no_call_can_stand(self):
        once = self.fixed("raise", "import torch\n\ndef f(x: torch.NoSuchType):\n    match x:\n        case torch.no_such_constant: return 1\n")
        self.assertIn("import torch\n", once)
        self.assertIn("x: torch.NoSuchType", once)
        self.assertIn("case torch.no_such_constant:", once)

    def test_names_of_the_file_are_not_hidden(self):
        once = self.fixed("raise", "import torch\nunsupported = 3\n\ndef f():\n    return torch.no_such_function(unsupported)\n")
        with self.assertRaisesRegex(NotImplementedError, "RG0100"):
            self.run_python(once)["f"]()

    def test_everywhere(self):
        once = self.fixed("raise", SOURCE)
        self.assertEqual(once.count("torch.no_such"), once.count("`torch.no_such"))
        self.assertEqual(once.count("def unsupported("), 1)

    def test_f_strings(self):
        for source in ("import torch\nx = f'{torch.no_such_function(1)}'\n", "import torch\nx = f\"{torch.no_such_function(1)}\"\n"):
            self.fixed("raise", source)

    def test_a_chain_of_changes_with_an_unknown_one(self):
        self.write("a.py", "import torch\n\ndef f(x: torch.Tensor, g):\n    x.put_(g, x, accumulate=g).mul_(2)\n    return x\n")
        run = self.tool("check", "a.py", "--from", "torch", "--to", "jax")
        self.assertEqual(run.code, 1, run.err)
        self.assertIn("what the chain of calls does before it is not known", run.out)


class Bridge(Modes):
    """The names of torch that no table has stand for those that a later version may bring."""

    def test_arrays_cross_and_all_else_stays(self):
        once = self.fixed("bridge", "import torch\n\ndef f(x: torch.Tensor, n: int):\n"
                                    "    return torch.no_such_function(x, [x, n], n, dtype=torch.float64, name='a') + 1\n")
        self.assertIn("    return to_jax(torch.no_such_function(to_torch(x), to_torch([x, n]), n, dtype=torch.float64, name='a')) + 1\n", once)

    def test_methods(self):
        once = self.fixed("bridge", "import torch\n\ndef f(x: torch.Tensor):\n    return torch.relu(x).no_such_method(2)\n")
        self.assertIn("    return to_jax(to_torch(jax.nn.relu(x)).no_such_method(2))\n", once)

    def test_what_cannot_cross_stays_and_is_reported(self):
        source = ("import torch\n\ndef f(x: torch.Tensor, y: torch.Tensor):\n    torch.no_such_function_(x, out=y)\n"
                  "    return torch.no_such_function(lambda z: z, x)\n")
        once = self.fixed("bridge", source)
        self.assertNotIn("to_torch", once)

    def test_every_bridged_call_is_reported(self):
        self.write("a.py", "import torch\nx = torch.ones(2)\ny = torch.no_such_function(x)\n")
        run = self.tool("convert", "a.py", "--to", "jax", "--on-unsupported", "bridge", "--report", "concise")
        self.assertEqual(run.code, 1)
        self.assertIn("a.py:3:5: RG0100", run.err)

    def test_helpers_do_not_collide(self):
        once = self.fixed("bridge", "import torch\nto_torch = 3\n\ndef f(x: torch.Tensor):\n    return torch.no_such_function(x, to_torch)\n")
        self.assertIn("to_jax(torch.no_such_function(to_torch_2(x), to_torch))", once)
