"""What the pages say is so: every rule is listed, every link leads somewhere, every licence is named."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from reader.checks.linter.rules import RULES
from reader.editions.report.reasons import WRAPPED
from reader.hypertext.frames import HIDDEN
from reader.passes.clean import overrides, promotion, reasons, sifted, verdicts
from reader.pipeline import prepare
from reader.sources import docx, epub
from reader.sources.epub import package
from reader.sources.html import REPEATED, places
from reader.sources.pdf import content
from reader.sources.pdf.furniture import PAGE_NUMBER, RUNNING_HEAD
from reader.sources.pdf.paragraphs import CONTENTS
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
DECISIONS = DOCS / "decisions"
FAMILIES = {"after LABEL", "NAME appeal"}
"""Rules whose names hold words of the text or the name of another rule."""


def test_every_rule_of_the_code_is_in_the_reference_and_no_other() -> None:
    listed = _first_cells(DOCS / "reference" / "rules.md")
    assert len(listed) > 60
    assert listed == FAMILIES | set(_rules())


def _rules() -> Iterator[str]:
    """Every name of a rule that is a constant of the code."""
    yield from _words(Path(verdicts.__file__))
    yield from (WRAPPED, HIDDEN, REPEATED, sifted.KEPT, sifted.DANGLING)
    yield from overrides.RULES.values()
    yield from promotion.PROMOTION
    yield from (*reasons.GROUPS, reasons.OTHER)
    yield from (places.OUTSIDE, *places.REGIONS.values(), *places.ROLES.values())
    yield places.Regions().of(etree.fromstring('<div id="comments"/>'))
    yield docx.CONTENTS
    yield from (*package.KINDS.values(), *epub.FILES.values())
    yield from (content.TILTED, content.ARTIFACT, content.OUTSIDE)
    yield from (PAGE_NUMBER, RUNNING_HEAD, CONTENTS)


def _words(module: Path) -> Iterator[str]:
    """The texts of a module that are words: its rules, for it has no others but docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from re.findall(r"\A[a-z ]+[a-z]\Z", node.value)


def test_every_code_of_the_linter_is_in_the_reference_and_no_other() -> None:
    page = (DOCS / "reference" / "findings.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(EPB-\d+)` \| (.+) \|$", page, re.MULTILINE))
    told = {code: " | ".join(rule) for code, rule in RULES.items()}
    assert {code: row.replace("`", "") for code, row in listed.items()} == {
        code: row.replace("`", "") for code, row in told.items()
    }


def _first_cells(page: Path) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_example_of_how_the_cleaner_decides_is_what_it_does(seed: Path) -> None:
    page = (DOCS / "explanation" / "how-the-cleaner-decides.md").read_text(encoding="utf-8")
    told = re.findall(
        r"^\| (\d+) \| (.+) \| (\w+)(?:, as (\w+))? \| (.+) \| ([\d.]+) \|$", page, re.MULTILINE
    )
    assert len(told) == 5
    decisions = {str(decision.line): decision for decision in prepare(seed, glossary=False).decisions}
    for line, text, action, role, rule, score in told:
        decision = decisions[line]
        assert " ".join(decision.text.split()).startswith(text.removesuffix(" …"))
        assert (decision.action, decision.rule) == (action, rule)
        assert decision.role == (role or "boilerplate")
        assert f"{decision.score:.2f}" == score
    shown = sum(bool(decision.text.strip()) for decision in decisions.values())
    assert f"has {shown} lines with text" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:<>\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_in_an_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [page for page in PAGES if DOCS in page.parents and page.parent not in {DOCS, DECISIONS}]
    assert len(pages) > 5
    assert [page for page in pages if f"({page.relative_to(DOCS)})" not in index] == []
    records = sorted(page.name for page in DECISIONS.glob("0*.md"))
    assert records == re.findall(r"\((0[^)]+)\)", (DECISIONS / "README.md").read_text(encoding="utf-8"))


ALIASES = {"av": "PyAV", "beautifulsoup4": "Beautiful Soup"}
"""How the NOTICE calls a distribution that it does not call by its name."""


def test_the_notice_names_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    names = [re.split(r"[^\w-]", requirement)[0] for group in groups for requirement in group]
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").casefold()
    words = [rf"(?<![\w-]){re.escape(ALIASES.get(name, name).casefold())}(?![\w-])" for name in names]
    missing = [name for name, word in zip(names, words, strict=True) if not re.search(word, notice)]
    assert (missing, len(names) > 30) == ([], True)
