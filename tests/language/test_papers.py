"""Papers in other languages: every word on them is the language's, or their author's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from words import ENGLISH, texts
from worksheets.jobs.batch import build
from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink
from worksheets.model.page.page import Document, Run
from worksheets.model.page.zones import Field
from worksheets.pipeline.documents import NamedDocument, combined_mark_schemes, documents
from worksheets.pipeline.prepared import assemble_papers, document_options, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import LoadedSpec, load_spec
from worksheets.read.unprintable import check_language

COURSES = {
    "fr": (
        "Guerre de Corée",
        "Histoire",
        """
knowledge:
  sources:
    - id: lettre
      content: [Nous demandons des conseillers.]
      attribution: Kim Il-sung, 1950
questions:
  - {type: multiple-choice, id: choix, stem: Qui commandait ?, key: MacArthur,
     distractors: [Staline, Mao], why: C'était lui.}
  - {type: short-answer, id: pourquoi, marks: 2, stem: Pourquoi la Chine intervient-elle ?,
     points: [{answer: Pour sa sécurité, accept: [Pour se protéger], reject: [Par ennui]},
              Par solidarité]}
  - type: structured
    id: parties
    stem: "Lisez le {source}."
    source: lettre
    parts:
      - {type: short-answer, stem: Que demande la lettre ?, points: [Des conseillers]}
      - {type: short-answer, stem: À qui ?, points: [À Staline], phrase: true}
""",
    ),
    "de": (
        "Koreakrieg",
        "Geschichte",
        """
knowledge:
  sources:
    - id: lettre
      content: [Wir bitten um Berater.]
      attribution: Kim Il-sung, 1950
questions:
  - {type: multiple-choice, id: choix, stem: Wer befehligte?, key: MacArthur,
     distractors: [Stalin, Mao], why: Er war es.}
  - {type: short-answer, id: pourquoi, marks: 2, stem: Warum griff China ein?,
     points: [{answer: Der Sicherheit wegen, accept: [Zum Schutz], reject: [Aus Langeweile]},
              Solidarität]}
  - type: structured
    id: parties
    stem: "Lies {source}."
    source: lettre
    parts:
      - {type: short-answer, stem: Worum bittet der Brief?, points: [Berater]}
      - {type: short-answer, stem: Wen?, points: [Stalin], phrase: true}
""",
    ),
}
SPEC = """
title: {title}
course: course
minutes: 90
forms: [A, B]
draft: {draft}
mark-scheme: both
layout: {{theme: {theme}, sources: insert, impose: booklet, fillable: true}}
sections:
  - {{questions: [{{id: choix}}, {{id: pourquoi}}]}}
  - {{bonus: true, questions: [{{id: parties}}]}}
"""
WORD = re.compile(r"[^\W\d_]{2,}")
FINGERPRINT = re.compile(r"\b[A-Z2-7]{4}-[A-Z2-7]{4}\b")


def order(folder: Path, tag: str, theme: str, **more: str) -> LoadedSpec:
    """A spec over a course in a language."""
    title, subject, topic = COURSES[tag]
    course = folder / "course"
    course.mkdir()
    outline = f"title: {title}\nsubject: {subject}\nlanguage: {tag}\n"
    (course / "outline.yaml").write_text(f'{outline}topics: [{{number: "1", title: {title}}}]\n')
    (course / "1.yaml").write_text(topic)
    words = {"title": title, "theme": theme, "draft": "false", **more}
    (folder / "spec.yaml").write_text(SPEC.format(**words))
    sink = Sink()
    found = load_spec(folder / "spec.yaml", reading_context(), sink)
    assert found is not None, list(map(str, sink))
    return found


def printed(found: LoadedSpec) -> Iterator[NamedDocument]:
    """All documents of an order."""
    sink, request = Sink(), Request()
    papers = assemble_papers(found, reading_context(), request, sink)
    plan = document_options(Path("spec.yaml"), found, request)
    for paper in papers:
        yield from documents(paper, plan, sink)
    whole = combined_mark_schemes(papers, plan, sink)
    assert whole is not None, list(map(str, sink))
    assert not list(sink)
    yield whole


def said(document: Document) -> Iterator[str]:
    """All words of a file: printed, heard, typed over, or shown beside its pages."""
    yield document.title
    yield from (bookmark.title for bookmark in document.bookmarks)
    for node in document.nodes:
        yield from (node.alt, node.actual)
    for page in document.pages:
        yield page.label
        for mark in page.marks:
            match mark:
                case Run(text=words):
                    yield words
                case Field(tip=words):
                    yield words


def words_in(language: Language) -> frozenset[str]:
    """All words that a language file has."""
    found = (words for key in language.messages for words in texts(language, key))
    names = (*language.customs.cardinals, *language.customs.lists.model_dump().values())
    return words_of(" ".join((*found, *names)))


def words_of(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text.replace("\u00ad", "")))


@pytest.mark.parametrize("tag", COURSES)
@pytest.mark.parametrize(("theme", "draft"), [("exam", "true"), ("worksheet", "false")])
def test_every_word_is_of_the_language_or_of_the_author(
    tag: str, theme: str, draft: str, tmp_path: Path
) -> None:
    found = order(tmp_path, tag, theme, draft=draft)
    known = words_in(SHIPPED.of(tag)) | words_of(" ".join(COURSES[tag]))
    kinds = set()
    for file in printed(found):
        kinds.add(file.kind)
        text = FINGERPRINT.sub("", " ".join(said(file.laid.document)))
        assert words_of(text) - known == set(), file.kind
        assert file.laid.document.language == tag
    assert kinds >= {"paper", "mark-scheme", "insert", "fillable", "mark-schemes"}


@pytest.mark.parametrize("tag", COURSES)
def test_no_english_message_is_on_the_paper(tag: str, tmp_path: Path) -> None:
    language = SHIPPED.of(tag)
    ours = {words for key in language.messages for words in texts(language, key)}
    english = {words for key in ENGLISH.messages for words in texts(ENGLISH, key)} - ours
    whole = {words for words in english if "{" not in words and words_of(words)}
    for file in printed(order(tmp_path, tag, "exam")):
        assert whole & {words.strip() for words in said(file.laid.document)} == set()


def test_the_spec_chooses_before_the_course(tmp_path: Path) -> None:
    found = order(tmp_path, "fr", "exam")
    spec = tmp_path / "spec.yaml"
    spec.write_text(spec.read_text() + "language: de\n")
    sink = Sink()
    other = load_spec(spec, reading_context(), sink)
    assert other is not None, list(map(str, sink))
    assert (found.language.tag, other.language.tag) == ("fr", "de")
    assert other.course.language == "fr"


@pytest.mark.parametrize(
    ("tag", "wanted"), [("en", "en-GB"), ("en-AU", "en-AU"), ("fr-CH", "fr-CH")]
)
def test_a_region_has_the_words_of_its_main_language(tag: str, wanted: str) -> None:
    language = SHIPPED.of(tag)
    main = SHIPPED.of({"en": "en-GB"}.get(tag[:2], tag[:2]))
    assert language.tag == wanted
    assert replace(language, tag=main.tag) == main


LISTED = "hint: choose de, en-GB, en-US or fr"


@pytest.mark.parametrize("tag", ["tlh", "fr_FR", "French", "FR"])
def test_an_unknown_language_is_an_error_where_it_stands(tag: str, tmp_path: Path) -> None:
    order(tmp_path, "fr", "exam")
    spec, outline = tmp_path / "spec.yaml", tmp_path / "course" / "outline.yaml"
    written = spec.read_text()
    line = written.count("\n") + 1
    spec.write_text(f"{written}language: {tag}\n")
    assert found_in(spec) == [
        f"{spec}:{line}:11: error: there are no words for the language '{tag}'\n  {LISTED}"
    ]
    spec.write_text(written)
    outline.write_text(outline.read_text().replace("language: fr", f"language: {tag}"))
    (only,) = found_in(spec)
    head, *hints = only.split("\n  ")
    assert head.endswith(f"outline.yaml:3:11: error: there are no words for the language '{tag}'")
    assert hints == [LISTED, "hint: or write language: in the spec"]
    spec.write_text(f"{written}language: fr\n")
    assert found_in(spec) == []


def found_in(spec: Path) -> list[str]:
    sink = Sink()
    load_spec(spec, reading_context(), sink)
    return list(map(str, sink))


ROSTER = "Name,Class\nAnna Müller,10b\n"


@pytest.mark.parametrize("tag", COURSES)
@pytest.mark.parametrize("theme", ["worksheet", "exam"])
def test_a_copy_has_its_name_on_the_line_for_it(tag: str, theme: str, tmp_path: Path) -> None:
    order(tmp_path, tag, theme)
    roster = tmp_path / "class.csv"
    roster.write_text(ROSTER)
    result = build([tmp_path / "spec.yaml"], Request(tmp_path / "out", to="dump", roster=roster))
    assert [str(found) for found in result.diagnostics] == []
    (copy,) = (file.path for file in result.built if file.kind == "copy")
    assert "Anna Müller" in copy.read_text()
    assert "10b" in copy.read_text()


def test_words_that_a_theme_cannot_print_are_an_error() -> None:
    words = frozenset("Nom de famille")
    assert not list(check_language(words, words))
    (problem,) = check_language(words | {"é", "à"}, words)
    assert problem.path == ("language",)
    assert "'à' (U+00E0), which the words of the paper need" in problem.message
    assert {"é", "«", "œ"} <= SHIPPED.of("fr").characters
