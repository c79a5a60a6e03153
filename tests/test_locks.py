"""What npm installs is pinned to the byte, names no host, and is what the checks were tried with."""

import re
from typing import Any

import pytest
from msgspec import json

from reader.programs import PACKAGES
from tests.conftest import ROOT

NODE = ROOT / ".ci" / "node"


@pytest.fixture
def lock() -> Any:
    return json.decode((NODE / "package-lock.json").read_bytes())


def test_every_package_has_a_hash_and_none_a_host(lock: Any) -> None:
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert len(packages) > 200
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert "omit-lockfile-registry-resolved=true" in (NODE / ".npmrc").read_text().splitlines()


def test_what_is_asked_for_is_pinned_and_known(lock: Any) -> None:
    asked = json.decode((NODE / "package.json").read_bytes())
    wanted = {**asked["dependencies"], **asked["devDependencies"]}
    assert asked["dependencies"] == PACKAGES
    installed = {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted}
    assert installed == wanted


def test_the_notice_names_every_package_that_is_asked_for() -> None:
    asked = json.decode((NODE / "package.json").read_bytes())
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    names = {**asked["dependencies"], **asked["devDependencies"]}
    names["Ace"] = names.pop("@daisy/ace-cli")
    names["epubcheck-ts"] = names.pop("@likecoin/epubcheck-ts")
    assert [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", notice)] == []
