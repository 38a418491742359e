"""One opened PDF: its segments, and the clean file that is written with edits applied.

The file is opened twice: by pikepdf, whose objects are pruned by the allow-list and then read by the interpreter, and
by PDFium, which is the second reader. `write` decides all cuts on the untouched streams, writes each stream once,
reads the result back with PDFium, and climbs down a ladder where a page does not read as it should: typefaces of ours,
the page as a picture with its words under it, withheld.
"""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf.check import PageEdits, find_faults
from gptsanitize.formats.pdf.edit import Surgery, glyphs_of
from gptsanitize.formats.pdf.fields import labels_of
from gptsanitize.formats.pdf.finish import finish
from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.layout import Passage
from gptsanitize.formats.pdf.lexer import Lexed
from gptsanitize.formats.pdf.looks import Told, told, withheld
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.objects import (
    Budget,
    Key,
    child,
    guarded,
    key_of,
)
from gptsanitize.formats.pdf.opening import box_of, open_objects, pages_of
from gptsanitize.formats.pdf.raster import TextLayer, put_page, put_picture
from gptsanitize.formats.pdf.read import Grid, page_passages
from gptsanitize.formats.pdf.rebuild import rebuild
from gptsanitize.formats.pdf.redraw import PageDraft, Redrawn, is_seen_elsewhere
from gptsanitize.formats.pdf.resources import FontTable
from gptsanitize.formats.pdf.scene import Content, MarkedText, Run, Scene
from gptsanitize.formats.pdf.scrub import scrub, splice
from gptsanitize.formats.pdf.shelf import Shelf, identity_of
from gptsanitize.formats.pdf.sight import Eyes, Seen, drawn_alone, shows_nothing_but_lines
from gptsanitize.formats.pdf.sources import (
    NO_KEY,
    Source,
    appearance_sources,
    marked_sources,
    place_of,
    surface_source,
)
from gptsanitize.formats.pdf.spoken import silenced
from gptsanitize.formats.pdf.stamps import Stamps
from gptsanitize.formats.pdf.used import codes_left, reduce_to_unicode, typed_fonts
from gptsanitize.formats.pdf.viewer import Viewer, open_viewer
from gptsanitize.formats.pdf.walk import UNDECODABLE, Surface, edited
from gptsanitize.formats.pictures.blocks import edited_lines
from gptsanitize.formats.pictures.burn import burn
from gptsanitize.formats.pictures.eyes import said_of
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment
from gptsanitize.ocr import reads_pictures

__all__ = ["PdfDocument", "open_pdf"]

KEPT_OPERATIONS = 2_000_000
"""Readings of pages are kept in memory up to so many operations; beyond, pages are read again."""
_BYTES_OF_A_FILE = 300_000
_BYTES_OF_A_RUN = 900


class _NotFoundError(Exception):
    """The glyphs of an edit cannot be found on a page that can become a picture."""

    def __init__(self, page: int) -> None:
        super().__init__()
        self.page = page


@contextmanager
def open_pdf(path: Path, options: FormatOptions, limits: Limits) -> Iterator[PdfDocument]:
    """Open a PDF. Raises `InputError`."""
    document = PdfDocument(path, options, limits)
    try:
        yield document
    finally:
        document.close()


