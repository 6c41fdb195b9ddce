"""Builds OpenCV anew with what the app uses of it, for Linux (docs/packaging.md says what that saves).

In: the pinned source package, the FFmpeg that comes with Qt, FFmpeg's headers. Out: a folder ``python`` with
``cv2``, which ``build.py`` puts before the wheel's. Needs what tools.py has under ``COMPILERS`` and, for the
headers, apt; the first time takes a quarter of an hour of one processor, later ones nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = "opencv-python-headless"
OPTIONS = {
    "BUILD_LIST": "core,geometry,imgproc,imgcodecs,videoio,python3",
    "BUILD_opencv_python3": "ON",
    "PYTHON3_LIMITED_API": "ON",
    "INSTALL_CREATE_DISTRIB": "ON",
    "OPENCV_PYTHON3_INSTALL_PATH": "python",
    # Pictures come from Pillow; OpenCV itself writes and reads PNG between two steps of one reading.
    **dict.fromkeys(("BUILD_PNG", "BUILD_JPEG", "BUILD_ZLIB"), "ON"),
    # FFmpeg is a part of its own that comes with the first film: who reads pictures does without it.
    "VIDEOIO_ENABLE_PLUGINS": "ON",
    "VIDEOIO_PLUGIN_LIST": "ffmpeg",
    "OPENCV_FFMPEG_SKIP_BUILD_CHECK": "ON",
    # In the frozen app Qt's FFmpeg lies here; no folder of the machine that builds is written down.
    "CMAKE_SKIP_RPATH": "ON",
    "CMAKE_MODULE_LINKER_FLAGS": "-Wl,-rpath,'$ORIGIN/../PySide6/Qt/lib'",
    # The same instructions for the same processors as in the wheel, without those of servers.
    "CPU_BASELINE": "SSE3",
    "CPU_DISPATCH": "SSE4_1;SSE4_2;AVX;FP16;AVX2",
    "CMAKE_BUILD_TYPE": "Release",
    **dict.fromkeys(("BUILD_SHARED_LIBS", "BUILD_TESTS", "BUILD_PERF_TESTS", "BUILD_EXAMPLES"), "OFF"),
    **dict.fromkeys(("BUILD_JAVA", "BUILD_opencv_apps", "HIGHGUI_ENABLE_PLUGINS"), "OFF"),
    "OPENCV_FFMPEG_ENABLE_LIBAVDEVICE": "OFF",
    # No large systems of equations are solved, no window and no camera opened, no other picture files read.
    **{
        f"WITH_{name}": "OFF"
        for name in (
            *(
                "LAPACK",
                "EIGEN",
                "IPP",
                "OPENCL",
                "ITT",
                "PROTOBUF",
                "FLATBUFFERS",
                "ADE",
                "QUIRC",
                "UNIFONT",
            ),
            *("GTK", "QT", "VTK", "V4L", "GSTREAMER", "1394", "OBSENSOR", "VA", "VA_INTEL", "TBB", "OPENMP"),
            *("TIFF", "WEBP", "OPENJPEG", "JASPER", "OPENEXR", "AVIF", "JPEGXL"),
            *("IMGCODEC_HDR", "IMGCODEC_SUNRASTER", "IMGCODEC_PXM", "IMGCODEC_PFM", "IMGCODEC_GIF"),
        )
    },
}
LIBRARIES = ("avcodec", "avformat", "avutil", "swscale")
HEADERS_FROM = "trixie"
"""The Debian release whose FFmpeg is that of Qt; apt checks its signature, :func:`_fits` the version."""
KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


def build(out: Path) -> Path:
    """The folder that holds ``cv2``; made once for a set of versions and options, below ``out``."""
    place = out / "opencv" / _key()
    made = place / "python"
    if (made / "cv2").is_dir():
        return made
    # What Qt's FFmpeg needs of the system is missed now, and not by the film after all the compiling.
    loaded = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
    subprocess.run([sys.executable, "-c", loaded, str(_qt() / "libavformat.so")], check=True)
    print("compiling OpenCV, once: a quarter of an hour of one processor (--plain does without)", flush=True)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    source = _source(place)
    packages = _packages(place, _headers(place))
    options = [f"-D{name}={value}" for name, value in {**OPTIONS, **_python()}.items()]
    prefix = f"-DCMAKE_INSTALL_PREFIX={place / 'install'}"
    command = ["cmake", "-G", "Ninja", "-S", str(source), "-B", str(place / "work"), prefix, *options]
    environment = {**os.environ, "PKG_CONFIG_LIBDIR": str(packages)}
    with (place / "log.txt").open("w", encoding="utf-8") as log:
        for step in (command, ["ninja", "-C", str(place / "work"), "install"]):
            subprocess.run(step, env=environment, stdout=log, stderr=log, check=True)
    _gather(place / "install", place / "gathered")
    _check(place / "gathered")
    (place / "gathered").rename(made)
    for left in ("work", "install", "source"):
        shutil.rmtree(place / left)
    return made


def _key() -> str:
    """What the result depends on, as a short name."""
    versions = [metadata.version(one) for one in (PACKAGE, "PySide6-Addons", "numpy")]
    return hashlib.sha256(repr((versions, OPTIONS)).encode()).hexdigest()[:12]


def _python() -> dict[str, str]:
    """Which Python it is for; the limited interface is linked to no library of Python's."""
    return {
        "PYTHON3_EXECUTABLE": sys.executable,
        "PYTHON_DEFAULT_EXECUTABLE": sys.executable,
        "PYTHON3_INCLUDE_DIR": sysconfig.get_paths()["include"],
        "PYTHON3_LIBRARY": "libpython3.a",
    }


