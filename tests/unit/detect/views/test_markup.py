"""The reading without markup: what a reader sees, where it stands, and what is found by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect import Detector
from gptsanitize.detect.views.markup import unmarked
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<p>Jo<b>hn</b> Roe</p>", "\nJohn Roe\n"),
        ("Jo<!-- x -->hn", "John"),
        ("<tr>\n <th>MRN</th>\n <td>47</td>\n</tr>\n<tr><td>x</td></tr>", "|MRN|47|\n|x|\n"),
        ("<dl><dt>MRN</dt><dd>47</dd></dl>", "\n\nMRN: 47\n\n"),
        ("<ns:mrn lang='en'>47</ns:mrn>", "\nmrn: 47\n"),
        ('<field type="x" name="mrn"><value>47</value></field>', "\nmrn: 47\n"),
        ("<mrn><![CDATA[47]]></mrn>", "\nmrn: 47\n"),
        ("Jo**hn** Roe and Ja*n*e", "John Roe and Jane"),
        (r"\textbf{MRN:} \texttt{47} \\", "MRN: 47 |"),
        (r"No & MRN \\ \hline" + "\n" + r"1 & 47 \\", "No | MRN | \n1 | 47 |"),
        (r"{\rtf1 {\b MRN:} 47\par }", r"{\rtf1 {MRN: 47" + "\n"),
        ("| '''MRN''' || 47", "| MRN | 47"),
    ],
)
def test_a_text_is_read_without_its_markup(text: str, seen: str) -> None:
    (reading,) = unmarked(text)
    assert reading.text.rstrip("}") == seen


@pytest.mark.parametrize("text", ["a < b and c > d", "2 * 3 * 4", "List[str] | None", "no markup", r"C:\Users\x"])
def test_what_has_no_markup_has_no_reading(text: str) -> None:
    assert not list(unmarked(text))


@given(st.text(alphabet="<>/!-[]\\{}*'|&~= \nabCD\"tdrh:", max_size=120))
def test_every_sign_of_a_reading_stands_in_the_text(text: str) -> None:
    for reading in unmarked(text):
        assert len(reading.offsets) == len(reading.text)
        assert list(reading.offsets) == sorted(reading.offsets)
        assert all(0 <= place < len(text) for place in reading.offsets)
        assert all(0 <= place <= len(reading.text) for place in reading.must)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("<tr><th>MRN</th><td>00<i>48</i>1123</td></tr>", "MEDICAL_RECORD"),
        ("<dt>Employee ID</dt><dd>E-104455</dd>", "EMPLOYEE_ID"),
        ("<p>write to ja<b>ne@mail</b>.example.org</p>", "EMAIL"),
        ("<record>\n  <passportNumber>\n    C01X00T47\n  </passportNumber>\n</record>", "PASSPORT"),
    ],
)
def test_a_value_is_found_over_markup(text: str, entity: str) -> None:
    ((_, findings),) = Detector(default_policy()).find([Segment(0, text, Place.BODY, "")])
    assert entity in {finding.entity for finding in findings}


def test_a_label_of_a_script_without_blanks_is_no_part_of_the_name() -> None:
    text = "客户姓名：王小明，电话：13812345678"
    ((_, findings),) = Detector(default_policy()).find([Segment(0, text, Place.BODY, "")])
    assert [text[each.start : each.end] for each in findings] == ["王小明", "13812345678"]
