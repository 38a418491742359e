"""Names in languages that are read nowhere else: people are found, ordinary words with a capital are nobody."""

import pytest

from gptsanitize.detect.people.unread import is_name_elsewhere, is_unread, may_be_called, names_elsewhere
from gptsanitize.detect.words.languages import language_of


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in names_elsewhere(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Наш директор Дмитрий Лосев подписал договор.", "Дмитрий Лосев"),
        ("Передайте документы Ольге Зверевой до среды.", "Ольге Зверевой"),
        ("Клиент Сергей Николаевич Бобров жалуется.", "Сергей Николаевич Бобров"),
        ("Перезвонить Бобровскому А. П. до среды.", "Бобровскому А. П."),
        ("Sprawę prowadzi pani Małgorzata Wrzosek.", "Małgorzata Wrzosek"),
        ("Případ vede Zdeňka Holoubková.", "Zdeňka Holoubková"),
        ("Müşteri Hüseyin Ardıçlı cevap bekliyor.", "Hüseyin Ardıçlı"),
        ("Giám đốc Trần Quốc Bảo đã ký hợp đồng.", "Trần Quốc Bảo"),
        ("A nevem Kovács Zsófia, könyvelőként dolgozom.", "Kovács Zsófia"),
        ("Ο διευθυντής Γιώργος Λαγουδάκης υπέγραψε.", "Γιώργος Λαγουδάκης"),
        ("Jag heter Karin Ljungkvist och bor här.", "Karin Ljungkvist"),
        ("Pelanggan Siti Rahmawati sedang menunggu.", "Siti Rahmawati"),
        ("Toimita paperit rouva Ketokivelle.", "Ketokivelle"),
    ],
)
def test_people_are_found(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Настройка сервера. Пользователь нажимает кнопку «Сохранить».",
        "Hesap Ayarları. Sunucu yanıt vermiyorsa Ağ bağlantısını kontrol edin.",
        "Nếu Máy chủ không phản hồi, Kiểm tra kết nối mạng.",
        "Jeżeli Serwer nie odpowiada, Sprawdź połączenie z siecią.",
        "Klikněte na tlačítko Uložit. Upozornění: Proveďte zálohu.",
        "Apăsați butonul Salvează pentru a păstra modificările.",
    ],
)
def test_ordinary_words_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Настройка сервера", True),
        ("Proszę sprawdzić połączenie z siecią i spróbować ponownie.", True),
        ("Als de server niet antwoordt, controleer dan het netwerk.", False),
        ("Please call Łukasz Żak at the office.", False),
        ("Łukasz came to the office and left.", False),
    ],
)
def test_which_texts_are_read_nowhere_else(text: str, unread: bool) -> None:
    assert is_unread(text, language_of(text)) == unread


def test_two_words_inside_a_sentence_are_a_name() -> None:
    text = "Wczoraj Wrzos Komarek podpisał. Nowa Umowa została wysłana."
    assert is_name_elsewhere(text, 8, 21)
    assert not is_name_elsewhere(text, 32, 42)


@pytest.mark.parametrize(("word", "called"), [("Ольгой", True), ("Zieliński", True), ("Настройка", False)])
def test_who_may_be_called_so(word: str, called: bool) -> None:
    assert may_be_called(word) == called
