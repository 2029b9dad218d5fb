"""A plugin of pytest that writes down what became of each test, and which lines of the package it ran.

The environment says what it does: PACKAGE_TESTS_OUT the file to write, PACKAGE_TESTS_ROOT the folder whose lines count,
PACKAGE_TESTS_BLOCKED a framework that code below the folder must not import (others may: the target often needs it itself).
"""
import builtins
import json
import os
import pathlib
import sys

import pytest

from packages_lib import blocked

ROOT = os.path.realpath(os.environ["PACKAGE_TESTS_ROOT"]) + os.sep
BLOCKED = os.environ.get("PACKAGE_TESTS_BLOCKED", "")
# What is right to be used of a framework in code for another one: its assertions take any arrays, and it carries arrays across.
ALLOWED = {"numpy": {"testing", "asarray"}}
tests = {}
imported = set()  # the lines that ran when modules were imported


class Lines:
    """The lines below ROOT that ran, as (path, line), while it is on."""

    def __init__(self):
        self.seen = set()

    def __call__(self, frame, event, _):
        path = frame.f_code.co_filename
        if not path.startswith(ROOT):
            return None
        self.seen.add((path, frame.f_lineno))
        return self

    def __enter__(self):
        sys.settrace(self)
        return self

    def __exit__(self, *_):
        sys.settrace(None)


def block_within_root():
    real = builtins.__import__
    allowed = ALLOWED.get(BLOCKED, set())

    def import_or_stand_in(name, globals=None, locals=None, fromlist=(), level=0):
        if level == 0 and name.split(".")[0] == BLOCKED and (globals or {}).get("__file__", "").startswith(ROOT):
            if set(name.split(".")[1:]) & allowed:
                return real(name, globals, locals, fromlist, level)
            stand_in = blocked.StandIn(name if fromlist else BLOCKED)
            for known in allowed:
                setattr(stand_in, known, getattr(real(BLOCKED), known))
            return stand_in
        return real(name, globals, locals, fromlist, level)

    builtins.__import__ = import_or_stand_in


if BLOCKED:
    block_within_root()


def of(nodeid):
    return tests.setdefault(nodeid, {"outcome": "passed", "why": "", "lines": []})


def forget_compiled():
    """What jax compiled for an earlier test runs no line of Python in this one."""
    if "jax" in sys.modules:
        sys.modules["jax"].clear_caches()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    if BLOCKED:
        yield
        return
    forget_compiled()
    with Lines() as lines:
        yield
    of(item.nodeid)["lines"] = sorted(lines.seen | {line for line in imported if line[0] == os.path.realpath(item.path)})


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    if BLOCKED:
        yield
        return
    with Lines() as lines:
        yield
    imported.update(lines.seen)


def pytest_runtest_logreport(report):
    test = of(report.nodeid)
    if report.outcome != "passed" and test["outcome"] == "passed":
        test["outcome"] = report.outcome
        test["why"] = (report.longreprtext.strip().splitlines() or [""])[-1] if report.failed else ""
        crash = getattr(report.longrepr, "reprcrash", None)
        if report.failed and crash:
            test["why"] = f"{pathlib.Path(crash.path).name}:{crash.lineno} {crash.message.splitlines()[0] if crash.message else ''}"


def pytest_collectreport(report):
    if report.failed:
        of(f"collecting {report.nodeid}").update(outcome="failed", why=report.longreprtext.strip().splitlines()[-1])


def pytest_sessionfinish():
    pathlib.Path(os.environ["PACKAGE_TESTS_OUT"]).write_text(json.dumps(tests))
