"""Before conversion: runs a package's examples and drivers, and writes down the calls of its public functions, what they give,
and which lines run."""
import contextlib
import doctest
import functools
import importlib
import inspect
import io
import pathlib
import pickle
import pkgutil
import sys
import warnings

import numpy as np
from packages_lib import drivers, values
from packages_lib.public import public, replace
from scoreboard_lib.encode import encode


class Lines:
    """Which lines of the package run."""

    def __init__(self, folder):
        self.folder, self.seen = folder, set()

    def __call__(self, frame, event, _):
        path = frame.f_code.co_filename
        if not path.startswith(self.folder):
            return None
        self.seen.add((path, frame.f_lineno))
        return self

    @contextlib.contextmanager
    def watched(self):
        self.seen = set()
        sys.settrace(self)
        try:
            yield self.seen
        finally:
            sys.settrace(None)


class Recorder:
    def __init__(self, request):
        self.request, self.calls, self.inside = request, [], False
        self.package = request["module"].split(".")[0]
        self.side = values.SIDES[request["framework"]]()
        self.lines = Lines(str(pathlib.Path(request["folder"]) / self.package))
        self.random = np.random.default_rng(0)

    def wrap(self, name, function):
        @functools.wraps(function)
        def wrapped(*arguments, **keywords):
            if not self.inside:
                self.note(name, function, arguments, keywords)
            return function(*arguments, **keywords)
        return wrapped

    def note(self, name, function, arguments, keywords):
        try:
            packed = values.pack((list(arguments), keywords))
        except values.NotPlain:
            return
        again = [values.shuffled(packed, self.random) for _ in range(self.request["shuffles"])] if values.has_arrays(packed) else []
        for given in [packed, *again]:
            ours, names = values.unpack(given, self.side)
            self.run({"name": name, "given": given}, lambda: function(*ours, **names))

    def run(self, call, action):
        self.inside = True
        try:
            with self.lines.watched() as seen:
                result = encode(action())
        except Exception:
            return
        finally:
            self.inside = False
        if not opaque(result):
            self.calls.append({**call, "result": result, "lines": seen})


def opaque(encoded):
    parts = encoded[1] if encoded[0] == "sequence" else encoded[1].values() if encoded[0] == "dict" else []
    return encoded[0] == "opaque" or any(map(opaque, parts))


def run_examples(package, everything):
    names = [package] + [info.name for info in pkgutil.walk_packages(importlib.import_module(package).__path__, package + ".", lambda _: None)]
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for name in names:
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
            if any(function.__name__ in test.docstring for function in everything.values()):
                with contextlib.suppress(BaseException):
                    runner.run(test, out=lambda _: None)


def main():
    request = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())
    warnings.simplefilter("ignore")
    sys.path.insert(0, request["folder"])
    recorder = Recorder(request)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        everything = public(request["module"])
        for number, (name, function) in enumerate(drivers.calls(request["module"], recorder.side)):
            recorder.run({"name": name, "number": number}, function)
        originals = {name: function for name, function in everything.items() if inspect.isfunction(function)}
        for name, function in originals.items():
            replace(recorder.package, function, recorder.wrap(name, function))
        run_examples(recorder.package, originals)
    pathlib.Path(sys.argv[2]).write_bytes(pickle.dumps({"public": list(everything), "calls": recorder.calls}))


if __name__ == "__main__":
    main()
