"""A group that is repeated possessively is atomic: `(?>...)++`, not `(?:...)++`.

Both mean the same, but Python before 3.11.5 matches the second form wrongly where the group can be matched in several
ways (CPython issue 106052), and Debian 12 ships 3.11.2. A pattern that matches too little is a leak.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, traceback
from re import _compiler, _constants as c, _parser

SINGLE = (c.ATOMIC_GROUP, c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY)

def offends(items):
    for op, value in items:
        if op is c.POSSESSIVE_REPEAT and not (len(value[2]) == 1 and value[2][0][0] in SINGLE):
            return True
        inner = {c.BRANCH: lambda: value[1], c.ATOMIC_GROUP: lambda: [value], c.GROUPREF_EXISTS: lambda: value[1:]}
        if op in inner:
            bodies = [body for body in inner[op]() if body]
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT, c.SUBPATTERN, c.ASSERT, c.ASSERT_NOT):
            bodies = [value[-1]]
        else:
            continue
        if any(offends(body) for body in bodies):
            return True
    return False

original = _compiler.compile

def compile(pattern, flags=0):
    if isinstance(pattern, (str, bytes)) and offends(_parser.parse(pattern, flags)):
        ours = [frame for frame in traceback.extract_stack() if "/gptsanitize/" in frame.filename]
        if ours and "/gptsanitize/" in traceback.extract_stack()[-3].filename:
            print(f"{ours[-1].filename}:{ours[-1].lineno}: {pattern!r}")
    return original(pattern, flags)

_compiler.compile = compile

from gptsanitize.detect.patterns import firsts

translated = firsts.compiled

def compiled(source, flags=0, **how):
    if offends(_parser.parse(source, flags)):
        print(f"{traceback.extract_stack()[-2].filename}: {source!r}")
    return translated(source, flags, **how)

firsts.compiled = compiled

import gptsanitize
from gptsanitize.errors import UsageError
for module in pkgutil.walk_packages(gptsanitize.__path__, "gptsanitize."):
    try:
        importlib.import_module(module.name)
    except UsageError as missing:  # an extra that is not installed
        assert missing.reason == "presidio-missing", missing.reason

from gptsanitize.detect import load_rules
from gptsanitize.policy import default_policy
for rule in load_rules(default_policy()):
    for source in (*(pattern.regex for pattern in rule.patterns), rule.value, rule.column_value):
        if source and offends(_parser.parse(source)):
            print(f"{rule.where}: {rule.id}: {source!r}")
"""


def test_groups_that_are_repeated_possessively_are_atomic() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == ""
