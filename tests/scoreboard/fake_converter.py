"""Stands in for the binary in the tests of the harness: renames np to jnp, and makes the mistakes that a case asks for."""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[2])
options = dict(zip(sys.argv, sys.argv[1:]))
out = pathlib.Path(options["--out"])
report = next(argument for argument in sys.argv if argument.startswith("--report=json="))[len("--report=json="):]
out.mkdir()
files = []
for path in sorted(folder.iterdir()):
    code = path.read_text()
    if "crash" in code:
        sys.exit(134)
    after = code.replace("import numpy as np", "import jax.numpy as jnp").replace("np.", "jnp.").replace("jjnp", "jnp")
    after = after.replace("jnp.sum", "jnp.max" if "wrong" in code else "jnp.sum").replace("keep_", "")
    diagnostics = []
    for number, line in enumerate(code.splitlines(), 1):
        if "diagnosed" in line:
            place = {"line": number, "column": 1, "byte": 0}
            diagnostics.append({"code": "RG0000", "fidelity": "untranslatable", "symbol": "", "message": "asked for",
                                "start": place, "end": place})
    files.append({"path": path.name, "status": "converted", "diagnostics": diagnostics})
    (out / path.name).write_text(after)
pathlib.Path(report).write_text(json.dumps({"schema": 1, "files": files}))
