"""Records whose fields are told by their place: what is read of each format, and what is nobody's."""

from __future__ import annotations

import pytest

from gptsanitize.detect.fields.records import fields_of_records, without_codes
from gptsanitize.detect.views.blocks import Hit


def read(text: str) -> set[tuple[str, str]]:
    return {(field.means, text[field.start : field.end]) for field in fields_of_records(text)}


X12 = (
    "ISA*00*          *01*drk-9-Lamp *ZZ*TRP40417       *ZZ*PAYERHUB       *260102*0930*^*00501*000000901*0*P*:~\n"
    "GS*HC*TRP40417*PAYERHUB*20260102*0930*1*X*005010X222A1~\n"
    "NM1*41*2*TARN FOOT CLINIC*****46*TRP40417~\nPER*IC*MOIRA QUELL*TE*6055550144*EM*MQ@TARNFOOT.EXAMPLE~\n"
    "NM1*IL*1*QUENDRILL*OSBERT*T***MI*HKX90031W~N3*18 HOLLOW RD~N4*PIERRE*SD*57501~DMG*D8*19471130*M~\n"
    "NM1*PR*2*MEDICARE*****PI*00882~CLM*QND-0031*92***11:B:1*Y~REF*SY*000110022~REF*D9*77120045~\n"
    "DTP*472*D8*20260101~SV1*HC:99213*92*UN*1***1~BPR*I*92*C*ACH*CTX*01*011000015*DA*5550099*1990000001~SE*9*0001~"
)


