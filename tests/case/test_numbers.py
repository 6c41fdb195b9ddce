"""Numbers as dialled at home, and the key that two ways of writing one number share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.case import numbers


@pytest.mark.parametrize(
    ("shown", "home", "key"),
    [
        ("13900007654", "13900007654", "+8613900007654"),
        ("+86 139 0000 7654", "13900007654", "+8613900007654"),
        ("0086-13900007654", "13900007654", "+8613900007654"),
        ("8613900007654", "13900007654", "+8613900007654"),
        ("１３９ ００００ ７６５４", "13900007654", "+8613900007654"),
        ("021-8888 6655", "02188886655", "+862188886655"),
        ("+86 21 8888 6655", "02188886655", "+862188886655"),
        ("+861088888888", "01088888888", "+861088888888"),
        ("10690067890", "10690067890", "10690067890"),
        ("+8610690067890", "10690067890", "10690067890"),
        ("95000", "95000", "95000"),
        ("+8695000", "95000", "95000"),
        ("400-000-9248", "4000009248", "4000009248"),
        ("+86 400 000 9248", "4000009248", "4000009248"),
        ("+1 (202) 555-0110", "+12025550110", "+12025550110"),
        ("0012025550110", "0012025550110", "+12025550110"),  # as that phone dials it
        ("未知号码", "", ""),
    ],
)
def test_a_chinese_number_is_what_is_dialled_at_home(shown: str, home: str, key: str) -> None:
    assert numbers.home(shown) == home
    assert numbers.match_key(shown) == key


@pytest.mark.parametrize("shown", ["(202) 555-0110", "+1 202 555 0110", "1-202-555-0110"])
def test_a_number_of_the_united_states_is_ten_digits(shown: str) -> None:
    assert numbers.home(shown, "us") == "2025550110"
    assert numbers.match_key(shown, "us") == "+12025550110"


def test_what_is_written_as_dialled_stays_so() -> None:
    for number in ("13900007654", "02188886655", "95000", "+12025550110"):
        assert numbers.home(numbers.home(number)) == number


@pytest.mark.parametrize(
    ("shown", "home", "key"),
    [
        ("139****7654", "139****7654", ""),
        ("+86 139****7654", "139****7654", ""),
        ("010-00001234 转 8", "01000001234", "+861000001234"),
        ("(010)00001234 ext. 12", "01000001234", "+861000001234"),
        ("+86 95", "95", "95"),
        ("+86 0 21 8888 6655", "02188886655", "+862188886655"),
        ("+1", "+1", "+1"),
        ("+999999", "+999999", "+999999"),
        ("00", "00", "00"),
        ("", "", ""),
    ],
)
def test_odd_writings_are_kept_and_never_judged(shown: str, home: str, key: str) -> None:
    assert (numbers.home(shown), numbers.match_key(shown)) == (home, key)


def test_a_region_without_rules_of_ours_is_left_as_it_is() -> None:
    assert numbers.home("+44 20 7946 0000", "GB") == "+442079460000"
    assert numbers.match_key("020 7946 0000", "GB") == "+442079460000"
    assert numbers.match_key("12", "GB") == "12"


@given(st.text(alphabet="0123456789+- ()*转x", max_size=24))
def test_home_is_what_it_gives_again(shown: str) -> None:
    home = numbers.home(shown)
    assert set(home) <= set("+0123456789*")
    assert numbers.match_key(shown) == "" if "*" in home or not home else True
