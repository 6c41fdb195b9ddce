"""Makes the Debian package: frozen folder, menu entry, icon, the type of ``.jushi`` files, notices."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import bootstrap
import icons
import tools

from app import VERSION

HERE = Path(__file__).resolve().parent
FONTS = "fonts-noto-cjk | fonts-wqy-zenhei | fonts-wqy-microhei"
CONTROL = """Package: jushi
Version: {version}
Architecture: amd64
Maintainer: The Jushi developers <jushi@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: desktop-file-utils, shared-mime-info, xdg-utils
Section: misc
Priority: optional
Description: 据实, a dated and provable timeline after a repayment agreement
 Takes in screenshots, SMS and call backups, chats, mails, recordings,
 agreements and bank bills, reads them on this computer and puts them in
 order by date, with the proof beside each line. It never goes online.
"""


def depends(folder: Path) -> str:
    """What the system has to have: what a source install needs too, and a Chinese font."""
    wanted = [one for one in bootstrap.DEBIAN["run"] if not one.startswith("fonts-")]
    libraries = [one.replace("|", " | ") for one in wanted]
    compiler = [f"libc6 (>= {glibc(folder)})", "libstdc++6", "libgcc-s1"]
    return ", ".join([*compiler, *sorted(libraries), *tools.SOUND, FONTS])


def glibc(folder: Path) -> str:
    """The newest version of the C library that a library in the folder asks for."""
    libraries = [str(one) for one in folder.rglob("*.so*") if one.is_file() and not one.is_symlink()]
    command = ["readelf", "--wide", "--version-info", *libraries]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    asked = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", told)
    return "{}.{}".format(*max((int(major), int(minor)) for major, minor in asked))


def build(folder: Path, out: Path) -> Path:
    """Pack the frozen ``folder``; the package's path in ``out``."""
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "usr" / "lib" / "jushi", symlinks=True)
    _menu(tree / "usr")
    _notices(tree / "usr" / "share" / "doc" / "jushi", folder)
    _control(tree, depends(folder))
    package = out / f"jushi_{VERSION}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return package


def _menu(usr: Path) -> None:
    """The command, the menu entry, the type of file and the icon in every size."""
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / "jushi").symlink_to("../lib/jushi/jushi")
    _copy(HERE / "linux" / "jushi.desktop", usr / "share" / "applications" / "jushi.desktop")
    _copy(HERE / "linux" / "jushi.xml", usr / "share" / "mime" / "packages" / "jushi.xml")
    pictures = usr / "share" / "icons" / "hicolor"
    for name in ("apps/jushi", "mimetypes/application-x-jushi-case"):
        _copy(icons.DRAWING, pictures / "scalable" / f"{name}.svg")
        for side in icons.SIZES:
            _copy(usr.parents[1] / "icons" / f"{side}.png", pictures / f"{side}x{side}" / f"{name}.png")


def _notices(doc: Path, folder: Path) -> None:
    made = folder / "_internal" / "resources" / "notices"
    _copy(made / "notices.txt", doc / "copyright")
    _copy(made / "sbom.cdx.json", doc / "sbom.cdx.json")
    changes = (HERE.parent / "CHANGELOG.md").read_bytes()
    (doc / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _control(tree: Path, needs: str) -> None:
    files = sorted(one for one in (tree / "usr").rglob("*") if one.is_file() and not one.is_symlink())
    size = sum(one.stat().st_size for one in files) // 1024
    sums = [f"{hashlib.md5(one.read_bytes()).hexdigest()}  {one.relative_to(tree)}\n" for one in files]
    place = tree / "DEBIAN"
    place.mkdir()
    control = CONTROL.format(version=VERSION, size=size, depends=needs)
    (place / "control").write_text(control, encoding="utf-8")
    (place / "md5sums").write_text("".join(sums), encoding="utf-8")
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