class PdfDocument:
    """A source file; it is never changed."""

    def __init__(self, path: Path, options: FormatOptions, limits: Limits) -> None:
        self._path, self._options, self._limits = path, options, limits
        self._opened: _Opened | None = None
        self._coverage: list[Coverage] = []
        self._identity = (identity_of(path), options, limits)
        self._open()

    def close(self) -> None:
        """Let go of the file. As long as there is room, it is kept as it was read for the next who opens it."""
        opened, self._opened = self._opened, None
        if opened is not None and opened.is_whole and self._identity[0] is not None:
            _SHELF.put(self._identity, opened, opened.weight)
        elif opened is not None:
            opened.close()

    def _open(self) -> _Opened:
        if self._opened is None:
            self._opened = _SHELF.take(self._identity)
        if self._opened is None:
            with guarded():
                self._opened = _Opened(self._path, self._options, self._limits)
        return self._opened

    def segments(self) -> Iterator[Segment]:
        """Pages in order, then appearances, then everything else that holds words. Raises `InputError`."""
        opened = self._open()
        with guarded():
            for source in opened.walk():
                yield source.segment
            self._coverage = opened.coverage(Treatment.UNCHANGED, set())

    def coverage(self) -> Sequence[Coverage]:
        """What was read, what will not be copied, and what cannot be read."""
        return self._coverage

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the clean file. Raises `WithheldError` where a page cannot be edited and proven."""
        wanted: dict[int, list[Edit]] = defaultdict(list)
        for edit in edits:
            wanted[edit.segment].append(edit)
        with guarded():
            data, coverage = self._write_checked(wanted)
        target.write(data)
        return coverage

    def _write_checked(self, wanted: dict[int, list[Edit]]) -> tuple[bytes, list[Coverage]]:
        plain: set[int] = set()
        drawn: set[int] = set()
        while True:
            opened = self._open()
            try:
                data, pages = opened.write(wanted, plain, drawn)
            except _NotFoundError as error:
                drawn.add(error.page)
                self.close()
                continue
            coverage = opened.coverage(Treatment.UNCHANGED, {page for page, entry in pages.items() if entry.edits})
            leaks, unread = find_faults(data, opened.viewer, pages)
            self.close()  # its objects were changed; the next reading opens the source again
            if leaks & drawn:
                raise WithheldError("an edited page still shows an original", reason="pdf-edit-failed")
            if not leaks and (plain or not unread - drawn):
                return data, coverage
            drawn |= leaks
            plain = plain or unread


class _Opened:
    """The state of one reading: objects, fonts, streams, PDFium."""

    def __init__(self, path: Path, options: FormatOptions, limits: Limits) -> None:
        self._options, self._limits = options, limits
        self._stack = ExitStack()
        try:
            self._pdf = self._stack.enter_context(open_objects(path, options.password, limits))
            self._pages = pages_of(self._pdf, limits)
            self._rename = Renamer()
            self._kept = rebuild(self._pdf, self._pages, self._rename, keep_metadata=options.metadata == "keep")
            self._budget = Budget(limits)
            self._budget.lost |= self._kept.emptied
            self._interpreter = Interpreter(self._budget, self._scrub, self._kept.font_names)
            self._path = path
            self._viewer: Viewer | None = None
            self._readings: dict[int, tuple[Scene, list[Passage]]] = {}
            self._walked = self._written = False
            self._placed: tuple[int, Grid] | None = None
            self._images: dict[int, float] = {}
            self._eyes = Eyes(options) if reads_pictures(options.images) else None
            self._stamps = Stamps(options, self._eyes)
            self._drafts: dict[tuple[object, ...], PageDraft] = {}
            self._burnt: dict[int, int] = {}
        except BaseException:
            self._stack.close()
            raise

    def close(self) -> None:
        self._stack.close()
        self._readings.clear()
        self._interpreter.forget()  # it asks back: what it read would wait for the search for circles

    @property
    def is_whole(self) -> bool:
        """Whether everything was read, all of it is still at hand, and nothing was written."""
        return self._walked and not self._written and self._interpreter.operations < KEPT_OPERATIONS

    @property
    def weight(self) -> int:
        """About how many bytes of memory it takes."""
        scenes = [scene for scene, _ in self._readings.values()]
        streams = {content.key: len(content.data) for scene in scenes for content in scene.contents}
        texts = sum(len(scene.runs) for scene in scenes) * _BYTES_OF_A_RUN
        return _BYTES_OF_A_FILE + self._path.stat().st_size + sum(streams.values()) + texts

    @property
    def viewer(self) -> Viewer:
        """PDFium, opened when it is first needed: after our own reading has found no harm."""
        if self._viewer is None:
            self._viewer = self._stack.enter_context(open_viewer(self._path, self._options.password))
        return self._viewer

    def _scrub(self, data: bytes, lexed: Lexed) -> bytes | None:
        return scrub(data, lexed, self._rename)

    # ---- reading

    def walk(self) -> Iterator[Source]:
        """All sources of segments, in a fixed order."""
        for _, sources in self._sheets():
            yield from sources

    def _sheets(self) -> Iterator[tuple[Scene | None, list[Source]]]:
        """Pages, appearances, and at last the words outside content, each with its numbered sources."""
        number = 0
        for scene, sources in self._unnumbered():
            for source in sources:
                source.segment = source.segment._replace(id=number)
                number += 1
            yield scene, sources
        self._walked = True

    def _unnumbered(self) -> Iterator[tuple[Scene | None, list[Source]]]:
        marked: set[tuple[object, ...]] = set()
        seen: set[tuple[object, ...]] = set()
        labels: dict[Key, str] = {}
        for index, page in enumerate(self._pages):
            self._stamps.note_page(index, page)
            key = self._interpreter.page_key(page)
            if key not in seen:
                seen.add(key)
                scene, passages = self._reading(index)
                labels.update(labels_of(page, scene.runs))
                sources = [*self._page_sources(index, scene, passages), *marked_sources(index, scene, marked)]
                yield scene, [*sources, *self._seen_sources(index)]
        for stream, where in self._kept.appearances:
            key = self._interpreter.stream_content(stream, None).key
            if key not in seen:
                seen.add(key)
                scene = self._interpreter.appearance(stream)
                label = labels.get(key_of(stream) or NO_KEY, "")
                sources = [*appearance_sources(scene, where, label), *marked_sources(-1, scene, marked)]
                pictures = self._stamps.look(stream, where, scene, self.viewer)
                yield scene, [*sources, *_sources_seen(pictures, -1, where)]
        yield None, [surface_source(surface, labels) for surface in self._kept.surfaces]

    def _reading(self, index: int) -> tuple[Scene, list[Passage]]:
        found = self._readings.get(index)
        if found is None:
            page = self._pages[index]
            scene = self._interpreter.page(page)
            if self._interpreter.is_lost(page):
                raise WithheldError(
                    f"the content of page {index + 1} cannot be decoded",
                    reason="undecodable-page",
                    advice="open the file in a viewer and print it to a new PDF",
                )
            box = box_of(page)
            area = (box[2] - box[0]) * (box[3] - box[1])
            viewer = self.viewer if index < len(self.viewer) else None
            self._images[index] = scene.images / area if area else 0.0
            if self._eyes is None or viewer is None:
                found = (scene, self._told(index, scene, viewer, area))
            else:
                found = (scene, self._look(index, scene, viewer, area))
            if self._images[index] and self._options.unread_images == "withhold" and not self._is_read(index):
                raise WithheldError(
                    "the file has pictures, whose pixels are not read",
                    reason="unread-images",
                    advice="remove the pictures, or set formats.unread_images to deliver",
                )
            if self._interpreter.operations < KEPT_OPERATIONS:
                self._readings[index] = found
        return found

    def _told(self, index: int, scene: Scene, viewer: Viewer | None, area: float) -> list[Passage]:
        """The passages of a page whose pixels are not read."""
        found = page_passages(scene, viewer, index)
        if self._options.unread_images != "deliver-pages" and told(scene, viewer, index, area) is not Told.IN_TEXT:
            raise withheld()
        return found

    def _look(self, index: int, scene: Scene, viewer: Viewer, area: float) -> list[Passage]:
        """The passages of a page whose pixels are read, too: as a whole where no text tells what it shows."""
        eyes = self._eyes or Eyes(self._options)
        where = told(scene, viewer, index, area)
        whole = where is Told.IN_PIXELS or shows_nothing_but_lines(scene, viewer.text(index))
        try:
            passages = page_passages(scene, viewer, index)
        except WithheldError:  # in a font that maps to nothing: whatever it reads as is not what is seen
            passages, whole = [], True
        eyes.look(index, scene, viewer, whole=whole, apart=where is Told.IN_BOTH)
        return passages

    def _is_read(self, index: int) -> bool:
        """Whether all pixels of a page were read surely."""
        found = self._eyes.found.get(index, ()) if self._eyes is not None else ()
        unseen = self._eyes.unseen.get(index, 0) if self._eyes is not None else 1
        return bool(found) and not unseen and not any(seen.sight.doubtful for seen in found)

    def _seen_sources(self, index: int) -> Iterator[Source]:
        found = self._eyes.found.get(index, ()) if self._eyes is not None else ()
        return _sources_seen(found, index, f"page {index + 1}")

    def _page_sources(self, index: int, scene: Scene, passages: list[Passage]) -> Iterator[Source]:
        box = box_of(self._pages[index])
        for number, passage in enumerate(passages):
            where = f"page {index + 1} block {number + 1}"
            group = f"page {index + 1} column {passage.column}" if passage.column else ""
            segment = Segment(0, passage.text, place_of(passage, box), where, hint=passage.hint, group=group)
            yield Source(segment, page=index, scene=scene, passage=passage)

    # ---- coverage

    def coverage(self, treatment: Treatment, edited: set[int]) -> list[Coverage]:
        """What happened to pages and to everything that is not copied."""
        found = []
        for index in range(len(self._pages)):
            part = f"page {index + 1}"
            found.append(Coverage(part, Treatment.REWRITTEN if index in edited else treatment))
            found += self._said_of_pixels(index, part)
        found += self._stamps.coverage()
        dropped = self._kept.dropped.copy()
        if self._budget.lost:
            dropped[UNDECODABLE] += len(self._budget.lost)
        found += [Coverage(what, Treatment.DROPPED, f"{count} removed") for what, count in sorted(dropped.items())]
        return found

    def _said_of_pixels(self, index: int, part: str) -> Iterator[Coverage]:
        seen = self._eyes.found.get(index, []) if self._eyes is not None else []
        burnt = self._burnt.get(index, 0)
        if seen:
            what = f"{part} as a picture" if seen[0].is_page else f"{part} images"
            yield said_of(what, [each.sight for each in seen], burnt=burnt)
        elif burnt:
            yield Coverage(f"{part} as a picture", Treatment.REENCODED, f"{burnt} burnt over, text laid under it")
        if self._images.get(index) and (not seen or (self._eyes is not None and self._eyes.unseen.get(index))):
            yield Coverage(f"{part} images", Treatment.UNREAD, "pixels are not read")

    # ---- writing

    def write(
        self, wanted: dict[int, list[Edit]], plain: set[int], drawn: set[int]
    ) -> tuple[bytes, dict[int, PageEdits]]:
        """The clean file's bytes, and what was edited on each page. `plain` pages use typefaces of ours only, `drawn`
        ones become pictures.
        """
        self._written = True
        if wanted and not self._walked:
            for _ in self.walk():  # a replacement may use any code that the file shows
                pass
        fonts = FontTable(self._pdf)
        surgery = Surgery(fonts.name_for, tight=self._options.layout == "tight")
        marks: dict[tuple[object, ...], list[tuple[int, int, bytes]]] = defaultdict(list)
        pages: dict[int, PageEdits] = {}
        words: list[tuple[Surface, list[Edit]]] = []
        finished: dict[tuple[object, ...], bytes] = {}
        pictures: dict[int, tuple[Seen, list[tuple[int, Edit]]]] = {}
        for scene, sources in self._sheets():
            if self._becomes_picture(sources, wanted, drawn):
                self._draft(sources, wanted, pages)
                self._cut_forms(sources, wanted, surgery, marks)
                continue
            for source in sources:
                todo = wanted.get(source.segment.id, ())
                if source.passage is not None:
                    self._cut(source, todo, surgery, pages, plain=source.page in plain)
                elif source.marked is not None and todo:
                    marks[source.marked.content.key].append(_marked_splice(source.marked, todo))
                elif source.surface is not None and todo:
                    words.append((source.surface, todo))
                elif source.seen is not None and todo:
                    self._burnt[source.page] = self._burnt.get(source.page, 0) + len(todo)
                    edits = pictures.setdefault(id(source.seen.sight), (source.seen, []))[1]
                    edits += [(source.block, edit) for edit in todo]
            if scene is not None:
                self._finish_page(scene, surgery, marks, finished)
        for surface, todo in words:
            surface.write(todo)
        self._put_contents(finished, surgery, marks)
        left = codes_left(self._runs(), self._interpreter.fonts, surgery)
        reduce_to_unicode(self._kept, self._interpreter.fonts, left, child(self._pdf.Root, "/AcroForm"), self._budget)
        self._put_pictures(pictures.values())
        fonts.finish()
        touched = surgery.fonts - typed_fonts(child(self._pdf.Root, "/AcroForm"))
        finish(self._kept, self._interpreter, self._budget, added=fonts.keys, left=left, touched=touched)
        return self._save(), pages

    def _runs(self) -> Iterator[Run]:
        for scene, sources in self._sheets():
            if scene is not None and not self._is_drafted(sources):
                yield from scene.runs

    # ---- pages that become pictures

    def _is_drafted(self, sources: Sequence[Source]) -> bool:
        page = sources[0].page if sources else -1
        return page >= 0 and self._interpreter.page_key(self._pages[page]) in self._drafts

    def _becomes_picture(self, sources: Sequence[Source], wanted: dict[int, list[Edit]], drawn: set[int]) -> bool:
        """Whether a page is drawn anew: no other edit could be proven, or its words are read by the eye alone."""
        page = sources[0].page if sources else -1
        if page < 0 or page in drawn:
            return page >= 0
        found = self._eyes.found.get(page, []) if self._eyes is not None else []
        if not any(seen.is_page for seen in found):
            edits = [
                (each.passage, edit) for each in sources if each.passage for edit in wanted.get(each.segment.id, ())
            ]
            return is_seen_elsewhere(self.viewer, page, sources[0].scene, edits)
        only_seen = not any(seen.is_all for seen in found)
        return any(source.segment.id in wanted and (not only_seen or source.seen) for source in sources)

    def _draft(self, sources: Sequence[Source], wanted: dict[int, list[Edit]], pages: dict[int, PageEdits]) -> None:
        page = sources[0].page
        found = self._eyes.found.get(page, []) if self._eyes is not None else []
        draft = PageDraft([seen for seen in found if seen.is_page], scene=sources[0].scene)
        entry = pages.setdefault(page, PageEdits())
        for source in sources:
            for edit in wanted.get(source.segment.id, ()):
                entry.edits += 1
                if source.passage is not None:
                    draft.passages.append((source.passage, edit))
                    if not any(seen.is_all for seen in draft.seen):
                        entry.add(source.passage.text[edit.start : edit.end], edit.text)
                elif source.seen is not None and not source.seen.is_page:
                    raise WithheldError("an edited page still shows an original", reason="pdf-edit-failed")
                elif source.seen is not None:
                    draft.blocks.append((source.block, edit))
        self._drafts[self._interpreter.page_key(self._pages[page])] = draft

    def _cut_forms(
        self, sources: Sequence[Source], wanted: dict[int, list[Edit]], surgery: Surgery, marks: Any
    ) -> None:
        """The edits of a page that becomes a picture, in forms and glyphs: others may draw them, too."""
        for source in sources:
            todo = wanted.get(source.segment.id, ())
            if source.marked is not None and todo and source.marked.content.owner is not None:
                marks[source.marked.content.key].append(_marked_splice(source.marked, todo))
            elif source.passage is not None and source.scene is not None:
                for edit in todo:
                    glyphs = glyphs_of(source.passage, edit.start, edit.end)[0]
                    if any(run.content.owner is not None for run, _ in glyphs):
                        surgery.replace(glyphs, edit.text, source.scene.runs, 1e9)

    def _put_drafts(self) -> None:
        layer = TextLayer(self._pdf)
        done: list[tuple[Any, Redrawn]] = []
        for index, page in enumerate(self._pages):
            draft = self._drafts.get(self._interpreter.page_key(page))
            if draft is not None:
                redrawn = draft.draw(self.viewer, index)
                self._burnt[index] = redrawn.burnt
                done.append((page, redrawn))
        for page, redrawn in done:
            put_page(self._pdf, page, redrawn.picture, redrawn.words, redrawn.frame, layer)
        layer.finish()

    def _put_pictures(self, pictures: Iterable[tuple[Seen, list[tuple[int, Edit]]]]) -> None:
        for seen, edits in pictures:
            drawn = drawn_alone(seen.picture)
            if drawn is None:
                raise WithheldError("a picture cannot be written", reason="picture-cannot-be-written")
            marks, _ = edited_lines(seen.sight.lines, seen.sight.blocks, edits)
            put_picture(seen.picture, burn(drawn, marks))

    def _cut(
        self, source: Source, todo: Sequence[Edit], surgery: Surgery, pages: dict[int, PageEdits], *, plain: bool
    ) -> None:
        passage, scene = source.passage, source.scene
        if not todo or passage is None or scene is None:
            return
        entry = pages.setdefault(source.page, PageEdits())
        right = box_of(self._pages[source.page])[2] - 12.0 if source.page >= 0 else 1e9
        grid = self._grid(source.page, scene) if passage.spots else None
        for edit in todo:
            start, end, text = _without_shared_signs(passage.text, edit)
            if grid is not None:
                numbers_ = sorted({n for n in passage.spots[start:end] if n >= 0})
                spots = self.viewer.spots(source.page, numbers_)
                glyphs = grid.glyphs_at([spot for spot in spots if not spot.generated])
            else:
                glyphs, before, after = glyphs_of(passage, start, end)
                text = before + text + after
            if not glyphs:
                if source.page >= 0:
                    raise _NotFoundError(source.page)
                raise WithheldError("a value's glyphs cannot be found on the page", reason="pdf-glyphs-not-found")
            if surgery.replace(glyphs, text, scene.runs, right, plain=plain):
                entry.add(passage.text[start:end], text)

    def _grid(self, page: int, scene: Scene) -> Grid:
        """Where our glyphs of a page stand; kept for the next passage of the same page."""
        if self._placed is None or self._placed[0] != page:
            self._placed = (page, Grid(scene.runs))
        return self._placed[1]

    def _finish_page(
        self, scene: Scene, surgery: Surgery, marks: Any, finished: dict[tuple[object, ...], bytes]
    ) -> None:
        """Write a page's own stream while its reading is at hand; forms are written last."""
        for content in scene.contents:
            if content.owner is None:
                data = _rewritten(content, surgery, marks)
                if data is not None:
                    finished[content.key] = data

    def _put_contents(self, finished: dict[tuple[object, ...], bytes], surgery: Surgery, marks: Any) -> None:
        for page in self._pages:
            data = finished.get(self._interpreter.page_key(page))
            if data is not None:
                page["/Contents"] = self._pdf.make_stream(data)
        self._put_drafts()
        for content in self._interpreter.contents:
            data = _rewritten(content, surgery, marks)
            if data is not None:
                content.owner.write(data)

    def _save(self) -> bytes:
        buffer = io.BytesIO()
        trailer = self._pdf.trailer
        if "/ID" in trailer:
            del trailer["/ID"]
        trailer["/Size"] = 0  # the writer puts the number there, but only where there was one
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of faults that the source has too
            self._pdf.save(
                buffer,
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                deterministic_id=True,
            )
        return buffer.getvalue()