def hashes(lock: str, package: str = PACKAGE) -> set[str]:
    """The SHA-256 sums that a lock allows for a package."""
    part = re.search(rf"^{package}==[^\n]*\n(?:[ \t]+[^\n]*\n)*", lock, re.MULTILINE)
    return set(re.findall(r"sha256:([0-9a-f]{64})", part[0] if part else ""))


def _source(place: Path) -> Path:
    """OpenCV's source out of the package that the lock pins, unpacked."""
    tools = place / "tools"
    subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True)
    pip = [str(tools / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wanted = HERE / "requirements-opencv.txt"
    subprocess.run([*pip, "install", "--require-hashes", "-r", str(wanted)], check=True)
    how = ["--no-deps", "--no-build-isolation", "--no-binary", PACKAGE, "--dest", str(place)]
    subprocess.run([*pip, "download", *how, f"{PACKAGE}=={metadata.version(PACKAGE)}"], check=True)
    shutil.rmtree(tools)
    archive = next(place.glob("opencv*.tar.gz"))
    if _sum(archive) not in hashes((HERE / "requirements-build.txt").read_text(encoding="utf-8")):
        sys.exit(f"{archive.name} is not the one that requirements-build.txt pins")
    source = place / "source"
    source.mkdir()
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(source)], check=True)
    archive.unlink()
    return next(source.glob("*/opencv"))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _qt() -> Path:
    """Where the FFmpeg of Qt's wheel lies."""
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "Qt" / "lib"


def _version(library: str) -> str:
    """The version of one of Qt's FFmpeg libraries, from its file's name: ``61.19.101``."""
    names = [one.name for one in _qt().glob(f"lib{library}.so.*.*.*")]
    return names[0].partition(".so.")[2]


def _headers(place: Path) -> Path:
    """FFmpeg's headers: those of the system if they fit Qt's FFmpeg, else fetched by apt."""
    system = Path(f"/usr/include/{sysconfig.get_config_var('MULTIARCH')}")
    if _fits(system):
        return system
    fetched = place / "headers"
    _fetch(place, fetched)
    found = next(iter(fetched.glob("usr/include/*-linux-gnu")), fetched)
    if not _fits(found):
        sys.exit(f"no headers of FFmpeg's libavcodec {_version('avcodec')} were found")
    return found


def _fits(include: Path) -> bool:
    """Whether headers are of the versions of Qt's libraries, but for what is only a correction."""
    for library in LIBRARIES:
        folder = include / f"lib{library}"
        said: dict[str, str] = {}
        for name in ("version.h", "version_major.h"):
            text = (folder / name).read_text(encoding="utf-8") if (folder / name).is_file() else ""
            said |= dict(re.findall(rf"#define\s+LIB{library.upper()}_VERSION_(MAJOR|MINOR)\s+(\d+)", text))
        if [said.get("MAJOR"), said.get("MINOR")] != _version(library).split(".")[:2]:
            return False
    return True


