"""Files that ship with the package, and YAML that people write: found, read and checked against a JSON Schema.

A YAML file that is wrong raises `PolicyError` with file, line and field. Nothing else in the package parses YAML or
checks a schema.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gptsanitize.errors import PolicyError

if TYPE_CHECKING:
    import yaml

__all__ = [
    "belongs_to_user",
    "cache_folder",
    "check_schema",
    "keep",
    "line_of",
    "load_schema",
    "load_yaml",
    "read_kept",
    "read_text",
    "recognizers_folder",
]

_PACKAGE = Path(__file__).parent
_OTHERS_WRITE = 0o022


@cache
def recognizers_folder() -> Path:
    """The shipped rules: inside the wheel, or at the top of a source tree."""
    shipped = _PACKAGE / "recognizers"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "recognizers"


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again: `GPTSANITIZE_CACHE`, or the platform's place."""
    chosen = os.environ.get("GPTSANITIZE_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "gptsanitize" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "gptsanitize"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gptsanitize"


def keep(place: Path, content: bytes, *, most: int) -> None:
    """Write a file of the cache whole or not at all, and take away the oldest of its kind but `most`.

    Raises `OSError`, and leaves no draft then.
    """
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(place)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    for old in sorted(place.parent.glob(f"[!.]*{place.suffix}"), key=lambda path: path.stat().st_mtime)[:-most]:
        old.unlink(missing_ok=True)


def read_kept(place: Path) -> bytes:
    """A file of the cache; raises `OSError` where there is none, or where others may have written it."""
    if not belongs_to_user(place) or not belongs_to_user(place.parent):
        raise PermissionError("not the user's alone")
    return place.read_bytes()


def belongs_to_user(place: Path) -> bool:
    """Whether a file or folder is this user's and nobody else can write there; raises `OSError` where there is none."""
    if os.name == "nt":  # a user's folder is the user's alone there
        return place.exists()
    status = place.stat()
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE


@cache
def load_schema(path: Path) -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) that ships with the package."""
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return schema


def read_text(path: Path) -> str:
    """A user's configuration file as text; `PolicyError` where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise PolicyError(error.strerror or "cannot be read", where=str(path), advice="check the path") from None
    except UnicodeDecodeError:
        raise PolicyError("is not UTF-8 text", where=str(path), advice="save it as UTF-8") from None


def load_yaml(path: Path, schema: dict[str, Any] | None = None, *, text: str | None = None) -> Any:
    """The content of a YAML file, checked against `schema`. Raises `PolicyError` with line and field."""
    import yaml

    source = read_text(path) if text is None else text
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source, Loader=loader)
        _refuse_doubles(root, str(path))
        content = yaml.load(source, Loader=loader)  # noqa: S506 -- both loaders are the safe ones
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(f"is not YAML: {error.problem}", where=f"{path}:{line}") from None
    except (yaml.YAMLError, ValueError):
        raise PolicyError("is not YAML", where=str(path)) from None
    # An empty file, or one of comments only, decides nothing.
    content = {} if content is None else content
    if schema is not None:
        check_schema(content, schema, str(path), root)
    return content


def _refuse_doubles(root: yaml.Node | None, name: str) -> None:
    """Raise `PolicyError` for a key that stands twice: the first would be lost without a word."""
    import yaml

    pending = [root] if root is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen and isinstance(key, yaml.ScalarNode):
                    where = f"{name}:{key.start_mark.line + 1}"
                    raise PolicyError("stands twice", where=where, field=key.value, advice="put both into one")
                if isinstance(key, yaml.ScalarNode):
                    seen.add(key.value)
                pending.append(value)
        elif isinstance(node, yaml.SequenceNode):
            pending.extend(node.value)


def check_schema(content: Any, schema: dict[str, Any], name: str, root: yaml.Node | None = None) -> None:
    """Raise `PolicyError` for the first place, in reading order, where `content` breaks `schema`."""
    import jsonschema

    validator = jsonschema.Draft202012Validator(schema)
    errors = list(validator.iter_errors(content))
    if not errors:
        return
    best = min((_deepest(error) for error in errors), key=lambda error: _line(root, _path(error)))
    field = ".".join(str(step) for step in _path(best))
    where = f"{name}:{_line(root, _path(best))}" if root is not None else name
    raise PolicyError(_say(best), where=where, field=field)


def _path(error: Any) -> list[str | int]:
    """The way to the place that is wrong; for an unknown field, to that field."""
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        path += _unknown(error)[:1]
    return path


def _unknown(error: Any) -> list[str]:
    return sorted(set(error.instance) - set(error.schema.get("properties", {})), key=str)


def _deepest(error: Any) -> Any:
    """In a choice of forms, the complaint of the form that came closest says what is wrong."""
    while error.context and not _is_choice_of_kinds(error):
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def _is_choice_of_kinds(error: Any) -> bool:
    return all(inner.validator == "type" and not inner.relative_path for inner in error.context)


def _say(error: Any) -> str:
    """The complaint without the value: a policy holds confidential terms."""
    match error.validator:
        case "additionalProperties":
            known = ", ".join(sorted(error.schema.get("properties", {})))
            return f"unknown field; known: {known}"
        case "enum":
            return "must be one of " + ", ".join(str(value) for value in error.validator_value)
        case "type":
            return "must be " + _kind(error)
        case "anyOf" if error.context:
            return "must be " + " or ".join(map(_kind, error.context))
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return f"lacks the field {missing[0]!r}" if missing else "lacks a field"
        case "pattern":
            return f"must match {error.validator_value}"
        case "minimum" | "maximum" | "exclusiveMinimum" | "minItems" | "minLength":
            return f"must respect {error.validator} {error.validator_value}"
        case _:
            return f"breaks the rule {error.validator!r}"


def _kind(error: Any) -> str:
    """What stands where, in the words of YAML."""
    kinds: Iterable[str] | str = error.validator_value
    said = kinds if isinstance(kinds, str) else " or ".join(kinds)
    fields = ", ".join(error.schema.get("properties", {}))
    if said == "object" and fields:
        return f"a mapping with some of the fields {fields}"
    return {"object": "a mapping", "array": "a list", "string": "a text", "boolean": "true or false"}.get(said, said)


def line_of(text: str, field: str) -> int:
    """The line (from 1) of a YAML text on which a field stands (`rules.0.patterns.1.regex`), or where it should."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    steps = [int(step) if step.isdecimal() else step for step in field.split(".") if step]
    return _line(yaml.compose(text, Loader=loader), steps)


def _line(root: yaml.Node | None, path: Sequence[str | int]) -> int:
    """The line (from 1) of the node that `path` leads to, or of the last one on the way that exists."""
    import yaml

    node, line = root, 1
    for step in path:
        line = node.start_mark.line + 1 if node else line
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
