from __future__ import annotations

import pytest

from app.intake.values import capture

STRONG = [
    ("Screenshot_20240618_091523.jpg", "2024-06-18T09:15:23+08:00"),
    ("Screenshot_20240618-091523.png", "2024-06-18T09:15:23+08:00"),
    ("Screenshot_2025-02-17-21-40-54-052_com.example.mms.png", "2025-02-17T21:40:54+08:00"),
    ("IMG_20240219_181407.png", "2024-02-19T18:14:07+08:00"),
    ("Screenshot_20240618_091523 - 副本.jpg", "2024-06-18T09:15:23+08:00"),
    ("截屏2024-06-18 09.15.23.png", "2024-06-18T09:15:23+08:00"),
    ("屏幕截图 2024-06-18 091523.png", "2024-06-18T09:15:23+08:00"),
    ("Screen Shot 2024-06-18 at 09.15.23.png", "2024-06-18T09:15:23+08:00"),
    ("PXL_20240618_011523123.jpg", "2024-06-18T09:15:23+08:00"),
    ("Screenrecorder-2024-06-18-09-15-23-777.mp4", "2024-06-18T09:15:23+08:00"),
    ("ScreenRecording_06-18-2024 09-15-23_1.mov", "2024-06-18T09:15:23+08:00"),
    ("Screen_Recording_20240618-091523_Messages.mp4", "2024-06-18T09:15:23+08:00"),
    ("录屏_20240618_091523.mp4", "2024-06-18T09:15:23+08:00"),
    ("SVID_20240618_091523_1.mp4", "2024-06-18T09:15:23+08:00"),
    ("Record_2024-06-18-09-15-23.mp4", "2024-06-18T09:15:23+08:00"),
]
WEAK = [
    ("mmexport1718673323555.jpg", "2024-06-18T09:15:23+08:00"),
    ("微信图片_20240311064509.jpg", "2024-03-11T06:45:09+08:00"),
    ("QQ图片20240311064509.jpg", "2024-03-11T06:45:09+08:00"),
    ("wx_camera_1718673323180.jpg", "2024-06-18T09:15:23+08:00"),
    ("WhatsApp Image 2024-03-11 at 06.45.09.jpeg", "2024-03-11T06:45:09+08:00"),
    ("scan-20240311064509.png", "2024-03-11T06:45:09+08:00"),
    ("RPReplay_Final1718673323.MP4", "2024-06-18T09:15:23+08:00"),
]


@pytest.mark.parametrize(("name", "at"), STRONG)
def test_a_name_the_phone_gave_is_exact_whatever_the_clock_says(name: str, at: str) -> None:
    assert capture.resolve(name=name, clock="03:33", siblings_same_second=9) == capture.Capture(
        at=at, source="file_name", exact=True
    )


@pytest.mark.parametrize(("name", "at"), WEAK)
def test_a_weak_name_is_exact_only_if_the_clock_agrees(name: str, at: str) -> None:
    assert capture.resolve(name=name, clock=at[11:16]) == capture.Capture(
        at=at, source="file_name", exact=True
    )
    for clock in (None, "03:33"):
        assert capture.resolve(name=name, clock=clock) == capture.Capture(
            at=at, source="file_name", exact=False
        )


def test_three_pictures_of_one_second_are_a_bulk_copy() -> None:
    stamp = "2025-12-28T02:00:00+00:00"
    assert capture.resolve(name="图片1.png", file_time=stamp, clock="10:00", siblings_same_second=2).exact
    copied = capture.resolve(name="图片1.png", file_time=stamp, clock="10:00", siblings_same_second=3)
    assert copied == capture.Capture(at="2025-12-28T10:00:00+08:00", source="file_time", exact=False)


@pytest.mark.parametrize(
    ("clock", "exact"),
    [("09:59", True), ("10:01", True), ("10:02", False), ("09:58", False), ("22:00", False)],
)
def test_the_clock_may_be_a_minute_off(clock: str, exact: bool) -> None:
    assert capture.resolve(name="a.png", file_time="2025-12-28T10:00:00+08:00", clock=clock).exact is exact


def test_midnight_is_no_gap_between_clock_and_file_time() -> None:
    assert capture.resolve(name="a.png", file_time="2025-12-28T00:00:20+08:00", clock="23:59").exact


def test_exif_comes_first() -> None:
    taken = capture.resolve(
        exif="2025-01-02T03:04:05", name=STRONG[0][0], file_time="2025-12-28T10:00:00+08:00"
    )
    assert taken == capture.Capture(at="2025-01-02T03:04:05+08:00", source="exif", exact=True)


def test_a_stated_moment_is_used_only_where_the_file_tells_none() -> None:
    stated = "2025-06-01T12:00:00+08:00"
    assert capture.resolve(name=STRONG[0][0], stated=stated).source == "file_name"
    assert capture.resolve(name="图片1.png", stated=stated) == capture.Capture(
        at=stated, source="stated", exact=True
    )
    assert not capture.resolve(name="图片1.png", stated="2025-06-01").exact


def test_nothing_says_nothing() -> None:
    assert capture.resolve(name="图片1.png", clock="10:00") == capture.Capture()
    assert capture.resolve(name="Screenshot_20251399_999999.png") == capture.Capture()


def test_a_file_time_may_confirm_what_a_chat_name_does_not() -> None:
    taken = capture.resolve(
        name="mmexport1718673323555.jpg", file_time="2025-06-02T08:10:00+08:00", clock="08:10"
    )
    assert (taken.at, taken.source, taken.exact) == ("2025-06-02T08:10:00+08:00", "file_time", True)


def test_the_second_of_a_bulk_copy_is_the_names_or_else_the_files() -> None:
    assert capture.weak_second("mmexport1718673323555.jpg", None) == "2024-06-18T09:15:23"
    assert capture.weak_second("图片1.png", "2025-12-28T02:00:00+00:00") == "2025-12-28T10:00:00"
    assert capture.weak_second("图片1.png", None) is None


def test_a_video_may_be_dated_by_its_container_or_its_end_if_the_clock_agrees() -> None:
    made = "2025-12-28T02:00:00+00:00"
    at = "2025-12-28T10:00:00+08:00"
    for clocks in ({"clock": "10:00"}, {"clock": "09:57", "clock_end": "10:00"}):
        found = capture.resolve(name="movie.mp4", container=made, **clocks)
        assert found == capture.Capture(at=at, source="header", exact=True)
    found = capture.resolve(name="movie.mp4", container=made, clock="03:33", clock_end="03:34")
    assert found == capture.Capture(at=at, source="header", exact=False)
