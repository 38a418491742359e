# ruff: noqa: E501 -- the texts
"""Invented paragraphs on which an exported model must agree with spaCy before it is used.

Responsible for meeting every branch of the tokenizer and the network: special cases plain, inside affixes and over
chunk borders, units, URLs, infixes, runs, odd spaces, several scripts, unknown and long words, one-word and empty texts.
"""

__all__ = ["PARAGRAPHS"]

_PROSE = (
    "Margaret Hollis-Byrne joined Northgate Analytics Ltd. in March 2019 and moved to Lisbon two years later.",
    "On 14 February, Dr. T. O'Keeffe (aged 47) told the Court of Appeal in Leeds that she'd paid $3.5 million to Acme Corp.",
    "The United Nations, the European Union and Médecins Sans Frontières met in Geneva on Tuesday at 10a.m. to discuss it.",
    "He's the 3rd of five brothers; they don't, can't and won't sell the house at 221B Baker Street, London NW1 6XE, U.K.",
    "Contact: Priya Natarajan <p.natarajan@example.org>, +44 20 7946 0018, http://www.example.com/a?b=c&d=(e)#f, see p.12.",
    "Revenue grew 12%-15% (from €4.2bn to €4.8bn) between Q1 and Q3 2021, said Yamamoto Heavy Industries' CFO, Ken Ito.",
    "Apple, Google and Microsoft; Mr. and Mrs. Jones; Jan.-Feb.; e.g. this, i.e. that, etc... and so on!!! Really?! Yes...",
    "I gotta go, y'all: Ma'am said 'twas 5kg/10km² at 37.5°C., not 98.6°F. -- o.k.? :-) :( <3 (^_^) 8-D >:o ;_; ._.",
)
_OTHER_LANGUAGES = (
    "Angela Schmidt arbeitet seit dem 1. März 2020 bei der Müller & Söhne GmbH in Köln-Ehrenfeld, Straße 7b, z.B. als Ärztin.",
    "Selon M. Lefèvre, l'entreprise d'Aix-en-Provence n'a pas payé 1 250,50 € à la Société Générale aujourd'hui.",
    "La señora Muñoz vive en São Paulo desde 1998; il signor D'Angelo abita a Forlì. ¿Verdad? ¡Sí!",
    "Иван Петров работает в Москве. Ο Γιώργος ζει στην Αθήνα. 田中太郎は東京に住んでいます。 محمد يعيش في القاهرة.",
)
_CODE_AND_TABLES = (
    "Name,City,Date\nJane Roe,Oslo,2021-03-04\nJohn Q. Public,Cairo,04/03/2021\n",
    "| Employee | ID | Office |\n|----------|----|--------|\n| Chloe Park | 00417 | Seoul |\n\n\t* bullet\n\t- item one",
    'def run(self, name: str="Bob") -> None:\n    return self.x[0]["key"] + foo.bar(baz)/2 - 3*4 ** x  # see Turing 1936\n',
    '{"user": {"name": "Sam Ortiz", "emails": ["so@example.net"], "when": "2020-01-01T00:00:00Z", "ok": true, "n": -1.5e3}}',
    "C:\\Users\\anna\\Documents\\report_final(2).docx ../src/main.c /usr/local/bin foo@bar.com.au:8080 192.168.0.1 a.b.c.d",
    "From: Tom\nTo: Ana\nSubject: Re: Re: Q4\n\n> On Mon, Ben wrote:\n>> Hi!\n>\n-- \nTom Baker\nVP, Sales | Foo Inc.",
)
_ODD = (
    "",
    "Paris",
    " ",
    "  leading and  double  spaces, tab\there, line\nbreak, \r\n\r\n and \u00a0no-break\u00a0spaces\u2003wide ",
    "A" * 99 + " " + "b" * 100 + " " + "x1" * 60 + " John Smith " + "." * 70 + " " + "-" * 40 + "(" * 30 + "?" * 30,
    "“Quoted,” she said—‘twice’—and left… «Ça va» „Gut“ — 5–10 ½ ™ © № 3² x́ e\u0301 zero\u200bwidth \ufeff \ufffd \x00 \x1f.",
    "😀😃 Anna👩‍👩‍👧 went to 🇫🇷 Paris 🎉🎉 :) ;-) ❤️ #Berlin @marta_k RT: Angela",
    "Ｆｕｌｌ ｗｉｄｔｈ Ｊｏｈｎ Ｓｍｉｔｈ １２３ 𝐉𝐨𝐡𝐧 ΆΈ İstanbul ıssız ﬁnance ẞtraße ǅ",
    "THE BOARD OF EXAMPLE HOLDINGS PLC, CHAIRED BY SIR ALAN MOORE, MET IN DUBLIN ON 3 MAY 2022.",
    "said: ) (Jan. 's) we'll' (\"Mr.\") dogs' ' : ( a.m. p.m.) (U.S.) 'em' ''s'' can't've shouldn't. No.5 no. 7, vs.",
    "1,000.00 1.000,00 10-12 10:30pm 5ft 6in $5 US$10 50p #1 A&B AT&T R&D w/o and/or he/she 1st 22nd C++ C# .NET node.js",
    "www.example.com, example.co.uk/path?x=1. https://u:p@host.example:8080/~a_b/%20c;d ftp://x.y mailto:a@b.cd t.co/abc…",
)

PARAGRAPHS = (*_PROSE, *_OTHER_LANGUAGES, *_CODE_AND_TABLES, *_ODD, " ".join(_PROSE), "\n".join(_CODE_AND_TABLES))
