"""`gptsanitize clean`: a release of clean files, with its manifest."""

from __future__ import annotations

from pathlib import Path

import click

from gptsanitize.cli.options import key_option, make_sanitizer, output_options, run_options, vault_options

__all__ = ["clean"]


@click.command(
    short_help="Write clean copies and a manifest.",
    epilog="""\b
Examples:
  gptsanitize clean knowledge/ --out release/ --key gptsanitize.key
  gptsanitize clean a.docx b.pdf --out release/ --policy policy.yaml --key gptsanitize.key
  GPTSANITIZE_KEY=... gptsanitize clean knowledge/ --out release/ --force --json
  gptsanitize clean knowledge/ --out release/ --key gptsanitize.key --vault team.vault
""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where the release goes.")
@click.option("--force", is_flag=True, help="Replace the release in an existing DIR.")
@click.option("--strict", is_flag=True, help="Let a third, slow reader of PDFs testify, too.")
@key_option
@vault_options(required=False)
@run_options
@output_options
def clean(
    paths: tuple[Path, ...],
    out: Path,
    *,
    force: bool,
    strict: bool,
    key: Path | None,
    vault: Path | None,
    passphrase_file: Path | None,
    policy: Path | None,
    jobs: int | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    source_names: bool,
    password: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Write clean copies of PATH... and a manifest to DIR.

    DIR/clean/ is the tree to upload; DIR/manifest.json, DIR/manifest.csv and DIR/report.html say what was done. A
    source is never changed. A file that cannot be proven clean is withheld.
    """
    from gptsanitize.batch import Finished
    from gptsanitize.cli import show
    from gptsanitize.model import OutcomeKind

    with make_sanitizer(policy, key, jobs, password, vault, passphrase_file, strict=strict) as sanitizer:
        events = sanitizer.stream(paths, out, include=include, exclude=exclude, force=force, source_names=source_names)
        finished = show.follow(events, Finished, quiet=quiet or as_json)
    manifest = finished.manifest
    if as_json:
        click.echo(manifest.to_json(), nl=False)
    else:
        show.release(manifest, out, quiet=quiet)
    if any(record.outcome is not OutcomeKind.CLEAN for record in manifest.files):
        raise click.exceptions.Exit(1)
