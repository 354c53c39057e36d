"""pdflatex with exam.cls, run twice for the number of pages."""

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.content import BLANK, LETTERS, Question, Section, Worksheet, answer
from benchmarks.peers.peer import Build, Kind, System, one_by_one

PREAMBLE = r"""
\documentclass[10pt,a4paper]{exam}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage[scaled]{helvet}
\renewcommand*\familydefault{\sfdefault}
\usepackage[a4paper,left=20mm,right=20mm,top=25mm,bottom=20mm]{geometry}
\usepackage{tabularx,longtable}
\setlength{\parindent}{0pt}\raggedright\raggedbottom\hyphenpenalty=10000
\pagestyle{headandfoot}\headrule\pointsinrightmargin\bracketedpoints
\cfoot{\footnotesize Page \thepage\ of \numpages}
\newcommand{\ruled}[1]{\par\fillwithlines{#1\linefillheight}}
\setlength{\linefillheight}{22pt}
"""
SPECIAL = {"&": r"\&", "%": r"\%", "–": "--", "•": r"\textbullet{}", "·": r"\textperiodcentered{}"}


def begin() -> Build:
    """Nothing is kept from one document to the next."""

    def build(whole: Worksheet, kind: Kind) -> bytes:
        title = whole.title if kind == "paper" else f"Mark scheme: {whole.title}"
        body = _paper(whole) if kind == "paper" else _scheme(whole)
        ends = rf"\lhead{{{_marked(title)}}}\rhead{{Class {whole.group}, {whole.pupil}}}"
        return _run(rf"{PREAMBLE}{ends}\begin{{document}}{body}\end{{document}}")

    return build


def _run(source: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "worksheet.tex")
        path.write_text(source, encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", path.name]
        for _ in range(2):
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return path.with_suffix(".pdf").read_bytes()


def _marked(text: str) -> str:
    for plain, written in SPECIAL.items():
        text = text.replace(plain, written)
    text = text.replace(BLANK, r"\rule{30mm}{0.4pt}")
    return re.sub(r"\*(.+?)\*", r"\\textbf{\1}", text)


def _paper(whole: Worksheet) -> str:
    parts = [rf"\begin{{center}}\LARGE\textbf{{{_marked(whole.title)}}}\end{{center}}"]
    parts.append(
        rf"Name: \textbf{{{whole.pupil}}}\quad Class: \textbf{{{whole.group}}}\quad "
        rf"Date: {whole.date}\hfill Total: \rule{{8mm}}{{.4pt}} / {whole.marks}"
    )
    parts.append(r"\begin{questions}")
    for section in whole.sections:
        head = _head(section)
        for n, one in enumerate(section.questions):
            parts.append(r"\par\filbreak\begin{samepage}")
            parts.append(head if n == 0 else "")
            parts.append(_question(one, whole))
            parts.append(r"\end{samepage}")
    parts.append(r"\end{questions}")
    return "\n".join(parts)


def _framed(text: str) -> str:
    wide = r"\dimexpr\textwidth-2\fboxsep-2\fboxrule"
    return rf"\fbox{{\parbox{{{wide}}}{{{text}}}}}\par"


def _head(section: Section) -> str:
    bank = _framed(r"\quad ".join(map(_marked, section.bank))) if section.bank else ""
    title, said = _marked(section.title), _marked(section.instructions)
    return (
        rf"\fullwidth{{{{\large\textbf{{{title}}}}}\par\textit{{{said}}}\par {bank}}}\nopagebreak"
    )


def _question(one: Question, whole: Worksheet) -> str:
    source = ""
    if one.kind == "essay":
        heading, text = map(_marked, whole.source)
        framed = _framed(rf"\textbf{{Source A. {heading}}}\par\textit{{{text}}}")
        source = rf"\fullwidth{{{framed}}}\nopagebreak"
    return rf"{source}\question[{one.marks}] {_marked(one.text)} {_answer_space(one)}"


def _answer_space(one: Question) -> str:
    match one.kind:
        case "choice":
            options = "".join(rf"\choice {_marked(option)}" for option in one.entries)
            return rf"\begin{{choices}}{options}\end{{choices}}"
        case "judgement":
            return r"\par$\square$ True\hspace{30pt}$\square$ False".replace(r"$\square$", "[ ]")
        case "short" | "essay":
            return rf"\nopagebreak\ruled{{{one.lines}}}"
        case "match":
            rows = "".join(
                rf"{n + 1}&{_marked(prompt)}&&{LETTERS[n]}&{_marked(entry)}\\\hline"
                for n, (prompt, entry) in enumerate(zip(one.prompts, one.entries, strict=True))
            )
            columns = "|l|p{102pt}|p{26pt}|l|X|"
            return (
                rf"\par\begin{{tabularx}}{{\linewidth}}{{{columns}}}\hline {rows}\end{{tabularx}}"
            )
        case "order":
            box = r"\fbox{\rule{0pt}{10pt}\hspace{20pt}}\quad "
            return "".join(rf"\par {box}{_marked(entry)}" for entry in one.entries)
        case "cloze":
            return ""


def _scheme(whole: Worksheet) -> str:
    rows = []
    for one in (one for section in whole.sections for one in section.questions):
        cell = r"\newline ".join(map(_marked, answer(one)))
        rows.append(rf"\textbf{{{one.number}}}&{cell}&\textbf{{[{one.marks}]}}\\\hline")
    levels = "".join(rf"{_marked(band)}&{_marked(said)}\\\hline" for band, said in whole.levels)
    columns = r"|p{20pt}|p{\dimexpr\textwidth-104pt}|r|"
    head = r"\hline\textbf{Q}&\textbf{Answer}&\textbf{Marks}\\\hline\endhead "
    return (
        r"\begin{center}\LARGE\textbf{Mark scheme}\end{center}"
        rf"\begin{{longtable}}{{{columns}}}{head}{''.join(rows)}\end{{longtable}}"
        rf"\begin{{tabularx}}{{\textwidth}}{{|l|X|}}\hline {levels}\end{{tabularx}}"
    )


def _missing() -> str:
    return "" if shutil.which("pdflatex") else "no pdflatex"


PDFLATEX = System("pdflatex", one_by_one(begin), _missing)
