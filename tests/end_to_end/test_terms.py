"""Terms of the user's are looked for where nothing reads text: in the markup of an Office file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx

from gptsanitize import Key, Sanitizer

KEY = Key(bytes(range(7, 39)))


def test_a_term_that_stands_only_in_markup_withholds_the_file(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("names_model: ''\nterms: [Vovimuga]\n", "utf-8")
    sources = tmp_path / "sources"
    sources.mkdir()
    docx.Document().save(str(tmp_path / "plain.docx"))
    with (
        zipfile.ZipFile(tmp_path / "plain.docx") as plain,
        zipfile.ZipFile(sources / "a.docx", "w") as planted,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", b'<x:Vovimuga xmlns:x="urn:x"/><w:sectPr', 1)
            planted.writestr(name, data)
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        manifest = sanitizer.folder(sources, tmp_path / "out")
    assert [str(each.outcome) for each in manifest.files] == ["withheld"]
