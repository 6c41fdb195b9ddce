"""What a build on Linux needs of the system: looked for, and installed by apt where that can be done."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import bootstrap

COMMANDS = {"strip": "binutils"}
COMPILERS = {"cmake": "cmake", "ninja": "ninja-build", "g++": "g++", "pkg-config": "pkg-config"}
"""Commands and the Debian packages that have them: for every build, and for OpenCV of our own."""

SOUND = ("libpulse0", "libxrandr2", "libxext6", "libdrm2")
"""What Qt's player of recordings and its FFmpeg, which reads films too, are linked to."""


class Missing(Exception):
    """Something the build needs is not there; the sentence says what installs it."""


def missing(commands: dict[str, str]) -> list[str]:
    """Debian packages that are not there: of the commands, Python's headers, Qt's libraries."""
    wanted = [package for command, package in commands.items() if shutil.which(command) is None]
    if not (Path(sysconfig.get_paths()["include"]) / "Python.h").is_file():
        wanted.append("python3-dev")
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    if shutil.which("dpkg-query"):
        libraries = [one for one in bootstrap.DEBIAN["run"] if not one.startswith("fonts-")]
        wanted += [one for one in (*libraries, *SOUND) if not bootstrap.installed(one)]
    return wanted


def obtain(*, compilers: bool) -> None:
    """Install what is missing, as root or with sudo; :class:`Missing` where that cannot be done."""
    wanted = missing(COMMANDS | (COMPILERS if compilers else {}))
    if not wanted:
        return
    names = " ".join(one.partition("|")[0] for one in wanted)
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    if shutil.which("apt-get") is None or (sudo and shutil.which("sudo") is None):
        raise Missing(_sentence(names, compilers=compilers))
    print(f"installing what the build needs of the system: {names}", flush=True)
    quiet = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "-o", "Dpkg::Use-Pty=0"]
    for step in (["update"], ["install", "--no-install-recommends", *map(bootstrap.available, wanted)]):
        done = subprocess.run([*quiet, *step], capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            raise Missing(_sentence(names, compilers=compilers))


def _sentence(names: str, *, compilers: bool) -> str:
    said = f"the build needs these packages of the system: {names}. Install them as administrator"
    way = "or build with --plain, which compiles nothing and makes the app 130 MB larger"
    return f"{said}; {way}." if compilers else f"{said}."
