"""Builds the installed app: ``folder`` (frozen), ``portable`` (its archive), ``deb``; ``smoke`` tests it.

It makes its own environment from the hash-pinned ``requirements-build.txt`` in ``out/build`` unless the
Python that runs it has all of that. Everything made lies in ``out/``. On Linux the first build compiles
OpenCV with what is used of it (opencv.py); ``--plain`` takes the wheel's instead.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "out"
HOME = OUT / "build"
FOLDER = OUT / "dist" / "jushi"
LIMIT, PLAIN = 450, 600
"""Megabytes that the frozen folder may take on Linux, with ``--plain`` the second; docs/packaging.md says
what takes them."""

sys.path[:0] = [str(ROOT), str(HERE)]


def has_tools() -> bool:
    """Whether this Python has what the build needs."""
    return all(importlib.util.find_spec(name) for name in ("PyInstaller", "cyclonedx")) and bool(
        importlib.util.find_spec("PySide6.QtMultimedia")
    )


def in_own_environment(arguments: list[str]) -> int:
    """Make the build's environment and run this again in it; the exit code."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(HERE / "requirements-build.txt")], check=True)
    return subprocess.run([str(python), str(Path(__file__)), *arguments], check=False).returncode


def freeze(*, plain: bool) -> None:
    """Make ``out/dist/jushi`` from the source, and say what takes the room in it."""
    import frozen
    import icons
    import notices
    import opencv
    import standins
    import translations
    import version_resource

    from app import VERSION

    translations.build()
    icons.make(OUT / "icons")
    notices.make(OUT / "notices")
    version_resource.write(OUT / "version.txt", VERSION)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    places = ["--distpath", str(OUT / "dist"), "--workpath", str(OUT / "work")]
    first = {} if plain else {"PYTHONPATH": str(opencv.build(OUT))}
    command = [*command, *places, str(HERE / "jushi.spec")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **first}, check=True)
    if sys.platform == "linux":
        frozen.strip(FOLDER)
        standins.put(FOLDER)
        named(FOLDER / "_internal")
    tell(frozen.sizes(FOLDER), PLAIN if plain else LIMIT)


def named(folder: Path) -> None:
    """The notices name every library in the folder, or the program ends."""
    import licences

    there = [one for one in folder.rglob("*.so*") if one.is_file() and not one.is_symlink()]
    unnamed = licences.unnamed(one.relative_to(folder).as_posix() for one in there)
    if unnamed:
        sys.exit(f"third_party.toml says nothing of {unnamed}: whose are they, under which licence?")


def tell(sizes: list[tuple[str, int]], limit: int) -> None:
    """Print what takes the room, in megabytes (millions of bytes); over the limit the program ends."""
    whole = sum(size for _name, size in sizes) / 1e6
    for name, size in [one for one in sizes if one[1] >= 1e6]:
        print(f"{size / 1e6:8.1f}  {name}")
    print(f"{whole:8.1f}  together", flush=True)
    if sys.platform == "linux" and whole > limit:
        sys.exit(f"the folder has grown over {limit} MB: see packaging/frozen.py")


def portable() -> Path:
    """A ``.tar.xz`` of the folder; the program in it needs no installation."""
    from app import VERSION

    archive = OUT / f"jushi-{VERSION}-linux-x86_64.tar.xz"
    with tarfile.open(archive, "w:xz", preset=6) as tar:
        tar.add(FOLDER, arcname=f"jushi-{VERSION}", filter=_ours)
    return archive


def _ours(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Entries belong to nobody in particular."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def deb() -> Path:
    """The Debian package of the folder."""
    import deb as maker

    return maker.build(FOLDER, OUT)


def main(arguments: list[str]) -> int:
    """Command line; the folder is frozen anew unless ``--frozen`` says that it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["folder", "portable", "deb", "smoke"], nargs="+")
    parser.add_argument("--frozen", action="store_true", help="use the frozen folder that is there")
    parser.add_argument(
        "--plain", action="store_true", help="with the OpenCV of its wheel: nothing is compiled, 130 MB more"
    )
    asked = parser.parse_args(arguments)
    plain = asked.plain or sys.platform != "linux"
    if sys.platform == "linux" and not asked.frozen:
        import tools

        try:
            tools.obtain(compilers=not plain)
        except tools.Missing as fault:
            sys.exit(str(fault))
    if not has_tools():
        return in_own_environment(arguments)
    if not asked.frozen:
        shutil.rmtree(FOLDER, ignore_errors=True)
        freeze(plain=plain)
    for what in asked.what:
        if what in {"portable", "deb"}:
            made = {"portable": portable, "deb": deb}[what]()
            print(f"{made.stat().st_size / 1e6:8.1f}  {made.relative_to(ROOT)}", flush=True)
        if what == "smoke":
            import smoke

            smoke.main(FOLDER / ("jushi-cli.exe" if os.name == "nt" else "jushi"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
