"""No planted value survives in any place of a document, and the clean document opens."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from tests.canaries import office
from tests.canaries.docx import MARKER, build

from gptsanitize.formats.ooxml.docx import HANDLER
from gptsanitize.model import FormatOptions


def _replacement(found: str) -> str:
    return "Yw" + found[2:]


def clean(data: bytes, folder: Path, options: FormatOptions) -> bytes:
    return office.clean(HANDLER, data, folder, options, MARKER, _replacement)


OPTIONS = [
    FormatOptions(),
    FormatOptions(metadata="keep"),
    FormatOptions(revisions="keep"),
    FormatOptions(metadata="keep", revisions="keep"),
]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: f"{options.metadata}-{options.revisions}")
def test_no_planted_value_survives(tmp_path: Path, options: FormatOptions) -> None:
    data, replaced, dropped = build()
    seen = "\n".join(office.views(clean(data, tmp_path, options)))
    survivors = [place for place, marker in {**replaced, **dropped}.items() if marker in seen]
    assert survivors == []
    assert len(replaced) + len(dropped) >= 100


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: f"{options.metadata}-{options.revisions}")
def test_what_is_not_dropped_appears_replaced(tmp_path: Path, options: FormatOptions) -> None:
    data, replaced, _ = build()
    seen = "\n".join(office.views(clean(data, tmp_path, options)))
    missing = [place for place, marker in replaced.items() if _replacement(marker) not in seen]
    assert missing == []


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: f"{options.metadata}-{options.revisions}")
def test_the_clean_document_opens_and_keeps_its_references(tmp_path: Path, options: FormatOptions) -> None:
    data, replaced, _ = build()
    document = docx.Document(io.BytesIO(clean(data, tmp_path, options)))
    new = {place: _replacement(marker) for place, marker in replaced.items()}
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert new["paragraph"] in texts
    assert new["two runs"] in texts
    styles = [node.values() for node in document.element.iter() if node.tag.endswith("}pStyle")]
    assert [new["id of a style"]] in styles
    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert f"mailto:{new['mail link']}@firm.example?subject={new['subject of a mail link']}" in targets
    assert f"https://firm.example/{new['percent-encoded link']}" in targets
    assert len(document.part.package.image_parts) >= 2


def test_every_marker_can_be_found(tmp_path: Path) -> None:
    """The canaries themselves: without the tool all markers are there."""
    data, replaced, dropped = build()
    path = tmp_path / "in.docx"
    path.write_bytes(data)
    seen = "\n".join(office.views(data))
    hidden_in_markup = {"private data of a field"}
    split = {
        *("paragraph mark deleted inside a value", "half a value inserted"),
        *("letters around a deletion", "letters around a text box"),
    }
    present = {place for place, marker in {**replaced, **dropped}.items() if marker in seen}
    assert {*replaced, *dropped} - present <= hidden_in_markup | split | {"embedded object"}
