"""Sets up everything on a fresh machine and runs the app (``run``) or its tests (``test``).

Standard library only. What it makes lives in ``.env/`` beside the code: a private environment with
hash-pinned packages, a stamp that lets the next start skip all of this, and ``setup.log``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".env"
LOG = HOME / "setup.log"
VENV = HOME / "venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": "requirements.txt", "test": "requirements-dev.txt"}

DEBIAN = {
    "run": [
        "libegl1",
        "libgl1",
        "libx11-6",
        "libdbus-1-3",
        "libfontconfig1",
        "libxkbcommon0",
        "libx11-xcb1",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-image0",
        "libxcb-keysyms1",
        "libxcb-randr0",
        "libxcb-render-util0",
        "libxcb-shape0",
        "libxcb-sync1",
        "libxcb-xfixes0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
        "libwayland-cursor0",
        "libcups2|libcups2t64",
        "libglib2.0-0|libglib2.0-0t64",
        "fonts-noto-cjk",
    ],
    "test": ["git", "xvfb", "xauth", "libreoffice-writer-nogui", "poppler-utils"],
}

LOCALE = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
CHINESE = LOCALE.startswith("zh")
SENTENCES = {
    "python": ("需要 Python 3.11 或更新的版本。", "Python 3.11 or newer is needed."),
    "system": ("正在安装系统组件：{what}", "Installing system packages: {what}"),
    "packages": (
        "正在安装程序所需的组件（只需一次，约一分钟）……",
        "Installing what the app needs (once, about a minute)…",
    ),
    "no_root": (
        "缺少系统组件，而这里没有管理员权限。请用管理员身份执行：apt-get install {what}",
        "System packages are missing and this account may not install them. "
        "As administrator run: apt-get install {what}",
    ),
    "apt_failed": (
        "系统组件没有装上，多半是网络不通或没有权限。接通后再运行同一条命令即可，详情见 {log}。",
        "The system packages could not be installed, most likely no network or no permission. "
        "Run the same command again once that is mended; details are in {log}.",
    ),
    "pip_failed": (
        "程序组件没有下载完整，多半是网络不通。接通后再运行同一条命令即可，详情见 {log}。",
        "The app's packages could not be downloaded, most likely no network. "
        "Run the same command again once that is mended; details are in {log}.",
    ),
    "not_writable": (
        "不能写入文件夹 {where}。请把程序放到你自己可以写入的位置，再运行同一条命令。",
        "The folder {where} cannot be written to. "
        "Put the program where you may write, and run the same command again.",
    ),
    "other_linux": (
        "这个系统没有 apt。若窗口打不开，请安装 Qt 6 需要的系统库和一种中文字体，名单见 {file}。",
        "This system has no apt. If the window does not open, "
        "install Qt 6's system libraries and a Chinese font; {file} lists them.",
    ),
    "no_display": (
        "这里没有图形界面，改为在后台用演示案件走一遍：建立案件、导出 Word 时间线和 PDF。",
        "There is no display here, so the main job is done without a window on the demo case: "
        "build the case, write the Word timeline and the PDF.",
    ),
    "made": ("已写好：{where}", "Written: {where}"),
}


def say(code: str, **facts: object) -> None:
    """Print one sentence in the person's language."""
    print(SENTENCES[code][0 if CHINESE else 1].format(**facts), flush=True)


class Stop(Exception):
    """Set-up cannot go on; the sentence says why and what to do."""


def quietly(command: list[str], code: str, **facts: object) -> None:
    """Run a command with its output in the log; a failure becomes the sentence ``code``."""
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        try:
            done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT, check=False)
        except OSError as error:
            log.write(f"{error}\n".encode())
            done = None
    if done is None or done.returncode:
        say(code, log=LOG, **facts)
        raise Stop


