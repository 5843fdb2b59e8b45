# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the zip for the plugin repository and holds it against the repository's rules.

Usage: ``package.py [--scanners PYTHON]``, with the Python that has bandit and detect-secrets.
"""

from __future__ import annotations

import argparse
import configparser
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from opened_paths import opened

NAME = "opvangatlas"
ROOT = Path(__file__).resolve().parent.parent
TOP = ("__init__.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md")
FOLDERS = {
    "plugin": {".py"},
    "ui": {".py", ".ui"},
    "resources": {
        ".css", ".csv", ".geojson", ".gpkg", ".html", ".js", ".json", ".odt", ".png",
        ".qgs", ".qgz", ".qm", ".qml", ".qpt", ".svg", ".txt",
    },
}  # fmt: skip
NOT_SHIPPED = ("resources/sample/bron/",)
SOURCES = {".ts", ".pyc"}
BUILT = ("resources/guide/", f"resources/i18n/{NAME}_nl.qm")
"""Made by ``make setup``, and not in version control."""
CHECKOUT_ONLY = {"docs/guide.md", "docs/handleiding.md"}
"""What the code opens in a checkout in which the guide was not built."""
REQUIRED_KEYS = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about",
    "tracker", "repository", "homepage", "license", "icon", "hasProcessingProvider",
)  # fmt: skip
MAX_BYTES = 25_000_000
ADDRESSES = ("email", "homepage", "repository", "tracker")
"""What the owner fills in before the first upload; the domain ``.example`` belongs to nobody."""


def _files(root: Path, folder: str) -> Iterator[Path]:
    paths = (path.relative_to(root) for path in (root / folder).rglob("*") if path.is_file())
    return (path for path in paths if not path.as_posix().startswith(NOT_SHIPPED))


def shipped(root: Path = ROOT) -> list[Path]:
    """Every file that goes into the zip, relative to ``root``, in a fixed order."""
    found = [Path(name) for name in TOP if (root / name).is_file()]
    for folder, suffixes in FOLDERS.items():
        found += (path for path in _files(root, folder) if path.suffix in suffixes)
    return sorted(found)


def unforeseen(root: Path = ROOT) -> list[Path]:
    """Files beside the shipped ones of a kind that nobody decided about."""
    known = {folder: suffixes | SOURCES for folder, suffixes in FOLDERS.items()}
    return sorted(path for folder in FOLDERS for path in _files(root, folder) if path.suffix not in known[folder])


def metadata(root: Path = ROOT) -> dict[str, str]:
    """The keys of ``metadata.txt``, as the plugin repository reads them."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(root / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def filled_metadata(root: Path = ROOT) -> str:
    """``metadata.txt`` with the changelog in it, which the plugin manager shows.

    A line of the changelog that begins with ``#`` would be a comment there, and a per cent sign an error.
    """
    text = (root / "metadata.txt").read_text(encoding="utf-8")
    _, _, versions = (root / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")
    lines = (line.lstrip("# ").rstrip().replace("%", " per cent") for line in versions.splitlines())
    kept = [line for line in lines if line]
    before, _, after = text.partition("changelog=")
    return f"{before}changelog={kept[0]}\n" + "".join(f"    {line}\n" for line in kept[1:]) + after.partition("\n")[2]


def placeholders(root: Path = ROOT) -> list[str]:
    """The keys of ``metadata.txt`` that hold no real address yet: the package is not ready for upload."""
    keys = metadata(root)
    return [name for name in ADDRESSES if ".example" in keys.get(name, "")]


def repository_list(target: Path, root: Path = ROOT) -> str:
    """``plugins.xml`` for the repository of an organisation's own: put it beside the zip on a server."""
    keys = metadata(root)
    said = {
        name: keys.get(source, "")
        for name, source in (
            ("description", "description"), ("about", "about"), ("version", "version"),
            ("qgis_minimum_version", "qgisMinimumVersion"), ("qgis_maximum_version", "qgisMaximumVersion"),
            ("homepage", "homepage"), ("repository", "repository"), ("tracker", "tracker"),
            ("author_name", "author"), ("tags", "tags"), ("experimental", "experimental"),
            ("deprecated", "deprecated"), ("server", "server"),
        )
    }  # fmt: skip
    said |= {"file_name": target.name, "download_url": target.name, "icon": keys.get("icon", "")}
    body = "".join(f"    <{name}>{escape(value)}</{name}>\n" for name, value in said.items())
    start = f"  <pyqgis_plugin name={quoteattr(keys['name'])} version={quoteattr(keys['version'])}>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<plugins>\n{start}{body}  </pyqgis_plugin>\n</plugins>\n'


def write(target: Path) -> None:
    """Write the zip; the same sources give the same bytes."""
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in shipped():
            entry = zipfile.ZipInfo(f"{NAME}/{path.as_posix()}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            filled = path.as_posix() == "metadata.txt"
            archive.writestr(entry, filled_metadata().encode() if filled else (ROOT / path).read_bytes())


def breaches(target: Path, scanners: str) -> Iterator[str]:
    """Each rule of publication that the zip breaks, in one line."""
    keys = metadata()
    yield from (f"metadata.txt lacks {key}" for key in REQUIRED_KEYS if not keys.get(key, "").strip())
    if target.stat().st_size > MAX_BYTES:
        yield f"{target.stat().st_size / 1e6:.1f} MB is more than {MAX_BYTES / 1e6:.0f} MB"
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        shutil.rmtree(ROOT / "build" / "package", ignore_errors=True)
        archive.extractall(ROOT / "build" / "package")
    yield from (f"outside the top folder: {name}" for name in names if not name.startswith(f"{NAME}/"))
    needed = (
        "LICENSE",
        "README.md",
        "metadata.txt",
        "__init__.py",
        f"resources/i18n/{NAME}_nl.qm",
        "resources/guide/nl/index.html",
        "resources/guide/en/index.html",
        keys.get("icon", ""),
    )
    yield from (f"not in the zip: {name}" for name in needed if f"{NAME}/{name}" not in names)
    yield from (f"the code opens what is not in the zip: {path}" for path in unshipped(names))
    yield from (f"hidden or compiled: {name}" for name in names if "/." in name or "__pycache__" in name)
    yield from (f"neither shipped nor left out: {path}" for path in unforeseen())
    yield from (f"not in version control: {name}" for name in _untracked())
    unpacked = ROOT / "build" / "package" / NAME
    yield from _bandit(unpacked, scanners)
    yield from _secrets(unpacked, scanners)


def unshipped(names: list[str], root: Path = ROOT) -> list[str]:
    """Paths that the shipped code opens and for which nothing is among the names in the zip."""
    files = [PurePosixPath(name).relative_to(NAME) for name in names]
    places = {place for file in files for place in (file, *file.parents)}
    modules = [path for path in shipped(root) if path.suffix == ".py"]
    asked = opened(root, modules) - CHECKOUT_ONLY
    return sorted(path for path in asked if not any(place.match(path) for place in places))


def _untracked() -> list[str]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    tracked = set(listing.stdout.split("\0"))
    names = (path.as_posix() for path in shipped())
    return [name for name in names if not name.startswith(BUILT) and name not in tracked]


def _bandit(folder: Path, python: str) -> Iterator[str]:
    for finding in _json([python, "-m", "bandit", "-q", "-f", "json", "-r", "."], folder)["results"]:
        place = f"{finding['filename']}:{finding['line_number']}"
        yield f"bandit {finding['test_id']} {place}: {finding['issue_text']}"


def _secrets(folder: Path, python: str) -> Iterator[str]:
    found = _json([python, "-m", "detect_secrets", "scan", "--all-files", "."], folder)["results"]
    for path, findings in found.items():
        yield from (f"detect-secrets {path}:{one['line_number']}: {one['type']}" for one in findings)


def _json(command: list[str], folder: Path) -> dict:
    """The JSON a scanner prints; its exit code only says whether it found something."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        sys.exit(f"{' '.join(command[:3])} did not run: {done.stderr.strip()}")


def main() -> int:
    """Build and check; 1 when a rule is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scanners", default=sys.executable, help="Python with bandit and detect-secrets")
    scanners = parser.parse_args().scanners
    if "/" in scanners:  # a path, not a command to look up; the scanners run in another folder
        scanners = str(Path.cwd() / scanners)
    target = ROOT / "dist" / f"{NAME}-{metadata()['version']}.zip"
    write(target)
    (target.parent / "plugins.xml").write_text(repository_list(target), encoding="utf-8")
    broken = list(breaches(target, scanners))
    for line in broken:
        print(f"  {line}", file=sys.stderr)
    print(f"{target.relative_to(ROOT)}: {len(shipped())} files, {target.stat().st_size / 1e6:.2f} MB,", end=" ")
    unready = placeholders()
    if broken:
        print(f"{len(broken)} rules broken")
    elif unready:
        print(f"not ready for upload: {', '.join(unready)} in metadata.txt are placeholders; all other rules kept")
    else:
        print("all rules of publication kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
