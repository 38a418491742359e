"""How deeply a part is nested is found without reading it, whatever its text looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml.depth import check_depth

MOST = 20


def nested(levels: int, text: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>'
        b"<a>" + b"<b/><c>x</c>" * 400 + b"<d>" * (levels - 1) + text + b"</d>" * (levels - 1) + b"</a>"
    )


@pytest.mark.parametrize("text", [b"", b"/>/>/>/>", b"a > b", b"<e/>" * 3000, b"<e></e>" * 3000])
@pytest.mark.parametrize("extra", [0, 1, 500])
def test_the_limit_is_exact(text: bytes, extra: int) -> None:
    inner = int(text.startswith(b"<e></e>"))
    check_depth(nested(MOST - inner, text), MOST)
    if extra:
        with pytest.raises(LimitError):
            check_depth(nested(MOST - inner + extra, text), MOST)


@given(st.lists(st.integers(1, 30), min_size=40, max_size=60), st.sampled_from((b"", b"/>", b">")))
def test_many_heights(heights: list[int], text: bytes) -> None:
    data = b"<a>" + b"".join(b"<long-name>" * height + text + b"</long-name>" * height for height in heights) + b"</a>"
    if max(heights) + 1 > MOST:
        with pytest.raises(LimitError):
            check_depth(data, MOST)
    else:
        check_depth(data, MOST)
