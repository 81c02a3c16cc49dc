"""What the files of the project must not hold, and what they must be."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

from tests.architecture.sources import ROOT, project_files

# Reports are quoted as they are; their addresses are data.
DATA = ("data/", "tests/data/")
# Names of formats, never fetched; and the local machine.
KNOWN_ADDRESSES = re.compile(
    r"https?://(www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.(?:oclc\.)?org"
    r"|keepachangelog\.com|semver\.org|docs\.oasis-open\.org|www\.idpf\.org|www\.ofdspec\.org"
    r"|[\w.-]*example(\.\w+)?)\b"
)
ADDRESS = re.compile(r"https?://\w[^\s\"'<>)]*")
MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(?:work|root|tmp|opt|mnt)/[\w.]")


def _texts() -> list[tuple[str, str]]:
    found = []
    for file in project_files():
        name = file.as_posix()
        if name.startswith(DATA):
            continue
        try:
            found.append((name, (ROOT / file).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a compiled catalogue
    return found


def test_no_file_names_an_address_to_fetch_from() -> None:
    found = [
        f"{name}: {address}"
        for name, text in _texts()
        for address in ADDRESS.findall(text)
        if not KNOWN_ADDRESSES.match(address)
    ]

    assert found == []


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [line for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]

    assert "://" not in lock
    assert "--index" not in lock
    assert all(re.match(r"[\w.-]+==\S+ ", pin) and pin.endswith("\\") for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_the_lock_chooses_qt_by_python_version() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^pyside6-essentials==(\S+) ; (.+?) \\$", lock, re.MULTILINE))

    assert pins.pop("6.11.3") == "python_full_version < '3.12'"
    (version,) = pins
    assert pins[version] == "python_full_version >= '3.12'"
    assert version.startswith("6.12")


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in _texts()
        for match in MACHINE_PATH.finditer(text)
    ]

    assert found == []


def test_every_icon_can_be_read() -> None:
    icons = [file for file in project_files() if file.suffix == ".svg"]

    assert icons
    for icon in icons:
        root = ElementTree.parse(ROOT / icon).getroot()
        assert root.tag.endswith("svg"), icon
        assert root.get("viewBox"), icon


def test_the_continuous_check_is_the_developers_check() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert script.splitlines()[-1] == "exec python3 dev.py test"


def test_no_test_file_shadows_another_folder() -> None:
    packages = [f for f in project_files() if f.parts[0] == "tests" and f.name == "__init__.py"]

    assert packages == list[Path]()


def test_the_lock_holds_all_that_the_project_asks_for() -> None:
    """Compares names; `python3 dev.py lock` writes the lock anew."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[\w.-]+", line).group().lower().replace("_", "-") for line in asked}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))

    assert names - pinned == set()
