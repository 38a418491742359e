"""`report.html`: the release as a compliance reader needs it, who has to understand, question and sign it.

One file without script or network. Everything that is not our own words is escaped, and characters that could make a
name look like another (controls, direction marks) are shown as what they are.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gptsanitize.manifest.facts import FileRecord, Manifest, Totals, worst_first
from gptsanitize.manifest.words import LEVELS, OUTCOMES, TREATMENTS, entity_title
from gptsanitize.model import Coverage, Level, OutcomeKind, Reason, Treatment

__all__ = ["to_html"]

_STYLE = Path(__file__).with_name("report.css")
_SHOWN_PARTS = 24
_SHOWN_ENTITIES = 8
_MARKING = "marking: "
_NEVER_CLEAN = "not delivered"
_CHOICES = (
    "Approved for upload",
    "Approved with conditions, noted below",
    "Not approved",
)


def to_html(manifest: Manifest) -> str:
    """The report: the same text for the same manifest."""
    totals = manifest.totals
    body = (
        _head(manifest, totals),
        _glance(totals),
        _attention(manifest),
        _replaced(totals),
        _files(manifest),
        _limits(),
        _glossary(),
        _provenance(manifest),
        _sign_off(),
    )
    style = _STYLE.read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Release report of {_text(manifest.created[:10])}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{''.join(body)}</body>\n</html>\n"
    )


# ---- pieces --------------------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    """Escaped; controls and invisible characters as a replacement character."""
    return html.escape("".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text))


def _sentence(text: str) -> str:
    """With a capital at its beginning."""
    return _text(text[:1].upper() + text[1:])


def _path(text: str) -> str:
    """A name, which may be broken over lines at its slashes and underscores."""
    return _text(text).replace("/", "/<wbr>").replace("_", "_<wbr>")


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _size(count: int) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def _badge(level: Level | None) -> str:
    if level is None:
        return '<span class="badge none">unknown</span>'
    return f'<span class="badge {level.name.lower()}">{level.label}</span>'


def _outcome(kind: OutcomeKind) -> str:
    return f'<span class="outcome {kind.value}">{kind.value}</span>'


def _section(title: str, content: str, name: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f'<section{attribute} aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{content}</section>\n'


def _table(
    caption: str, titles: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "", below: Sequence[str] = ()
) -> str:
    """A table whose first column names its rows. Cells carry their column's title for narrow screens.

    `below` is what stands under each row over its whole width, if anything does.
    """
    lines = [_row(titles, row) for row in rows]
    for number, more in enumerate(below):
        lines[number] += f'<tr class="below"><td colspan="{len(titles)}">{more}</td></tr>\n' if more else ""
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    return (
        f'<div class="wide"><table class="{kind}"><caption>{caption}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody></table></div>\n"
    )


def _row(titles: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(
        f'<td data-title="{title}"><div>{cell}</div></td>' for title, cell in zip(titles[1:], others, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>\n'


# ---- sections ------------------------------------------------------------------------------------------------------


def _head(manifest: Manifest, totals: Totals) -> str:
    clean, files = totals.outcomes[OutcomeKind.CLEAN], totals.files
    whole = clean == files
    verdict = (
        f"{'All' if files > 1 else 'The'} {_many(files, 'file')} {'are' if files > 1 else 'is'} clean."
        if whole and files
        else f"{clean:,} of {_many(files, 'file')} {'is' if clean == 1 else 'are'} clean; {files - clean:,} held back."
    )
    if not files:
        verdict = "There was nothing to clean."
    return (
        f'<header>\n<p class="kicker">gptsanitize · release report</p>\n<h1>{verdict}</h1>\n'
        "<p>This report says what was done to a set of files before they may go into a custom GPT or a RAG store: how"
        " sensitive each file was, what was replaced in it, which files were held back and why. The clean copies are in"
        " the folder <code>clean/</code> beside this report. No value of any original is quoted here.</p>\n"
        f'<p class="made">Made <time datetime="{_text(manifest.created)}">{_moment(manifest.created)}</time>'
        f" with gptsanitize {_text(manifest.version)}</p>\n</header>\n"
    )


def _moment(created: str) -> str:
    return _text(created.replace("T", " at ").removesuffix(":00Z").replace("Z", "")) + " UTC"


def _glance(totals: Totals) -> str:
    replaced = sum(totals.counts.values())
    held = totals.files - totals.outcomes[OutcomeKind.CLEAN]
    cards = (
        (f"{totals.files:,}", "files examined", ""),
        (f"{totals.outcomes[OutcomeKind.CLEAN]:,}", f"clean, {_size(totals.bytes)}", "good"),
        (f"{held:,}", "held back", "bad" if held else ""),
        (f"{replaced:,}", "values replaced", ""),
    )
    boxes = "".join(f'<div class="card {kind}"><dd>{figure}</dd><dt>{what}</dt></div>' for figure, what, kind in cards)
    outcomes = _table(
        "Files by outcome",
        ("outcome", "files", "meaning"),
        [
            (_outcome(kind), f"{totals.outcomes[kind]:,}", OUTCOMES[kind])
            for kind in OutcomeKind
            if totals.outcomes[kind]
        ],
    )
    return _section(
        "At a glance", f'<dl class="cards">{boxes}</dl>\n{_bars(totals)}{_moves(totals)}{outcomes}', "glance"
    )


def _bars(totals: Totals) -> str:
    """The shares of levels before and after as two bars; the table below says the same."""
    rows = []
    for title, index in (("before", 0), ("after", 1)):
        sums: dict[Level | None, int] = {}
        for move, count in totals.moves.items():
            sums[move[index]] = sums.get(move[index], 0) + count
        pieces = "".join(
            f'<span class="{level.name.lower() if level is not None else "none"}" style="flex:{sums[level]}"></span>'
            for level in (*reversed(Level), None)
            if sums.get(level)
        )
        rows.append(f'<div class="bar"><b>{title}</b><div>{pieces}</div></div>')
    return f'<div class="bars" aria-hidden="true">{"".join(rows)}</div>\n' if totals.files else ""


def _moves(totals: Totals) -> str:
    after: tuple[Level | None, ...] = (*Level, None)
    before = [level for level in (*reversed(Level), None) if any(move[0] is level for move in totals.moves)]
    rows = [(_badge(was), *(_figure(totals.moves.get((was, became), 0)) for became in after)) for was in before]
    titles = ("before", *(f"after: {level.label}" for level in Level), _NEVER_CLEAN)
    return _table("Files by level before and after", titles, rows, "figures") if rows else ""


def _figure(count: int) -> str:
    return f"{count:,}" if count else '<span class="zero">0</span>'


def _attention(manifest: Manifest) -> str:
    """What a reader must decide about: files held back, parts that were not read, files that stay sensitive."""
    held = [record for record in manifest.files if not record.is_clean]
    unread = [record for record in manifest.files if record.is_clean and record.unread]
    high = [record for record in manifest.files if (record.level_after or 0) >= Level.CONFIDENTIAL]
    parts = []
    if held:
        why = [
            (_path(record.source), _outcome(record.outcome), _why(record), _sentence(record.advice))
            for record in sorted(held, key=lambda record: (record.outcome, record.reason, record.source))
        ]
        parts.append(_table(f"Held back: {_many(len(held), 'file')}", ("file", "outcome", "why", "what to do"), why))
    if high:
        because = [(_path(record.output or ""), _badge(record.level_after), _reasons(record)) for record in high]
        parts.append(_table("Delivered, and still sensitive", ("file", "level after", "because of"), because))
    if unread:
        rows = [(_path(record.output or ""), _many(record.unread, "part")) for record in unread]
        parts.append(_table("Delivered with parts that nobody read (images)", ("file", "not read"), rows))
    hidden = [record for record in manifest.files if record.is_clean and record.hidden]
    if hidden:
        rows = [(_path(record.output or ""), _many(record.hidden, "text")) for record in hidden]
        parts.append(_table("Delivered with hidden content (cleaned like the rest)", ("file", "hidden"), rows))
    if not parts:
        parts.append("<p>Nothing: every file is clean, every part was read, and none stays above Internal.</p>\n")
    return _section("What needs your attention", "".join(parts), "attention", "attention")


def _why(record: FileRecord) -> str:
    return f"{_sentence(record.message)} <code>{_text(record.reason)}</code>"


def _reasons(record: FileRecord) -> str:
    """Why a clean copy is still sensitive: markings, and values that policy keeps."""
    left = [each for each in record.reasons if each.level >= Level.CONFIDENTIAL and each.code not in record.counts]
    return ", ".join(map(_reason, left)) or "the policy"


def _reason(reason: Reason) -> str:
    marking = reason.code.removeprefix(_MARKING)
    if marking != reason.code:
        return f"its marking “{_text(marking)}”"
    return _text(entity_title(reason.code))


def _replaced(totals: Totals) -> str:
    if not totals.counts:
        return _section("What was replaced", "<p>Nothing had to be replaced.</p>\n", "replaced")
    ordered = sorted(totals.counts.items(), key=lambda item: (-item[1], item[0]))
    most = max(1, ordered[0][1])
    rows = [
        (
            f"{_text(entity_title(entity))} <code>{_text(entity)}</code>",
            f'<span class="meter" style="--share:{count / most:.3f}">{count:,}</span>',
            f"{totals.files_with.get(entity, 0):,}",
        )
        for entity, count in ordered
    ]
    intro = (
        "<p>Each value was replaced by a made-up one of the same kind, or, where the policy says so for its kind, by a"
        " label or something vaguer, or taken out. The same value has the same replacement in every file, so the texts"
        " still make sense together.</p>\n"
    )
    table = _table("Values replaced, by kind", ("kind", "values", "in files"), rows, "counts")
    return _section("What was replaced", intro + table, "replaced")


def _files(manifest: Manifest) -> str:
    ordered = sorted(
        manifest.files, key=lambda r: (r.is_clean, -(3 if r.level_before is None else r.level_before), r.source)
    )
    rows = [
        (
            _path(record.source),
            _outcome(record.outcome),
            _change(record),
            _figure(sum(record.counts.values())) if record.is_clean else '<span class="zero">–</span>',
        )
        for record in ordered
    ]
    below = [_chips(record) + _details(record) for record in ordered]
    table = _table(
        "Every file, those held back first", ("file", "outcome", "level", "values replaced"), rows, "files", below
    )
    return _section("The files", table, "files")


def _change(record: FileRecord) -> str:
    if record.level_after is None:
        return _badge(record.level_before)
    return f'<span class="change">{_badge(record.level_before)} → {_badge(record.level_after)}</span>'


def _chips(record: FileRecord) -> str:
    ordered = worst_first(record.counts, record.reasons)
    shown = "".join(
        f"<li>{_text(entity_title(entity))} <b>{count:,}</b></li>" for entity, count in ordered[:_SHOWN_ENTITIES]
    )
    more = f"<li>{_many(len(ordered) - _SHOWN_ENTITIES, 'more kind')}</li>" if len(ordered) > _SHOWN_ENTITIES else ""
    return f'<ul class="chips">{shown}{more}</ul>' if shown else ""


def _details(record: FileRecord) -> str:
    """What is only for the reader who asks: the copy's name and digest, the reasons, the parts."""
    lines = []
    if record.output is not None:
        lines.append(("Clean copy", f"<code>clean/{_path(record.output)}</code>, {_size(record.bytes)}"))
        lines.append(("SHA-256", f'<code class="digest">{_text(record.sha256)}</code>'))
    if record.reason:
        lines.append(("Why", f"{_why(record)}. {_sentence(record.advice)}"))
    if record.reasons:
        found = (f"{_reason(each)} {each.count:,} ({each.level.label})" for each in record.reasons)
        lines.append(("Level because of", ", ".join(found)))
    lines.extend(_parts(record.coverage))
    if not lines:
        return ""
    items = "".join(f"<dt>{title}</dt><dd>{content}</dd>" for title, content in lines)
    return f"<details><summary>parts and proof</summary><dl>{items}</dl></details>"


