"""The cipher of Type 1 programs: long texts are read at once, and as byte by byte."""

from __future__ import annotations

import random

import pytest

from gptsanitize.formats.pdf.programs import clean_type1

CLEAR = b"%!PS-AdobeFont-1.0: Nora\n/FontName /Nora def\n/Encoding StandardEncoding def\ncurrentfile eexec\n"


def enciphered(plain: bytes, key: int = 55665) -> bytes:
    out = bytearray()
    for byte in plain:
        out.append(byte ^ (key >> 8))
        key = ((out[-1] + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


def deciphered(cipher: bytes, key: int = 55665) -> bytes:
    out = bytearray()
    for byte in cipher:
        out.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


@pytest.mark.parametrize("size", [4, 199, 200, 201, 70_000])
def test_glyph_names_are_found_in_ciphers_of_any_length(size: int) -> None:
    code = random.Random(size).randbytes(size)
    private = b"abcd/CharStrings 1 dict dup begin\n/Henrietta %d RD " % size + code + b" ND\nend\n"
    clean = clean_type1(CLEAR + enciphered(private), lambda name: "z" * len(name))
    assert clean is not None
    found = deciphered(clean[clean.index(b"eexec\n") + 6 :])
    assert b"Henrietta" not in found
    assert b"/zzzzzzzzz %d RD " % size + code in found


def test_glyphs_behind_one_without_a_name_are_found() -> None:
    private = (
        b"abcd/CharStrings 3 dict dup begin\n/A 3 RD 123 ND\n/ 300 RD " + b"x" * 300 + b" ND\n/Berta 2 RD 45 ND\nend\n"
    )
    clean = clean_type1(CLEAR + enciphered(private), lambda name: "z" * len(name))
    assert clean is not None
    assert b"Berta" not in deciphered(clean[clean.index(b"eexec\n") + 6 :])
