"""After conversion: makes the same calls with arrays of the target framework; the source framework is blocked."""
import contextlib
import io
import pathlib
import pickle
import sys
import traceback
import warnings

from packages_lib import drivers, values
from packages_lib.blocked import block
from packages_lib.public import fetch
from scoreboard_lib.encode import encode


class Driven:
    """The drivers' calls, by number: made when the first is wanted, since the package may not be importable."""

    def __init__(self, module, side):
        self.module, self.side, self.functions = module, side, None

    def __getitem__(self, number):
        if self.functions is None:
            self.functions = [function for _, function in drivers.calls(self.module, self.side)]
        return self.functions[number]


def failure(error, folder):
    where = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folder)]
    at = f" ({where[-1].filename[len(folder) + 1:]}:{where[-1].lineno})" if where else ""
    return {"error": f"{type(error).__name__}: {(str(error).strip() or repr(error)).splitlines()[0][:160]}{at}"}


def encoded(value, blocked):
    """The stand-in is no framework whose arrays the value might be."""
    stand_in = sys.modules.pop(blocked, None)
    try:
        return encode(value)
    finally:
        if stand_in is not None:
            sys.modules[blocked] = stand_in


def reply(call, driven, side, request):
    try:
        if "number" in call:
            return {"result": encoded(driven[call["number"]](), request["blocked"])}
        arguments, keywords = values.unpack(call["given"], side)
        return {"result": encoded(fetch(call["name"])(*arguments, **keywords), request["blocked"])}
    except Exception as error:
        return failure(error, request["folder"])


def main():
    request = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())
    warnings.simplefilter("ignore")
    block(request["blocked"], request["strict"])
    sys.path.insert(0, request["folder"])
    side = values.SIDES[request["framework"]]()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        driven = Driven(request["module"], side)
        replies = [reply(call, driven, side, request) for call in request["calls"]]
    pathlib.Path(sys.argv[2]).write_bytes(pickle.dumps(replies))


if __name__ == "__main__":
    main()