def _parts(coverage: Iterable[Coverage]) -> Iterator[tuple[str, str]]:
    """The parts of a file by what happened to them."""
    order = list(Treatment)
    ordered = sorted(coverage, key=lambda part: (order.index(part.treatment), part.note))
    for (treatment, note), group in groupby(ordered, key=lambda part: (part.treatment, part.note)):
        names = [_path(part.part) for part in group]
        more = f", and {len(names) - _SHOWN_PARTS:,} more" if len(names) > _SHOWN_PARTS else ""
        about = f" <i>{_text(note)}</i>" if note else ""
        yield f"{treatment.value.capitalize()} ({len(names):,})", f"{', '.join(names[:_SHOWN_PARTS])}{more}{about}"


def _limits() -> str:
    return _section(
        "What this does not prove",
        "<ul>\n<li>Replaced is not anonymous. The files are <b>pseudonymised</b>: who holds the masking key could link"
        " replacements to people, so under GDPR art. 4(5) the copies stay personal data.</li>\n"
        "<li>A <b>clean</b> file holds none of the values that were <b>found</b>. Detection is very good, not perfect;"
        " a reviewer should read a sample, above all of free text.</li>\n"
        "<li>Text inside images is not read unless the table of files says so.</li>\n"
        "<li>A story can tell who someone is without a name (“the only surgeon of the village”). Think of what the"
        " readers of the store may know.</li>\n</ul>\n",
        "limits",
    )


