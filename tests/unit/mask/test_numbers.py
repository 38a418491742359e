"""Numbers: other digits in the same form, and none that could have been issued."""

from __future__ import annotations

import random
import re
from importlib import import_module

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.checks import is_possibly_issued
from gptsanitize.model import Policy

RNG = random.Random(7)


def luhn(digits: str) -> bool:
    """An implementation of our own, other than the one under test."""
    total = 0
    for i, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if i % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def iban_is_valid(text: str) -> bool:
    """ISO 7064 on the rotated number, sign by sign."""
    rest = 0
    signs = "".join(text.split()).upper()
    for sign in signs[4:] + signs[:4]:
        value = int(sign, 36)
        rest = (rest * (100 if value > 9 else 10) + value) % 97
    return rest == 1


def shape(text: str) -> str:
    """Digits as 9, letters as A and a, the rest as it is."""
    return "".join("9" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c for c in text)


def digits(size: int) -> str:
    return str(RNG.randint(1, 9)) + "".join(str(RNG.randint(0, 9)) for _ in range(size - 1))


CARDS = ["4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005", *(f"4{digits(15)}" for _ in range(500))]
IBANS = [
    "DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "FR1420041010050500013M02606",
    *(f"DE{digits(20)}" for _ in range(500)),
]  # fmt: skip


def test_cards_fail_the_check_and_keep_scheme_and_form(masker: Masker) -> None:
    for card in CARDS:
        made = masker.replacement("CREDIT_CARD", card)
        plain = re.sub(r"\D", "", made)
        assert not luhn(plain), card
        assert plain[0] == re.sub(r"\D", "", card)[0]
        assert shape(made) == shape(card)
        assert made != card


def test_a_card_is_the_same_however_it_is_grouped(masker: Masker) -> None:
    made = {re.sub(r"\D", "", masker.replacement("CREDIT_CARD", text)) for text in
            ("4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111")}  # fmt: skip
    assert len(made) == 1


def test_ibans_fail_the_check_and_keep_country_and_form(masker: Masker) -> None:
    for iban in IBANS:
        made = masker.replacement("IBAN", iban)
        assert not iban_is_valid(made)
        assert made[:2] == iban[:2]
        assert shape(made) == shape(iban)
        assert made[2:] != iban[2:]
        assert made[2:4] not in {"00", "01", "99"}


def test_the_oracles_are_right() -> None:
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")
    assert iban_is_valid("DE89 3704 0044 0532 0130 00")
    assert not iban_is_valid("DE88 3704 0044 0532 0130 00")


@pytest.mark.parametrize("text", ["123-45-6789", "123456789", "123 45 6789"])
def test_social_security_numbers_are_in_no_series(masker: Masker, text: str) -> None:
    """SSA never gave areas from 900 on; the IRS gives ITINs and ATINs of groups 50-65, 70-88 and 90-99."""
    made = masker.replacement("US_SSN", text)
    plain = re.sub(r"\D", "", made)
    group = int(plain[3:5])
    assert plain[0] == "9"
    assert group not in {0, *range(50, 66), *range(70, 89), *range(90, 100)}
    assert plain[5:] != "0000"
    assert shape(made) == shape(text)


def test_the_same_social_security_number_in_all_forms(masker: Masker) -> None:
    made = {re.sub(r"\D", "", masker.replacement("US_SSN", t)) for t in ("123-45-6789", "123456789", "123 45 6789")}
    assert len(made) == 1


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("NATIONAL_ID", "46 19 0511 123 4"), ("NATIONAL_ID", "12345678Z"), ("NATIONAL_ID", "AB123456C"),
        ("NATIONAL_ID", "85073003328"), ("TAX_ID", "12-3456789"), ("TAX_ID", "DE123456789"), ("TAX_ID", "987 654 3210"),
        ("NPI", "1234567893"), ("ROUTING_NUMBER", "011000015"), ("PASSPORT", "C01X00T47"),
        ("DRIVER_LICENSE", "S530-4600-1234"), ("INSURANCE_NUMBER", "A123456780"), ("NATIONAL_ID", "111.444.777-35"),
    ],
)  # fmt: skip
def test_issued_numbers_pass_no_check_and_keep_their_form(masker: Masker, entity: str, text: str) -> None:
    made = masker.replacement(entity, text)
    assert made != text
    assert shape(made) == shape(text)
    assert not is_possibly_issued(made)


