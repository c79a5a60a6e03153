"""The table of codes: what each finding of the linter means, whence it is asked, and what to do."""

from reader.checks.linter.rules.overlays import OVERLAYS
from reader.checks.linter.rules.package import CLAIMS, FILE
from reader.checks.linter.rules.pages import GLOSSARY, MARKUP, NAVIGATION
from reader.checks.linter.rules.rule import Fault, Rule

__all__ = ["RULES", "Fault", "Rule"]

RULES: dict[str, Rule] = {**FILE, **OVERLAYS, **CLAIMS, **NAVIGATION, **GLOSSARY, **MARKUP}
"""Every rule by its code, in the order of the reference."""
