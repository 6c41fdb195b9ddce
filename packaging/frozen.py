"""What the frozen app carries: our data, what is looked up by name, and what is left out and why."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""One file of PyInstaller's lists: its name in the app, where it comes from, its kind."""

HIDDEN = ["PySide6.QtMultimedia", "PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtPrintSupport"]
LOOKED_UP = ["app", "rapidocr", "phonenumbers.data", "phonenumbers.shortdata"]
"""Packages that import their own modules by name."""
OCR_DATA = ["**/*.yaml", "models/PP-OCRv6_det_small.onnx", "models/PP-OCRv6_rec_small.onnx"]

EXCLUDED = [
    # Tools and tests of packages: nothing of them runs in the app.
    "tkinter",
    "unittest.mock",
    "pytest",
    "_pytest",
    "hypothesis",
    "setuptools",
    "pip",
    "wheel",
    "lib2to3",
    "sympy",
    "numpy.f2py",
    "numpy.distutils",
    "numpy.testing",
    "numpy.tests",
    # Reading pictures needs arrays and a little linear algebra; papers are read by lxml.etree alone.
    "numpy.random",
    "numpy.fft",
    "numpy.polynomial",
    "lxml.objectify",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.sax",
    "IPython",
    "matplotlib",
    "pandas",
    "scipy",
    "onnxruntime.transformers",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.training",
    # The GNU line editor is GPL, and there is no prompt here.
    "readline",
    # Names of places and carriers for telephone numbers (40 MB): only parsing is used.
    "phonenumbers.geodata",
    "phonenumbers.geocoder",
    "phonenumbers.carrierdata",
    "phonenumbers.carrier",
    "phonenumbers.tzdata",
    "phonenumbers.timezone",
    # Of the build's own environment; packages take them where they are there.
    "attr",
    "attrs",
    "defusedxml",
    # Other engines rapidocr could drive.
    "torch",
    "paddle",
    "openvino",
    "tensorrt",
    "MNN",
]

PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows", "qcocoa"},
    "imageformats": {"qjpeg", "qsvg", "qgif", "qwebp", "qico", "qtiff"},
    "iconengines": {"qsvgicon"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "multimedia": {"ffmpegmediaplugin"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell", "wl-shell-plugin", "qt-shell"},
}
"""Qt's plugins by folder, without ``lib`` and the ending. Others bring QML, TLS or GTK along."""

QT_LEFT_OUT = ("Qml", "Quick", "VirtualKeyboard", "Pdf", "Sql", "Test", "Designer", "Help", "EglF")

NEEDED_BY_SOUND = {"Qt6Qml", "Qt6QmlMeta", "Qt6QmlModels", "Qt6QmlWorkerScript", "Qt6Quick"}
"""Qt's FFmpeg plugin is linked to these, although nothing here is drawn by them; Linux has standins.py."""

BESIDE = (
    "libxcb-cursor",
    "libxcb-icccm",
    "libxcb-image",
    "libxcb-keysyms",
    "libxcb-render-util",
    "libxcb-util",
    "libxcb-xkb",
    "libxcb-shape",
    "libxcb-xinerama",
    "libxcb-xinput",
    "libxkbcommon-x11",
    "libffi",
    "libbz2",
    "liblzma",
    "libz.",
    "libcrypto",
    "libssl",
    "libsqlite3",
    "libuuid",
    "libexpat",
    "libpython",
)
"""Libraries of a Linux system that travel along: free ones (MIT, BSD, Apache, zlib) whose number differs
between distributions or that desktops lack. Others belong to the system and are named in ``Depends``."""


def own_data(root: Path) -> list[tuple[str, str]]:
    """Our resources and seeds as PyInstaller's ``(file, folder)``, without what only makes them."""
    found = []
    for top in ("resources", "seeds"):
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and path.suffix not in {".py", ".pyc", ".ts"} and path.parent.name != "notices":
                found.append((str(path), path.parent.relative_to(root).as_posix()))
    # python-docx asks for ``docx/parts/../templates``, so that folder has to exist.
    import docx

    return [*found, (str(Path(docx.__file__).parent / "py.typed"), "docx/parts")]


def kept(entries: list[Entry]) -> list[Entry]:
    """Those of PyInstaller's files that the app uses; what a Linux system has itself stays out."""
    return [one for one in entries if is_used(one[0].replace("\\", "/")) and not _is_the_systems(one)]


def is_used(name: str) -> bool:
    """Whether a file of the frozen folder is used, by its place in it."""
    path = PurePosixPath(name)
    if "plugins" in path.parts and "PySide6" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        return path.name.partition(".")[0].removeprefix("lib") in PLUGINS.get(folder, set())
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in {"qtbase_zh_CN.qm", "qtbase_en.qm"}
    if "PySide6" in path.parts or path.name.startswith(("libQt6", "Qt6")):
        return not any(_has_module(path, one) for one in QT_LEFT_OUT)
    if "phonenumbers" in path.parts:
        return not {"geodata", "carrierdata", "tzdata"} & set(path.parts)
    return "tests" not in path.parts and path.suffix not in {".pyi", ".pxd", ".h", ".lib", ".a"}


def _has_module(path: PurePosixPath, module: str) -> bool:
    """``libQt6Qml.so.6``, ``libQt6QmlModels.so.6``, ``Qt6Qml.dll``, ``QtQml.framework/…`` are of ``Qml``."""
    frameworks = {part.replace("Qt", "Qt6", 1).removesuffix(".framework") for part in path.parts[:-1]}
    if ".so" not in path.name and ({path.name.partition(".")[0]} | frameworks) & NEEDED_BY_SOUND:
        return False
    stems = (f"libQt6{module}", f"Qt6{module}", f"Qt{module}")
    return any(part.startswith(stems) for part in path.parts)


def _is_the_systems(entry: Entry, system: str = sys.platform) -> bool:
    """A library collected from the system's own folders that is not one of ``BESIDE``.

    Modules of Python are not libraries: with the system's Python they lie in its folders too.
    """
    name, source = PurePosixPath(entry[0]).name, entry[1]
    if system != "linux" or entry[2] == "EXTENSION":
        return False
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")) and not name.startswith(BESIDE)


AS_THEY_CAME = {"PySide6", "shiboken6"}
"""Folders whose libraries stay as their makers built them: the notices say so of Qt and its FFmpeg."""


PAGE = 4096


def strip(folder: Path) -> None:
    """Take the debuggers' names out of libraries (70 MB); Linux only, where the tools are at hand."""
    for path in sorted(folder.rglob("*.so*")):
        if not path.is_symlink() and not AS_THEY_CAME & set(path.parts):
            _strip(path)


def _strip(path: Path) -> None:
    """Strip one library, unless that spoils it: some were lengthened after they were built."""
    small = path.with_name(f"{path.name}.small")
    subprocess.run(["strip", "--strip-unneeded", "-o", str(small), str(path)], check=True)
    told = subprocess.run(["readelf", "-lW", str(small)], capture_output=True, text=True, check=True).stdout
    if can_be_loaded(told):
        small.replace(path)
    else:
        small.unlink()


def can_be_loaded(headers: str) -> bool:
    """Whether each part of a library lies in the file as in memory, counted from a page's start.

    In: what ``readelf -lW`` prints; a system refuses a library of which this is not true.
    """
    parts = re.findall(r"^\s+LOAD\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)", headers, re.MULTILINE)
    return bool(parts) and all((int(file, 16) - int(memory, 16)) % PAGE == 0 for file, memory in parts)


def sizes(folder: Path) -> list[tuple[str, int]]:
    """What takes the room, largest first: each part and its bytes, links counted as nothing."""
    parts: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts[_part(path.relative_to(folder).parts)] += path.stat().st_size
    return parts.most_common()


def _part(parts: tuple[str, ...]) -> str:
    """To which part of the app a file belongs: its package, with the libraries packed beside it."""
    inner = parts[1:] if parts[0] == "_internal" else parts
    if inner[0] == "resources":
        return "/".join(inner[:2])
    known = {"opencv_python_headless": "cv2", "pypdfium2_raw": "pypdfium2", "pillow": "PIL"}
    name = inner[0].removesuffix(".libs")
    if name == "PySide6" and any(part.startswith(("libav", "libsw")) for part in inner):
        return "PySide6 (FFmpeg)"
    return "libraries of the system" if len(inner) == 1 and ".so" in name else known.get(name, name)


def plist(version: str) -> dict[str, object]:
    """``Info.plist`` of the macOS app: what it opens, the oldest system (that of the wheels), its names."""
    return {
        "CFBundleDisplayName": "据实",
        "CFBundleName": "Jushi",
        "CFBundleShortVersionString": version,
        "CFBundleLocalizations": ["zh-Hans", "en"],
        "LSMinimumSystemVersion": "14.0",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "据实案件",
                "CFBundleTypeRole": "Editor",
                "LSItemContentTypes": ["org.jushi.case"],
                "LSHandlerRank": "Owner",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "org.jushi.case",
                "UTTypeDescription": "据实案件",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": ["jushi"]},
            }
        ],
    }