def installed(name: str) -> bool:
    """Whether one of the Debian packages ``a|b`` is installed."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\n", *name.split("|")],
        capture_output=True,
        text=True,
        check=False,
    )
    return "installed" in asked.stdout.split()


def available(name: str) -> str:
    """The first of the Debian packages ``a|b`` that this release has."""
    for one in name.split("|"):
        known = subprocess.run(["apt-cache", "show", one], capture_output=True, check=False)
        if known.returncode == 0:
            return one
    return name.split("|")[0]


def system_packages(purpose: str) -> None:
    """Install missing system libraries and fonts where the system has apt."""
    if not sys.platform.startswith("linux"):
        return
    wanted = DEBIAN["run"] + (DEBIAN["test"] if purpose == "test" else [])
    if shutil.which("apt-get") is None:
        say("other_linux", file="packaging/bootstrap.py")
        return
    if importlib.util.find_spec("ensurepip") is None:
        wanted = ["python3-venv", *wanted]
    missing = [name for name in wanted if not installed(name)]
    if not missing:
        return
    say("system", what=" ".join(missing))
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    if sudo and shutil.which("sudo") is None:
        say("no_root", what=" ".join(name.split("|")[0] for name in missing))
        raise Stop
    quiet = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "-o", "Dpkg::Use-Pty=0"]
    quietly([*quiet, "update"], "apt_failed")
    chosen = [available(name) for name in missing]
    quietly([*quiet, "install", "--no-install-recommends", *chosen], "apt_failed")


def environment(purpose: str) -> None:
    """Make the private environment and install the pinned packages into it."""
    say("packages")
    whole = HOME / "venv.whole"
    if not whole.exists():
        quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], "pip_failed")
        whole.touch()
    lock = ROOT / "packaging" / LOCKS[purpose]
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    quietly([*pip, "--require-hashes", "-r", str(lock)], "pip_failed")
    quietly([str(PYTHON), str(ROOT / "packaging" / "translations.py"), "build"], "pip_failed")


def stamp_of(purpose: str) -> str:
    """What this set-up was made from; another value means it has to be made again."""
    parts = [sys.version, str(ROOT), *DEBIAN["run"], *DEBIAN[purpose]]
    digest = hashlib.sha256("\n".join(parts).encode())
    for name in ("packaging/" + LOCKS[purpose], "resources/i18n/jushi_en.ts"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def ready(purpose: str) -> bool:
    """Whether an earlier set-up for this purpose still holds (a set-up for tests serves both)."""
    if not PYTHON.exists():
        return False
    stamps = [(HOME / f"{name}.stamp", stamp_of(name)) for name in {purpose, "test"}]
    return any(file.exists() and file.read_text(encoding="ascii") == value for file, value in stamps)


def set_up(purpose: str) -> None:
    """Do what is missing, once."""
    if sys.version_info < (3, 11):  # noqa: UP036  the one file that an older Python may start
        say("python")
        raise Stop
    if ready(purpose):
        return
    try:
        HOME.mkdir(exist_ok=True)
        LOG.touch()
    except OSError:
        say("not_writable", where=ROOT)
        raise Stop from None
    system_packages(purpose)
    environment(purpose)
    (HOME / f"{purpose}.stamp").write_text(stamp_of(purpose), encoding="ascii")


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def in_environment(*arguments: str) -> int:
    """Run the private Python with these arguments from the project's folder; its exit code."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def run(arguments: list[str]) -> int:
    """Open the app, or do its main job on the demo case where there is no display."""
    set_up("run")
    if has_display() or arguments:
        return in_environment("-m", "app", *arguments)
    say("no_display")
    out = ROOT / "out"
    code = in_environment("packaging/headless.py", str(out))
    if code == 0:
        for made in sorted(out.glob("*.*")):
            say("made", where=made)
    return code


def test(arguments: list[str]) -> int:
    """Run every check and the whole test suite; the first failing check decides the exit code."""
    set_up("test")
    return in_environment("packaging/checks.py", *arguments)


def main() -> int:
    """Command line: ``run [arguments for the app]`` or ``test [arguments for pytest]``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["run", "test"])
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    try:
        return {"run": run, "test": test}[asked.what](asked.rest)
    except Stop:
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
