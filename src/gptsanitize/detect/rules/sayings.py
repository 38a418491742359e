"""Whether plain words behind the word for a password are the password, or tell something of it.

`correct horse battery staple` has neither digit nor sign: it is known by what a sentence has and it lacks. A sentence
about a password goes on with a participle, an adjective or a small word (`is required`, `is stored in the vault`); a
pass phrase is a row of names of things. Pure functions of the words; where they stand is for the rules.
"""

from __future__ import annotations

from typing import Final

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.words import FOREIGN_FUNCTION_WORDS, FUNCTION_WORDS

__all__ = ["is_about", "said_aloud", "tells", "thing_alone", "things_in_a_row"]

_SMALL: Final = FUNCTION_WORDS | FOREIGN_FUNCTION_WORDS
_ABOUT: Final = frozenset(
    "like via using without within such instead monday tuesday wednesday thursday friday saturday sunday montag "
    "dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes "
    "martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta lunedì martedì mercoledì "
    "giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag best practice "
    "practices guideline guidelines rules rule reset jetzt nun neu maintenant nouveau ahora nueva nuevo agora nova "
    "novo adesso nuova nuovo nieuw keines keins vergessen password passwords passphrase passphrases passwort "
    "passwörter kennwort kennwörter passe mot contraseña contraseñas senha senhas parola wachtwoord wachtwoorden "
    "login logins user username account accounts button link field form page file files key keys secret secrets token "
    "tokens text string strings value values number numbers digits digit letters characters character symbols case "
    "sensitive sequence hash hashes prompt admin administrator protection policy part parts default nothing something "
    "anything everything everyone everybody nobody anyone someone null none root yes true false blank empty wrong "
    "right valid invalid incorrect same different longer shorter stronger weaker weak strong safe unsafe secure "
    "insecure public private optional mandatory compulsory obligatory necessary important available known unknown "
    "ready sufficient enough proof evidence risk problem issue matter subject question answer reason way means thing "
    "things word words phrase phrases plaintext cleartext ciphertext sha md pbkdf bcrypt argon encryption decryption "
    "authentication authorization security server client database system software application app tool manager option "
    "parameter argument variable input output data information bytes bits length minimum maximum rubbish garbage "
    "history gone dead overkill trouble luck tbd tba pflicht bestandteil teil standard voraussetzung vorschrift "
    "geheimnis geheimsache sache zeichen buchstaben ziffern groß klein falsch richtig leer gültig ungültig abgelaufen "
    "notwendig nötig unsicher sicher geheim privat öffentlich bekannt unbekannt gleich weg obligatoire faux vide vrai "
    "expiré nécessaire confidentiel partie caractères lettres chiffres valide invalide privé unique personnel "
    "obligatorio obligatoria incorrecta incorrecto falsa falso vacía vacío vazia válida válido inválida inválido "
    "secreta secreto necesaria necesario personal única único parte caracteres letras números obligatória obrigatória "
    "obrigatório pessoal necessária segura seguro obbligatoria obbligatorio errata errato sbagliata vuota valida "
    "scaduta segreta personale necessaria caratteri lettere numeri sicura unica verplicht onjuist juist leeg geldig "
    "ongeldig verlopen trop court courte courtes longue simple simples facile facil compliqué assez bastante "
    "abbastanza muito troppo demasiado demasiada te só solo sólo soltanto seulement seule nur only really always "
    "siempre toujours sempre immer altijd alleen kurz lang einfach schwierig corta corto larga curta curto longa "
    "breve lunga kort long short nodig persoonlijk tekens cijfers veilig".split()
)
"""What a text says a password is, has or is part of, and nobody takes for one."""
_TELLS = compiled(
    r".{0,20}(?:ed|ing|ly|able|ible|ful|less|ous|ive|ment|ness|tion|sion|ity|iert|lich|bar|sam|haft|ung|heit|keit|bile|"
    r"bili|mente|ción|ções|ção|zione|tà|dade|dad|té|ado|ada|ados|adas|ido|ida|idos|idas|ato|ata|ati|ate|uto|uta|ito|"
    r"ita|ée?s?|ées|ante|ente|oire|ique|nelle|uelle|eux|ert|elt|igt|ndert|gesetzt|gelegt|worden)"
)
"""How participles, adverbs, adjectives and nouns of qualities end."""
_GERMAN_PARTICIPLE = compiled(r"(?:ge|ver|be|ent|er|zer|ab|an|auf|aus|ein|zu)[a-zäöü]{3,16}(?:t|en)")
_SPEAKING: Final = frozenset(
    "i me my you your he him she her we us our they them it its this that these those is are was were be been do does "
    "did have has had can could will would shall should may might must not no never yes sorry idea ask asked check "
    "checked see saw look know knew think thought guess maybe perhaps please thanks thank hello hi ok okay sure send "
    "sent wait try tried use used same old changed forgot forgotten remember lost why what when where who how "
    "tomorrow today later soon now already again still here there ich du er wir sie mein dein ist sind war hat habe "
    "haben kann muss soll nicht nein kein keine ja leider weiß weiss frag frage schau gleich später steht hängt liegt "
    "je tu il elle nous vous ils mon ton est sont était ai as a avons avez ont peux peut dois ne pas non oui désolé "
    "désolée sais demande regarde attends plus tard demain yo tú él ella nosotros es son era ha han puedo puede sí sé "
    "pregunta mira espera luego mañana está eu ele ela nós sou é são foi tenho tem pode não sim sei pergunta olha "
    "depois amanhã io lui lei noi sono ho hai abbiamo posso può sì so chiedi guarda aspetta dopo domani ik jij hij "
    "zij wij zijn heb heeft kan moet niet nee geen weet vraag kijk wacht straks lol haha oh hm hmm nope yep dunno "
    "nobody someone everyone".split()
)
"""What a reply has that says something else than the password."""


def things_in_a_row(value: str) -> bool:
    """Words of which none is a small one, tells something of a password or is a form of a verb: `blue otter lamp`."""
    words = value.lower().split()
    return (
        len(words) > 1
        and _SMALL.isdisjoint(words)
        and _ABOUT.isdisjoint(words)
        and not any(tells(word) for word in words[:-1])
        and len(set(words)) == len(words)
    )


def said_aloud(value: str) -> bool:
    """Words that may be a phrase with small words inside (`marmalade on toast`), and no reply of another kind."""
    words = value.lower().split()
    return (
        bool(words)
        and words[0] not in _SMALL
        and words[-1] not in _SMALL
        and _SPEAKING.isdisjoint(words)
        and _ABOUT.isdisjoint(words)
        and not tells(words[0])
    )


def is_about(word: str) -> bool:
    """Whether a word in small letters tells something of a password."""
    return word in _ABOUT


def thing_alone(value: str) -> bool:
    """One word that is the name of a thing or of nothing, where an adjective or participle would tell something."""
    word = value.lower().replace("’", "'")
    return (
        word not in _SMALL
        and word not in _ABOUT
        and word not in _SPEAKING
        and not is_plain_word(word)
        and (not tells(word) or (word.endswith("ly") and is_dictionary_word(word)))
        and not (value.islower() and _GERMAN_PARTICIPLE.fullmatch(word))
    )


def tells(word: str) -> bool:
    """Whether a word in small letters ends as participles, adverbs, adjectives and nouns of qualities do."""
    return _TELLS.fullmatch(word) is not None
