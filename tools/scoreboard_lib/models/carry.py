"""Arrays of a model under the names and in the layouts of the converted one, by `regraft weights`, as users do it."""
import json
import subprocess

import numpy as np

from ..convert import BINARY


class NotCarried(Exception):
    pass


def carry_over(file_report, arrays, folder):
    """`file_report`: what the JSON report says of the model's file."""
    folder.mkdir(parents=True, exist_ok=True)
    report, source, target = folder / "report.json", folder / "source.npz", folder / "target.npz"
    report.write_text(json.dumps({"schema": 1, "from": [], "to": "", "files": [file_report]}))
    np.savez(source, **arrays)
    done = subprocess.run([str(BINARY), "weights", str(source), "--map", str(report), "--out", str(target)], capture_output=True, text=True)
    if done.returncode:
        raise NotCarried(done.stderr.strip())
    with np.load(target) as carried:
        return {name: carried[name] for name in carried.files}


def carry_answer(file_report, answer, folder):
    """All that a run says array by array, as the target would say it."""
    carried = dict(answer)
    for key in ("weights", "after"):
        carried[key] = carry_over(file_report, answer[key], folder)
    for mode in ("eval", "train"):
        # Where a gradient is none, it is zero: all arrays of a checkpoint are wanted.
        gradients = {name: answer[mode]["gradients"].get(name, np.zeros_like(array)) for name, array in answer["weights"].items()}
        carried[mode] = {**answer[mode], "gradients": carry_over(file_report, gradients, folder)}
    if "trained" in answer:
        carried["trained"] = {**answer["trained"], "state": carry_over(file_report, answer["trained"]["state"], folder)}
    return carried