def _fetch(place: Path, target: Path) -> None:
    """Have apt fetch and check the packages with the headers; lists of its own, nothing is installed."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    archive = next((one for one in told if "security" not in one), None)
    if archive is None:
        sys.exit(
            f"FFmpeg's headers are fetched on Debian only: install those of {_version('avcodec')} by hand"
        )
    lists = place / "apt"
    for folder in ("lists/partial", "cache/archives/partial", "debs"):
        (lists / folder).mkdir(parents=True)
    (lists / "sources.list").write_text(
        f"deb [signed-by={KEYS}] {archive} {HEADERS_FROM} main\n", encoding="utf-8"
    )
    settings = {
        "Dir::Etc::sourcelist": lists / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": lists / "lists",
        "Dir::Cache": lists / "cache",
    }
    apt = ["apt-get", "-q", *(f"-o{name}={value}" for name, value in settings.items())]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=True)
    names = [f"lib{library}-dev" for library in (*LIBRARIES, "swresample")]
    subprocess.run([*apt, "download", *names], cwd=lists / "debs", stdout=subprocess.DEVNULL, check=True)
    for package in (lists / "debs").glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(package), str(target)], check=True)
    shutil.rmtree(lists)


def _packages(place: Path, include: Path) -> Path:
    """What tells pkg-config of Qt's FFmpeg and the headers for it."""
    folder = place / "packages"
    folder.mkdir()
    for library in LIBRARIES:
        (folder / f"lib{library}.pc").write_text(
            f"Name: lib{library}\nDescription: FFmpeg\nVersion: {_version(library)}\n"
            f"Libs: -L{_qt()} -l{library}\nCflags: -I{include}\n",
            encoding="utf-8",
        )
    return folder


def named(folder: Path) -> set[str]:
    """What the Python files of a folder take from OpenCV."""
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return {name for text in texts for name in re.findall(r"\bcv2\.([A-Za-z_]\w*)", text)}


CHECK = """
import sys
import cv2, numpy

missing = [name for name in sys.argv[2:] if not hasattr(cv2, name)]
frame = numpy.full((64, 96, 3), 90, numpy.uint8)
film = cv2.VideoWriter(sys.argv[1], cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*"mp4v"), 5, (96, 64))
for _ in range(3):
    film.write(frame)
film.release()
read, seen = cv2.VideoCapture(sys.argv[1], cv2.CAP_FFMPEG).read()
if missing or not read or abs(int(seen[9, 9, 0]) - 90) > 8:
    sys.exit(f"not there: {missing}; a film was read: {read}")
"""


def _check(made: Path) -> None:
    """Whoever reads pictures here finds all that it names, and a film can be read; else the build ends."""
    spec = importlib.util.find_spec("rapidocr")
    assert spec is not None
    assert spec.origin is not None
    names = sorted(named(HERE.parent / "app") | named(Path(spec.origin).parent))
    environment = {**os.environ, "PYTHONPATH": str(made), "LD_LIBRARY_PATH": str(_qt())}
    film = made.parent / "film.mp4"
    subprocess.run([sys.executable, "-c", CHECK, str(film), *names], env=environment, check=True)
    film.unlink()


def _gather(installed: Path, made: Path) -> None:
    """``cv2`` as the wheel has it: the module beside its Python files; FFmpeg's part beside both."""
    package = installed / "python" / "cv2"
    inner = package / "python-3"
    for library in (*inner.glob("cv2*.so"), *installed.rglob("libopencv_videoio_ffmpeg*.so")):
        shutil.copy2(library, package / library.name)
    shutil.rmtree(inner)
    for settings in package.glob("config-3*.py"):
        settings.write_text(
            "PYTHON_EXTENSIONS_PATHS = [LOADER_DIR] + PYTHON_EXTENSIONS_PATHS\n", encoding="utf-8"
        )
    (package / "config.py").write_text(
        "import os\n\nBINARIES_PATHS = [LOADER_DIR] + BINARIES_PATHS\n", encoding="utf-8"
    )
    made.mkdir()
    shutil.copytree(package, made / "cv2")
