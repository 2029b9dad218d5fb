"""The process that runs programs under one framework: python -m scoreboard_lib.worker FRAMEWORK DESCRIPTOR.

A request is a dict with the program and what is wanted of it; the answer has the encoded results, or the error.
Only what a program itself prints is captured and dropped; its global settings last until the next reset.
"""
import contextlib
import importlib
import io
import multiprocessing.connection
import os
import random
import sys
import traceback
import warnings

FILE = "<case>"


class Run:
    """One program, run once."""

    def __init__(self, request):
        self.request = request
        self.namespace = {"__name__": "__main__", "__file__": FILE}

    def execute(self):
        exec(compile(self.request["code"], FILE, "exec"), self.namespace)
        return [self.namespace[name] for name in self.request["results"]]


def reset(side, seed=0):
    random.seed(seed)
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    side.reset(seed)


def failure(error):
    line = 0
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == FILE:
            line = frame.lineno
    text = str(error).strip() or repr(error)
    return {"type": type(error).__name__, "message": text[:2000], "line": line}


def attempt(action):
    """{"value": …} or {"error": …}."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return {"value": action()}
    except (Exception, SystemExit) as error:
        return {"error": failure(error)}


def answer(side, request):
    from .encode import encode
    from .function import as_function
    reset(side, request.get("seed", 0))
    reply = {"result": attempt(lambda: [encode(value) for value in Run(request).execute()])}
    if "error" in reply["result"]:
        return reply
    if request.get("gradient") and side.gradient:
        reset(side)
        reply["gradient"] = attempt(lambda: side.gradient(as_function(request), request["gradient"]))
    if request.get("compiled") and side.compiled:
        reset(side)
        reply["compiled"] = attempt(lambda: [encode(value) for value in side.compiled(as_function(request))])
    return reply


def main():
    framework, descriptor = sys.argv[1], int(sys.argv[2])
    connection = multiprocessing.connection.Connection(descriptor)
    sys.stdout = open(os.devnull, "w")
    side = importlib.import_module(f".sides.{framework}_side", __package__)
    connection.send("ready")
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        connection.send(answer(side, request))


if __name__ == "__main__":
    main()