def _glossary() -> str:
    terms = [
        ("Levels", [(_badge(level), LEVELS[level]) for level in reversed(Level)]),
        ("Outcomes", [(_outcome(kind), OUTCOMES[kind]) for kind in OutcomeKind]),
        ("Parts", [(kind.value, TREATMENTS[kind]) for kind in Treatment]),
        (
            "Words",
            [
                ("entity", "A kind of sensitive value, such as a name or a bank account."),
                ("marking", "A line such as “strictly confidential” in a document. It is a floor for its level."),
                ("witness", "The part of the program that examines every written file with code of its own."),
                ("policy digest", "A fingerprint of the rules. The same digest means the same rules."),
                ("key id", "Names the masking key without telling it. Keep the key away from the clean files."),
                ("SHA-256", "A fingerprint of a file. If one byte changes, it changes."),
            ],
        ),
    ]
    groups = "".join(
        f"<h3>{title}</h3>\n<dl>{''.join(f'<dt>{term}</dt><dd>{meaning}</dd>' for term, meaning in entries)}</dl>\n"
        for title, entries in terms
    )
    return _section("What the words mean", f'<div class="glossary">{groups}</div>', "glossary")


def _provenance(manifest: Manifest) -> str:
    facts = (
        ("Made", f"{_moment(manifest.created)}"),
        ("Program", f"gptsanitize {_text(manifest.version)}"),
        ("Policy digest", f'<code class="digest">{_text(manifest.policy_digest)}</code>'),
        ("Key id", f"<code>{_text(manifest.key_id)}</code>"),
        ("The same facts", "<code>manifest.json</code> for programs, <code>manifest.csv</code> for spreadsheets"),
        ("Check it", "<code>gptsanitize verify</code> and this folder: is every file still the one that was approved?"),
    )
    items = "".join(f"<dt>{title}</dt><dd>{content}</dd>" for title, content in facts)
    return _section("Where it comes from", f'<dl class="facts">{items}</dl>\n', "provenance")


def _sign_off() -> str:
    choices = "".join(f'<li><span class="box" aria-hidden="true"></span> {choice}</li>' for choice in _CHOICES)
    blank = '<span class="line"><span class="hidden">to be filled in</span></span>'
    rows = [(role, blank, blank, blank) for role in ("Prepared by", "Reviewed by", "Approved by")]
    table = _table("To be signed", ("role", "name", "date", "signature"), rows, "sign")
    notes = '<p class="notes">Conditions and notes</p>\n'
    return _section("Sign-off", f'<ul class="choices">{choices}</ul>\n{notes}{table}', "sign-off", "sign-off")