_SHELF: Shelf[_Opened] = Shelf()


def _without_shared_signs(text: str, edit: Edit) -> tuple[int, int, str]:
    """An edit without the signs that both its ends keep: a footnote mark stays in its own font, where it stands."""
    start, end, new = edit.start, edit.end, edit.text
    while start < end and new and text[start] == new[0] and not new[0].isalnum():
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1] and not new[-1].isalnum():
        end, new = end - 1, new[:-1]
    return (start, end, new) if start < end and new else (edit.start, edit.end, edit.text)


def _sources_seen(found: Iterable[Seen], page: int, where: str) -> Iterator[Source]:
    """What is read in pictures, block by block."""
    for seen in found:
        place = f"{where} as a picture" if seen.is_page else f"picture {seen.number} on {where}"
        for number, block in enumerate(() if seen.is_again else seen.sight.blocks):
            kind = Place.TABLE if block.is_cell else Place.BODY
            segment = Segment(0, block.text, kind, f"{place}, line {block.line}", hint=block.hint)
            yield Source(segment, page=page, seen=seen, block=number)


def _marked_splice(marked: MarkedText, edits: Sequence[Edit]) -> tuple[int, int, bytes]:
    token = marked.content.lexed.ops[marked.op].args[marked.token]
    text = "\ufeff" + edited(marked.text, edits)
    return token.start, token.end, b"<" + text.encode("utf-16-be").hex().encode("ascii") + b">"


def _rewritten(
    content: Content, surgery: Surgery, marks: dict[tuple[object, ...], list[tuple[int, int, bytes]]]
) -> bytes | None:
    """A stream with its cuts applied, or none where it is as it was."""
    spoken = marks.get(content.key, ())
    splices = [*surgery.splices(content), *spoken, *silenced(content, surgery.operations(content), spoken)]
    if splices:
        return splice(content.data, splices)
    return content.data if content.changed else None
