"""Vendored files: shipped unchanged, named and licensed."""

from __future__ import annotations

import hashlib
import json

from tests.house.project import PACKAGE

VENDOR = PACKAGE / "server" / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "MANIFEST.json").read_text(encoding="utf-8"))


def test_every_vendored_file_is_in_the_manifest_with_its_hash():
    shipped = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "MANIFEST.json"
    }
    assert shipped == {name: entry["sha256"] for name, entry in MANIFEST["files"].items()}


def test_every_vendored_package_has_its_licence_beside_it():
    stems = {path.name.removesuffix(".LICENSE.txt") for path in VENDOR.glob("*.LICENSE.txt")}
    packages = {name.split("@")[0] for name in MANIFEST["packages"]}
    assert {name for name in packages if not any(name.startswith(stem) for stem in stems)} == set()


def test_no_vendored_package_is_under_the_gpl():
    assert {name: told for name, told in MANIFEST["packages"].items() if "GPL" in told.upper()} == {}
