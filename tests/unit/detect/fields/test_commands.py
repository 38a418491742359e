"""Arguments of commands that say what they are, of LaTeX and RTF, and those that say nothing."""

from __future__ import annotations

import pytest

from gptsanitize.detect.fields.commands import fields_of_commands


def read(text: str) -> set[tuple[str, str]]:
    return {(field.means, text[field.start : field.end]) for field in fields_of_commands(text)}


def test_arguments_of_a_curriculum_vitae() -> None:
    text = (
        "\\documentclass{moderncv}\n\\name{Moira}{Quell}\n\\title{Hydrologue, 41 ans}\n"
        "\\address{18 quai Haut}{44000 Nantes}{France}\n\\phone[mobile]{+33~6~39~98~01~02}\n"
        "\\email{mq@tarnfoot.example}\n\\social[github]{mq-eaux}\n"
        "\\cventry{2011--2016}{ingénieure}{Bureau Mauges}{Cholet}{}{SIG}\n\\cventry{2010}{stage}{Tarn}{Pierre}{}{}"
    )
    assert read(text) == {
        ("PERSON", "Moira"),
        ("PERSON", "Quell"),
        ("OCCUPATION", "Hydrologue"),
        ("ADDRESS", "18 quai Haut"),
        ("ADDRESS", "44000 Nantes"),
        ("PHONE", "+33~6~39~98~01~02"),
        ("EMAIL", "mq@tarnfoot.example"),
        ("USERNAME", "mq-eaux"),
        ("DATE", "2011--2016"),
        ("OCCUPATION", "ingénieure"),
        ("organization", "Bureau Mauges"),
        ("LOCATION", "Cholet"),
        ("DATE", "2010"),
        ("OCCUPATION", "stage"),
        ("organization", "Tarn"),
        ("LOCATION", "Pierre"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\author{Moira Quell\\thanks{Tarn} \\and Inka Abelard}\\begin{document}", {"Moira Quell", "Inka Abelard"}),
        ("@article{q20, author = {Quell, Moira and Abelard, I.}}{}", {"Quell, Moira", "Abelard, I"}),
        ("\\documentclass{scrlttr2}\\setkomavar{fromname}{Moira Quell}", {"Moira Quell"}),
        ("{\\rtf1{\\info{\\title Draft}{\\author M. Quell}{\\operator mquell}}}", {"M. Quell", "mquell"}),
        (
            "\\documentclass{a}\\cventry{Engineer}{Tarn}{Pierre}{2019 -- 2020}{x}",
            {"Engineer", "Tarn", "Pierre", "2019 -- 2020"},
        ),
    ],
)
def test_arguments_of_other_commands(text: str, expected: set[str]) -> None:
    assert {value for _, value in read(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "\\documentclass{article}\n\\title{On rivers}\n\\begin{document}\\section{Names}\\end{document}",
        "\\newcommand{\\cventry}[6]{#1 #2}\\name{#1}{#2}",
        "Use \\author{} and \\begin{document}.",
        "{\\rtf1{\\info{\\title Draft}{\\creatim\\yr2023}}}",
    ],
)
def test_commands_without_a_person_hold_no_field(text: str) -> None:
    assert not read(text)