def test_thousands_of_issued_numbers_pass_no_check(masker: Masker) -> None:
    for size in (8, 9, 10, 11, 12, 13, 14, 15):
        for _ in range(200):
            assert not is_possibly_issued(masker.replacement("NATIONAL_ID", digits(size)))


@pytest.mark.parametrize(
    ("size", "registries"),
    [
        (10, "cz.rc bg.egn at.vnr"),
        (11, "lt.asmens ee.ik tr.tckimlik no.fodselsnummer be.nn de.idnr pl.pesel br.cpf hr.oib"),
        (12, "jp.in_"),
        (13, "th.pin si.emso ro.cnp kr.rrn mk.edb"),
    ],
)
def test_no_registry_of_people_takes_a_made_number_for_its_own(masker: Masker, size: int, registries: str) -> None:
    """By the checks of another library; about one of nine originals passes some of them."""
    checks = [import_module(f"stdnum.{name}").is_valid for name in registries.split()]
    numbers = [str(RNG.randrange(10 ** (size - 1), 10**size)) for _ in range(400)]
    assert any(check(number) for check in checks for number in numbers)
    made = [masker.replacement("NATIONAL_ID", number) for number in numbers]
    assert not [number for number in made if any(check(number) for check in checks)]


def test_vins_keep_the_maker_and_fail_the_check(masker: Masker) -> None:
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    values = {
        c: int(c) if c.isdigit() else "ABCDEFGH.JKLMN.P.R..STUVWXYZ".find(c)
        for c in "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
    }
    values.update(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    for _ in range(300):
        vin = "1HG" + "".join(RNG.choice("0123456789ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(14))
        made = masker.replacement("VIN", vin)
        assert made[:3] == "1HG"
        assert len(made) == 17
        assert not set(made) & set("IOQ")
        right = sum(values[c] * w for c, w in zip(made, weights, strict=True)) % 11
        assert made[8] != "0123456789X"[right]


def test_bank_codes_are_test_codes(masker: Masker) -> None:
    for text in ("DEUTDEFF", "DEUTDEFF500", "COBADEFFXXX"):
        made = masker.replacement("BIC", text)
        assert made[4:6] == "DE"
        assert made[7] == "0"
        assert len(made) == len(text)
        assert made[:4] != text[:4]


@pytest.mark.parametrize(
    ("entity", "text", "form"),
    [
        ("EMPLOYEE_ID", "EMP-00123", r"EMP-00[1-9]\d\d"),
        ("EMPLOYEE_ID", "E4711", r"E[1-9]\d{3}"),
        ("CUSTOMER_ID", "C-10042", r"C-[1-9]\d{4}"),
        ("CUSTOMER_ID", "CUST 0001", r"CUST 000[1-9]"),
        ("CASE_NUMBER", "INV-2026-0417", r"INV-2025-0\d{3}"),
        ("CASE_NUMBER", "2:21-cv-00123", r"\d:\d\d-cv-\d{5}"),
        ("CASE_NUMBER", "Case No. 19-1234", r"Case No\. [1-9]\d-\d{4}"),
        ("LICENSE_PLATE", "B-MD 1234", r"[A-Z]-[A-Z]{2} [1-9]\d{3}"),
        ("BANK_ACCOUNT", "0532013000", r"0[1-9]\d{8}"),
        ("EMPLOYEE_ID", "4711.0", r"[1-9]\d{3}\.0"),
    ],
)
def test_identifiers_keep_label_form_and_leading_zeros(masker: Masker, entity: str, text: str, form: str) -> None:
    made = masker.replacement(entity, text)
    assert re.fullmatch(form, made), made
    assert made != text


def test_noughts_alone_are_no_number(masker: Masker) -> None:
    """All leading zeros are kept, and there is nothing else: a place holder, not a value."""
    assert masker.replacement("EMPLOYEE_ID", "0000") == "0000"
    assert masker.replacement("EMPLOYEE_ID", "0") == "0"


def test_what_names_a_plate_is_not_kept_as_a_label(masker: Masker) -> None:
    kept = sum(masker.replacement("LICENSE_PLATE", f"B-MD {n}")[:4] == "B-MD" for n in range(1000, 1040))
    assert kept <= 1


@pytest.mark.parametrize("entity", ["EMPLOYEE_ID", "BANK_ACCOUNT", "CASE_NUMBER", "LICENSE_PLATE", "SECRET_CODE"])
def test_the_permutation_is_one_to_one(masker: Masker, entity: str) -> None:
    texts = [f"{i:04d}" for i in range(1, 10_000)]
    made = [masker.replacement(entity, text) for text in texts]
    assert len(set(made)) == len(texts)
    assert all(len(text) == 4 for text in made)


@pytest.mark.parametrize("entity", ["CREDIT_CARD", "IBAN", "US_SSN", "NATIONAL_ID", "TAX_ID", "VIN", "BANK_ACCOUNT"])
def test_planned_numbers_are_distinct_and_none_is_real(planned: Planner, entity: str) -> None:
    texts = sorted({digits(12) if entity != "US_SSN" else f"{RNG.randint(100, 899)}-{RNG.randint(10, 99)}-{digits(4)}"
                    for _ in range(2000)})  # fmt: skip
    plan = planned([(entity, text) for text in texts])
    made = list(plan.replacements.values())
    assert len(set(made)) == len(texts)
    assert not set(made) & set(texts)


@pytest.mark.parametrize("text", ["$85,000", "€ 72.500,00", "95000", "1.2 million", "£1,234.56", "120k"])
def test_amounts_keep_form_and_roundness(masker: Masker, text: str) -> None:
    made = masker.replacement("SALARY", text)
    assert shape(made) == shape(text)
    assert made != text
    zeros = len(text) - len(text.rstrip("0,. "))
    assert made.endswith(text[len(text) - zeros :]) or not zeros


def test_coordinates_are_on_earth(masker: Masker) -> None:
    for _ in range(300):
        text = f"{RNG.uniform(-90, 90):.4f}, {RNG.uniform(-180, 180):.4f}"
        latitude, longitude = map(float, masker.replacement("COORDINATES", text).split(", "))
        assert abs(latitude) <= 91
        assert abs(longitude) <= 181
    degrees = masker.replacement("COORDINATES", "48°51'24\"N 2°21'03\"E")
    assert re.fullmatch(r"\d{1,2}°\d{1,2}'\d{1,2}\"N \d°\d{1,2}'\d\d\"E", degrees)


def test_digits_of_other_scripts_keep_their_script(masker: Masker) -> None:
    made = masker.replacement("BANK_ACCOUNT", "٤٥٦٧٨٩٠١")
    assert made != "٤٥٦٧٨٩٠١"
    assert all("٠" <= c <= "٩" for c in made)


PERSONAL = [
    ("it.codicefiscale", "RSSMRA85T10A562S"),
    ("in_.pan", "ABCPM1234K"),
    ("mx.rfc", "GOMC900514AB1"),
    ("mx.curp", "GOMC900514MDFMRL04"),
    ("fi.hetu", "131052-308T"),
    ("se.personnummer", "850709-9805"),
    ("dk.cpr", "070761-4285"),
    ("no.fodselsnummer", "17054026641"),
    ("pl.pesel", "44051401359"),
    ("ro.cnp", "1850709123455"),
    ("es.dni", "12345678Z"),
    ("es.nie", "X1234567L"),
    ("fr.nir", "285057800608441"),
]


@pytest.mark.parametrize("entity", ["TAX_ID", "NATIONAL_ID", "INSURANCE_NUMBER"])
@pytest.mark.parametrize(("registry", "text"), PERSONAL)
def test_a_personal_number_keeps_no_letter_of_a_name_and_is_nobodys(
    masker: Masker, entity: str, registry: str, text: str
) -> None:
    check = import_module(f"stdnum.{registry}")
    made = masker.replacement(entity, text)
    assert shape(made) == shape(text)
    assert not check.is_valid(made)
    letters = re.match("[A-Z]{2,}", text)
    assert letters is None or not made.startswith(letters[0])
    assert masker.replacement("NATIONAL_ID", text) == made  # whatever it is called it is one number
    others = {Masker(Key(bytes(range(i, i + 32))), Policy()).replacement(entity, text) for i in range(20)}
    assert not any(check.is_valid(other) for other in others)


@pytest.mark.parametrize("text", ["DE811569869", "ATU12345675", "CHE-109.322.551", "No. 4711 0815", "UTR 1234567890"])
def test_the_state_of_a_tax_number_and_a_label_stay(masker: Masker, text: str) -> None:
    made = masker.replacement("TAX_ID", text)
    head = re.match(r"(?:No\. |UTR |[A-Z]{2,3})", text)
    assert head is not None
    assert made.startswith(head[0])
    assert shape(made) == shape(text)


def test_numbers_without_a_check_have_no_form_that_is_issued(masker: Masker) -> None:
    for number in range(300):
        assert not is_possibly_issued(masker.replacement("NATIONAL_ID", f"AB{100000 + 37 * number}C"))
        assert not is_possibly_issued(masker.replacement("TAX_ID", f"ABCP{chr(65 + number % 26)}{1000 + number}K"))
        made = masker.replacement("NATIONAL_ID", f"{1 + number % 28:02d}0761-{4000 + number}")
        assert not ("01" <= made[:2] <= "31" and "01" <= made[2:4] <= "12")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4 O 123/21", " O "),
        ("12 Cs 33 Js 1234/20", " Cs 33 Js ".replace("33", "..")),
        ("2 BvR 1845/18", " BvR "),
        ("VIII ZR 24/08", "VIII ZR "),
        ("L 4 AS 123/20", "L . AS "),
        ("II K 123/20", "II K "),
        ("C/13/678901 KG ZA 20-123", "C/../...... KG ZA "),
        ("HQ18X01234", "HQ"),
    ],
)
def test_a_case_number_keeps_its_register(masker: Masker, text: str, kept: str) -> None:
    made = masker.replacement("CASE_NUMBER", text)
    assert made != text
    assert shape(made) == shape(text)
    assert re.search(kept, made)


def test_initials_of_judges_do_not_stay(masker: Masker) -> None:
    made = masker.replacement("CASE_NUMBER", "2:21-cv-00123-ABC-DEF")
    assert "-cv-00" in made
    assert "ABC" not in made
    assert "DEF" not in made


def test_the_short_year_of_a_case_moves_as_dates_do(masker: Masker) -> None:
    year = masker.replacement("DATE", "2021-06-15")[:4]
    moved = masker.replacement("CASE_NUMBER", "4 O 12345/21")[-2:]
    assert abs(int(year[2:]) - int(moved)) <= 1


def test_case_numbers_of_one_register_stay_distinct(masker: Masker) -> None:
    made = {masker.replacement("CASE_NUMBER", f"12 Cs {number}/21") for number in range(100, 1000)}
    assert len(made) == 900


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("EMPLOYEE_ID", "SMITHJ042"),
        ("CUSTOMER_ID", "Smith-10042"),
        ("CASE_NUMBER", "Smith-2021-004"),
        ("CASE_NUMBER", "2021/Smith/0045"),
    ],
)
def test_the_name_of_somebody_in_a_number_is_no_label(planned: Planner, entity: str, text: str) -> None:
    made = planned([("PERSON", "John Smith"), (entity, text), (entity, "INV-10043")]).replacements
    assert "smith" not in made[entity, text].casefold()
    assert made[entity, "INV-10043"].startswith("INV-")
    cut = planned([("PERSON", "Grete Halvorsen"), (entity, "HALVORSE7042")]).replacements[entity, "HALVORSE7042"]
    assert "HALVO" not in cut
    if text.startswith("SMITHJ"):
        assert made[entity, text].startswith(made["PERSON", "John Smith"].split()[1].upper())
