"""Values that their keys tell, in JSON, XML, HTML and logs, and keys that tell of things."""

from __future__ import annotations

import pytest

from gptsanitize.detect.fields.keyed import fields_of_keys


def read(text: str) -> set[tuple[str, str]]:
    return {(field.means, text[field.start : field.end]) for field in fields_of_keys(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '{"id": "evt_1AG8Du2eZvKYlo2C", "client": {"first_name": "Moira", "nick": "mqell", "line1": '
            '"Flat 2, Hollow Rd", "postal_code": "LS9 9XX", "town": "Leeds"}, "therapist": '
            '{"display": "Anna Q."}, "version": "2.0"}',
            {
                ("CUSTOMER_ID", "evt_1AG8Du2eZvKYlo2C"),
                ("PERSON", "Moira"),
                ("USERNAME", "mqell"),
                ("ADDRESS", "Flat 2, Hollow Rd"),
                ("ADDRESS", "LS9 9XX"),
                ("LOCATION", "Leeds"),
                ("PERSON", "Anna Q."),
            },
            id="json",
        ),
        pytest.param(
            '{"name":[{"family":"Quell","given":["Moira","Tam"]}],"address":'
            '[{"line":["18 Hollow St"],"city":"Pierre"}]}',
            {
                ("PERSON", "Quell"),
                ("PERSON", "Moira"),
                ("PERSON", "Tam"),
                ("ADDRESS", "18 Hollow St"),
                ("LOCATION", "Pierre"),
            },
            id="fhir",
        ),
        pytest.param(
            '{"@type":"Person","name":"Moira Quell","address":{"streetAddress":"The Old Smithy"}}',
            {("PERSON", "Moira Quell"), ("ADDRESS", "The Old Smithy")},
            id="json-ld",
        ),
        pytest.param(
            "<Cdtr><Nm>Moira Quell</Nm><PstlAdr><StrtNm>Hollow Road</StrtNm><BldgNb>18</BldgNb><PstCd>12345</PstCd>"
            "<TwnNm>Leeds</TwnNm></PstlAdr></Cdtr><Amt>18.00</Amt>",
            {
                ("PERSON", "Moira Quell"),
                ("ADDRESS", "Hollow Road"),
                ("ADDRESS", "18"),
                ("ADDRESS", "12345"),
                ("LOCATION", "Leeds"),
            },
            id="pain.001",
        ),
        pytest.param('<Data Name="TargetUserName">mquell</Data>', {("USERNAME", "mquell")}, id="event log"),
        pytest.param('<meta name="author" content="moira.quell">', {("USERNAME", "moira.quell")}, id="meta"),
        pytest.param(
            '<input name="owner" value="Quendrill"><input name="mobile" value="07700900123">',
            {("PERSON", "Quendrill"), ("PHONE", "07700900123")},
            id="form",
        ),
        pytest.param(
            '<span itemprop="streetAddress">18 Hollow Rd</span>', {("ADDRESS", "18 Hollow Rd")}, id="microdata"
        ),
        pytest.param('login name="Moira Quell" email="mq@tarn.example"', {("PERSON", "Moira Quell")}, id="log"),
    ],
)
def test_keys_tell_their_values(text: str, expected: set[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "left-pad", "version": "1.3.0", "author": {"email": "mq@tarn.example"}}',
        '{"service": {"name": "Deep tissue", "price": 7200}, "id": "prod-1", "type": "object"}',
        '{"address": "tcp://127.0.0.1:80", "city": "{{ city }}", "street": "${STREET}", "phone": "N/A"}',
        '<syscall name="timer_create" number="222"/> <method name="ResolveAddress"/>',
        '<font family="Roboto"/><type>City</type><name>Widget</name>',
        '{"owner": "Platform Team", "email": "x@tarn.example", "status": "ACTIVE", "user": "None"}',
    ],
)
def test_keys_of_things_tell_nothing(text: str) -> None:
    assert not read(text)
