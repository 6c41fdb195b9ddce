"""What can be known of Windows and macOS here: names, pipes, resources, and that the installers say what they must."""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path

import pytest

from app import paths, single

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import frozen  # noqa: E402  after the path to it is known
import version_resource  # noqa: E402

INSTALLER = (ROOT / "packaging" / "windows" / "jushi.iss").read_text(encoding="utf-8")
WORKFLOW = (ROOT / "packaging" / "workflows" / "installers.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("证1 a.png", "证1 a.png"),
        ('a<b>:c"d/e\\f|g?h*i\n.txt', "a_b__c_d_e_f_g_h_i_.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1 .png", "_COM1 .png"),
        ("COM10.png", "COM10.png"),
        ("name. . ", "name"),
        ("...", "_"),
        ("", "_"),
        ("长" * 200 + ".png", "长" * 116 + ".png"),
    ],
)
def test_a_name_is_one_that_windows_takes(given: str, made: str) -> None:
    assert paths.safe_name(given) == made
    assert paths.safe_name(made) == made, "once is enough"


def test_the_window_listens_on_a_pipe_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    seen = set()
    for person in ("a", "b"):
        monkeypatch.setenv("JUSHI_STATE", str(tmp_path / person))
        seen.add(single.address())
    assert len(seen) == 2 and all(re.fullmatch(r"\\\\\.\\pipe\\jushi-[0-9a-f]{8}", one) for one in seen)


def test_a_path_with_a_drive_and_chinese_goes_through_the_pipe_whole() -> None:
    line = single.message(str(ROOT / "案件 甲"))
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert single.asked(line) == str(ROOT / "案件 甲")


def test_the_version_has_the_four_numbers_windows_wants(tmp_path: Path) -> None:
    assert version_resource.numbers("1.2.3") == (1, 2, 3, 0)
    version_resource.write(tmp_path / "version.txt", "1.2.3")
    text = (tmp_path / "version.txt").read_text(encoding="utf-8")
    assert "filevers=(1, 2, 3, 0)" in text and "据实" in text


def test_windows_needs_no_administrator_and_keeps_cases() -> None:
    assert "PrivilegesRequired=lowest" in INSTALLER
    assert "HKLM" not in INSTALLER and "{commonpf" not in INSTALLER and "{autopf" not in INSTALLER
    assert re.findall(r"^Root: (\w+);", INSTALLER, re.M) == ["HKCU"] * 4
    assert "[UninstallDelete]" not in INSTALLER, "what the program did not install it does not remove"
    assert '"{app}\\_internal"' in INSTALLER, "the only folder that an update clears is the program's own"


def test_macos_opens_case_files_and_says_which_system_it_needs() -> None:
    told = plistlib.loads(plistlib.dumps(frozen.plist("1.2.3")))
    (kind,) = told["CFBundleDocumentTypes"]
    (declared,) = told["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["jushi"]
    entitlements = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert not any("network" in name for name in entitlements)


def test_the_workflows_call_what_is_there() -> None:
    for called in re.findall(r"(packaging/[\w./-]+\.(?:py|sh|iss|txt))", WORKFLOW):
        assert (ROOT / called).is_file(), called
    assert {"linux:", "windows:", "macos:"} <= {line.strip() for line in WORKFLOW.splitlines()}
    assert "\t" not in WORKFLOW
