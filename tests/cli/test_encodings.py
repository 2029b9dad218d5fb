"""Encodings, compared with the Python that runs this."""
import ast
import encodings.aliases
import random
import re
import warnings

from tool import ROOT, ToolTest

warnings.simplefilter("ignore", SyntaxWarning)

def python_reads(content):
    try:
        ast.parse(content)
        return True
    except (SyntaxError, ValueError):
        return False


class Declarations(ToolTest):
    def regraft_reads(self, content):
        self.write("a.py", content)
        code = self.tool("--print=tokens", "a.py").code
        self.assertIn(code, (0, 3))
        return code == 0

    def test_names(self):
        """Every name in codecs.def is one of Python's, for the same codec."""
        text = (ROOT / "src/source/codecs.def").read_text()
        rows = re.findall(r'^CODEC\(\w+, "([^"]+)", "[^"]*", "([^"]+)"\)', text, re.M)
        self.assertGreater(len(rows), 60)
        aliases = encodings.aliases.aliases
        for shown, names in rows:
            canonical = names.split()[0]
            for name in names.split()[1:]:
                self.assertIn(aliases.get(name) or aliases.get(name.replace(".", "_"), name), (canonical, "iso8859_1"), f"{name} of {shown}")

    def test_headers(self):
        """Random first lines: accepted and refused as Python does."""
        rng = random.Random(20)
        parts = ["#", " ", "\t", "\f", "coding", ":", "=", "utf-8", "utf8", "UTF_8", "latin-1", "latin1", "iso-8859-15",
                 "cp1252", "ascii", "utf-9", "-*-", "en", "\n", "\r\n", "\r", "x=1", "\\\n", "'''", "koi8-r", "-unix", "é"]
        checked = 0
        for _ in range(400):
            start = rng.choice([b"", b"", b"\xef\xbb\xbf"])
            header = "".join(rng.choice(parts) for _ in range(rng.randint(1, 9)))
            if rng.random() < 0.7:
                header = "# coding" + rng.choice(":=") + rng.choice(["", " "]) + header.lstrip("#")
            if header.startswith("#!"):
                continue
            content = start + (header + "\nx = 'é'\n").encode(rng.choice(["utf-8", "latin-1"]))
            expected = python_reads(content)
            checked += 1
            self.assertEqual(self.regraft_reads(content), expected, content)
        self.assertGreater(checked, 300)
