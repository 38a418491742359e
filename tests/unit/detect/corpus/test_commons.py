"""Words that a stream writes small, and its language, tell findings of the names model that are nobody's."""

import pytest

from gptsanitize.detect.corpus.commons import Commons
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.model import Place, Segment


def common(text: str, value: str, *texts: str, entity: str = "PERSON") -> bool:
    commons = Commons()
    commons.learn([Segment(number, each, Place.BODY, "") for number, each in enumerate((text, *texts))])
    start = text.index(value)
    return commons.is_common(text, Hit(start, start + len(value), entity, "names", 0.8, "names model"))


def test_a_word_that_is_written_small_is_nobodys() -> None:
    assert common("Rebasing is safe.", "Rebasing", "Do not start rebasing before a push.")


def test_a_word_before_many_things_is_nobodys() -> None:
    manual = "The Quorl store is a folder. A Quorl expression is read. Each Quorl package is built."
    assert common(manual, "Quorl")
    assert common("Quorl is fast.", "Quorl", "run quorl-build, quorl-shell and quorl-store")


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("Verrall came late.", "Verrall", "The login verrall was locked."),
        ("Verrall came late.", "Verrall", "Nobody has seen Verrall since."),
        ("Bishop came late.", "Bishop", "The old bishop was ill."),
        ("Verrall came late.", "Verrall", "The Verrall family and the Verrall case and a Verrall file."),
    ],
)
def test_people_stay(text: str, value: str, other: str) -> None:
    assert not common(text, value, other)


def test_a_body_may_be_called_by_ordinary_words() -> None:
    other = "a disciplinary measure of the court was taken"
    assert not common("The Disciplinary Court met.", "Disciplinary Court", other, entity="ORGANIZATION")


def test_a_heading_in_a_language_that_is_not_read_is_nobodys() -> None:
    body = "Klik tombol untuk menyimpan perubahan yang sudah dibuat oleh pengguna pada halaman ini sebelum keluar."
    assert common("Pengaturan Akun", "Pengaturan Akun", body)
    assert not common("Siti Rahmawati", "Siti Rahmawati", body)


def test_the_same_words_in_an_english_file_may_be_a_name() -> None:
    body = "Click the button to keep what was changed on this page before you leave the system again."
    assert not common("Pengaturan Akun", "Pengaturan Akun", body)


def test_what_an_earlier_batch_told_is_remembered() -> None:
    commons = Commons()
    first = Segment(0, "Rebasing rewrites. Never start rebasing late.", Place.BODY, "")
    hit = Hit(0, 8, "PERSON", "names", 0.8, "names model")
    commons.learn([first])
    assert commons.is_common(first.text, hit)
    later = Segment(1, "Rebasing again.", Place.BODY, "")
    commons.learn([later])
    assert commons.is_common(later.text, hit)
