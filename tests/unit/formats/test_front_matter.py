"""Values of front matter stay the YAML that they were, whatever an edit puts into them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.formats.front_matter import yaml_with


def edited(text: str, old: str, new: str) -> str:
    start = text.index(old)
    return yaml_with(text, [(start, start + len(old), new)])


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("Jane Roe", "Jane Roe", "[PERSON 1]", "'[PERSON 1]'"),
        ("by Jane Roe", "Jane Roe", "[PERSON 1]", "by [PERSON 1]"),
        ("[Jane Roe, Al]", "Jane Roe", "[PERSON 1]", "['[PERSON 1]', Al]"),
        ("[Al, by Jane Roe ]", "Jane Roe", "[PERSON 1]", "[Al, 'by [PERSON 1]' ]"),
        ("[Jane Roe, Al]", "Jane Roe", "Mia Holt", "[Mia Holt, Al]"),
        ("{name: Jane Roe, age: 4}", "Jane Roe", "Holt, Mia", "{name: 'Holt, Mia', age: 4}"),
        ('["Jane Roe"]', "Jane Roe", "[PERSON 1]", '["[PERSON 1]"]'),
        ("'Jane Roe'", "Jane Roe", "Mia O'Hara", "'Mia O''Hara'"),
        ('"Jane Roe"', "Jane Roe", 'Mia "M" Holt', '"Mia \\"M\\" Holt"'),
        ("'Jane O''Roe'", "Jane O''Roe", "Mia O''Hara", "'Mia O''Hara'"),
        ("[https://a.test/x]", "a.test", "b.test", "[https://b.test/x]"),
    ],
)
def test_an_edit_leaves_one_value(text: str, old: str, new: str, expected: str) -> None:
    assert edited(text, old, new) == expected


@given(
    st.sampled_from(["{}", "[{}]", "[a, {}]", "[{}, 'b']", "{{k: {}}}", '["{}"]', "'{}'", '"{}"']),
    st.text(st.sampled_from("ab &'\":#,[]{}-!"), min_size=1).map(str.strip).filter(bool),
)
def test_what_is_put_in_is_read_back(form: str, new: str) -> None:
    read = yaml.safe_load(edited(form.format("Jane Roe"), "Jane Roe", new))
    assert read == _filled(yaml.safe_load(form.format("Jane Roe")), new)


def _filled(value: object, new: str) -> object:
    if isinstance(value, list):
        return [_filled(each, new) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, new) for key, each in value.items()}
    return new if value == "Jane Roe" else value
