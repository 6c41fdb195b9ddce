"""Starts, measures and ends reader children, on each system in its own way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def command() -> list[str]:
    """How the reader is started: the same executable with a flag."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reader"]
    return [sys.executable, "-m", "app", "--reader"]


def start() -> subprocess.Popen[bytes]:
    """A reader child with pipes; what it prints for programmers is thrown away."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "OMP_WAIT_POLICY": "PASSIVE"}
    if not getattr(sys, "frozen", False):
        others = os.environ.get("PYTHONPATH", "")
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), others]))
    flags: dict[str, Any] = {}
    if sys.platform == "win32":
        flags["creationflags"] = subprocess.CREATE_NO_WINDOW
    else:
        flags["start_new_session"] = True
    child = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        bufsize=0,
        **flags,
    )
    if sys.platform == "win32":
        _into_job(child)
    return child


def end(child: subprocess.Popen[bytes]) -> None:
    """Kill and bury it; its pipes are closed."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def resident(pid: int) -> int:
    """Resident bytes of a process; 0 if it cannot be told."""
    system: str = sys.platform  # a plain string, so that every branch is type-checked on every system
    if system == "linux":
        return _resident_linux(pid)
    return _resident_windows(pid) if system == "win32" else _resident_ps(pid)


def _resident_linux(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if len(fields) > 1 else 0


def _resident_ps(pid: int) -> int:
    asked = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return int(asked.stdout.strip() or 0) * 1024


def _resident_windows(pid: int) -> int:
    """``GetProcessMemoryInfo`` (psapi): WorkingSetSize."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        )

    windll: Any = ctypes.windll  # type: ignore[attr-defined, unused-ignore]
    query_and_read = 0x0410
    handle = windll.kernel32.OpenProcess(query_and_read, False, pid)
    if not handle:
        return 0
    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    known = windll.psapi.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    windll.kernel32.CloseHandle(handle)
    return int(counters.WorkingSetSize) if known else 0


_job: Any = None


def _into_job(child: subprocess.Popen[bytes]) -> None:
    """A Windows Job Object with kill-on-close: the children end with us, however we end."""
    import ctypes

    global _job
    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    if _job is None:
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        _job = kernel.CreateJobObjectW(None, None)
        # JOBOBJECT_EXTENDED_LIMIT_INFORMATION: LimitFlags is the DWORD at byte 16; the rest stays zero.
        pointer = ctypes.sizeof(ctypes.c_void_p)
        limits = ctypes.create_string_buffer(144 if pointer == 8 else 112)
        kill_on_close, extended = 0x2000, 9
        ctypes.c_uint32.from_buffer(limits, 16).value = kill_on_close
        kernel.SetInformationJobObject(ctypes.c_void_p(_job), extended, limits, len(limits))
    handle = ctypes.c_void_p(int(child._handle))  # type: ignore[attr-defined, unused-ignore]
    kernel.AssignProcessToJobObject(ctypes.c_void_p(_job), handle)