def test_fields_of_x12_are_what_their_segments_say() -> None:
    found = read(X12)
    assert {
        ("PASSWORD", "drk-9-Lamp"),
        ("CUSTOMER_ID", "TRP40417"),
        ("organization", "TARN FOOT CLINIC"),
        ("PERSON", "MOIRA QUELL"),
        ("PHONE", "6055550144"),
        ("EMAIL", "MQ@TARNFOOT.EXAMPLE"),
        ("PERSON", "QUENDRILL"),
        ("PERSON", "OSBERT"),
        ("PERSON", "T"),
        ("INSURANCE_NUMBER", "HKX90031W"),
        ("ADDRESS", "18 HOLLOW RD"),
        ("LOCATION", "PIERRE"),
        ("ADDRESS", "57501"),
        ("BIRTH_DATE", "19471130"),
        ("CUSTOMER_ID", "QND-0031"),
        ("US_SSN", "000110022"),
        ("CASE_NUMBER", "77120045"),
        ("DATE", "20260101"),
        ("ROUTING_NUMBER", "011000015"),
        ("BANK_ACCOUNT", "5550099"),
    } <= found
    assert not {"MEDICARE", "PAYERHUB", "000000901", "0001", "99213", "00882", "SD", "ZZ"} & {v for _, v in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "UNH+1+ORDERS:D:96A:UN'NAD+BY+5412345000176::9++Tarn ?+ Foot:Depot+Hollow Road 18+Leeds++LS9 9XX+GB'"
            "CTA+PD+BUY01:Moira Quell'COM+?+44 113 4960 144:TE'COM+mq@tarnfoot.example:EM'RFF+VA:GB999000011'",
            {
                ("CUSTOMER_ID", "5412345000176"),
                ("organization", "Tarn ?+ Foot"),
                ("ADDRESS", "Hollow Road 18"),
                ("LOCATION", "Leeds"),
                ("ADDRESS", "LS9 9XX"),
                ("PERSON", "Moira Quell"),
                ("CUSTOMER_ID", "BUY01"),
                ("PHONE", "?+44 113 4960 144"),
                ("EMAIL", "mq@tarnfoot.example"),
                ("TAX_ID", "GB999000011"),
            },
            id="edifact",
        ),
        pytest.param(
            "MSH|^~\\&|LAB|TARN CLINIC|EHR||202601020930||ADT^A04|77|P|2.5\r"
            "PID|1||MR-40417^^^TARN^MR||Quendrill^Osbert^T||19471130|M|||18 Hollow Rd^^Pierre^SD^57501||6055550144\r"
            "NK1|1|Quendrill^Maud|SPO\rPV1|1|O|W1^2||||30117^Abelard^Inka^^^Dr\rOBX|1|NM|GLU||92|mg/dl",
            {
                ("organization", "TARN CLINIC"),
                ("MEDICAL_RECORD", "MR-40417"),
                ("PERSON", "Quendrill"),
                ("PERSON", "Osbert"),
                ("PERSON", "T"),
                ("BIRTH_DATE", "19471130"),
                ("ADDRESS", "18 Hollow Rd"),
                ("LOCATION", "Pierre"),
                ("ADDRESS", "57501"),
                ("PHONE", "6055550144"),
                ("PERSON", "Maud"),
                ("EMPLOYEE_ID", "30117"),
                ("PERSON", "Abelard"),
                ("PERSON", "Inka"),
            },
            id="hl7",
        ),
        pytest.param(
            "BEGIN:VCARD\nVERSION:4.0\nN:Quell;Moira;;Dr.;\nFN:Moira Quell\nORG:Tarn Foot;Lab\n"
            "ADR;TYPE=home:;;18 Hollow Rd;Pierre;SD;57501;USA\nTEL;TYPE=cell:605-555-0144\nBDAY:19471130\nEND:VCARD",
            {
                ("PERSON", "Quell"),
                ("PERSON", "Moira"),
                ("PERSON", "Moira Quell"),
                ("organization", "Tarn Foot"),
                ("ADDRESS", "18 Hollow Rd"),
                ("LOCATION", "Pierre"),
                ("ADDRESS", "57501"),
                ("PHONE", "605-555-0144"),
                ("BIRTH_DATE", "19471130"),
            },
            id="vcard",
        ),
        pytest.param(
            "dn: uid=mquell,ou=staff,dc=tarnfoot,dc=example\ncn: Moira Quell\nuid: mquell\nl: Pierre\n",
            {("PERSON", "Moira Quell"), ("USERNAME", "mquell"), ("LOCATION", "Pierre")},
            id="ldif",
        ),
        pytest.param(
            "0 @I1@ INDI\n1 NAME Moira /Quell/\n1 BIRT\n2 PLAC Pierre, Hughes\n",
            {("PERSON", "Moira"), ("PERSON", "Quell"), ("LOCATION", "Pierre, Hughes")},
            id="gedcom",
        ),
        pytest.param('[Event "Club"]\n[White "Quell, M"]\n', {("PERSON", "Quell, M")}, id="pgn"),
        pytest.param(
            "root:x:0:0:root:/root:/bin/bash\nmquell:x:1004:1004:Moira Quell,Room 4,,:/home/mquell:/bin/zsh\n",
            {("USERNAME", "mquell"), ("PERSON", "Moira Quell"), ("ADDRESS", "Room 4")},
            id="passwd",
        ),
        pytest.param(
            ":50K:/GB33BUKB20201555555555\nMOIRA QUELL\n18 HOLLOW RD\n:70:RENT",
            {("BANK_ACCOUNT", "GB33BUKB20201555555555"), ("PERSON", "MOIRA QUELL"), ("ADDRESS", "18 HOLLOW RD")},
            id="swift",
        ),
        pytest.param(
            'BEGIN:VEVENT\nATTENDEE;ROLE=CHAIR;CN="Moira Quell":mailto:mq@tarn.example\n',
            {("PERSON", "Moira Quell")},
            id="ical",
        ),
        pytest.param(
            "P<UTOQUENDRILL<<OSBERT<TAM<<<<<<<<<<<<<<<<<<\nX99999990<UTO4711308M3001019<<<<<<<<<<<<<<04",
            {
                ("PERSON", "QUENDRILL"),
                ("PERSON", "OSBERT"),
                ("PERSON", "TAM"),
                ("PASSPORT", "X99999990"),
                ("BIRTH_DATE", "471130"),
            },
            id="mrz",
        ),
        pytest.param(
            ":86:177?00SEPA?20Rent?31DE00000000000000000001?32MOIRA QUELL?33TARN FOOT LTD",
            {("BANK_ACCOUNT", "DE00000000000000000001"), ("PERSON", "MOIRA QUELL"), ("organization", "TARN FOOT LTD")},
            id="mt940",
        ),
        pytest.param(
            "5200\n622031000011"
            + "98123456".ljust(17)
            + "0000018000"
            + "QND01".ljust(15)
            + "MOIRA QUELL".ljust(22)
            + "  0031000010000001",
            {
                ("ROUTING_NUMBER", "031000011"),
                ("BANK_ACCOUNT", "98123456"),
                ("CUSTOMER_ID", "QND01"),
                ("PERSON", "MOIRA QUELL"),
            },
            id="ach",
        ),
        pytest.param("=100  1\\$aQuell, Moira,$d1951-", {("PERSON", "Quell, Moira,")}, id="marc"),
        pytest.param(
            "subject=C = GB, L = Leeds, O = Tarn Foot Ltd, CN = tarn.example", {("LOCATION", "Leeds")}, id="x509"
        ),
    ],
)
def test_fields_of_other_records_are_what_their_places_say(text: str, expected: set[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The NM1 segment names a party: NM101 is 85, NM102 is 1 for a person.",
        "NM1*85*2*UNKNOWN~",
        "PID||||||||",
        "BEGIN:VCARD\nVERSION:3.0\nREV:20260101T000000Z\nEND:VCARD",
        "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin",
        "a home for white black names: begin at the bin",
    ],
)
def test_what_names_nobody_is_no_field(text: str) -> None:
    assert not read(text)


def test_a_hit_over_a_field_or_on_a_code_would_spoil_the_record() -> None:
    text = "UNH+1+ORDERS'CTA+PD+BUY01:Moira Quell'COM+mq@tarn.example:EM'"

    def hit(value: str, rule: str) -> Hit:
        start = text.index(value)
        return Hit(start, start + len(value), "PERSON", rule, 0.8)

    field = hit("Moira Quell", "layout-edifact")
    found = without_codes(text, [field, hit("Moira Quell'COM", "names"), hit("CTA", "names"), hit("tarn", "names")])
    assert list(found) == [field, hit("tarn", "names")]


def test_hits_of_a_text_without_records_stay() -> None:
    hits = [Hit(0, 3, "PERSON", "names", 0.8)]
    assert list(without_codes("EM is here", hits)) == hits
