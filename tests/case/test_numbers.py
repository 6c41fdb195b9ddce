"""Numbers as dialled at home, and the key that two ways of writing one number share."""

from __future__ import annotations

import pytest

from app.case import numbers


@pytest.mark.parametrize(
    ("shown", "home", "key"),
    [
        ("13800001207", "13800001207", "+8613800001207"),
        ("+86 138 0000 1207", "13800001207", "+8613800001207"),
        ("0086-13800001207", "13800001207", "+8613800001207"),
        ("8613800001207", "13800001207", "+8613800001207"),
        ("１３８ ００００ １２０７", "13800001207", "+8613800001207"),
        ("021-0000 3344", "02100003344", "+862100003344"),
        ("+86 21 0000 3344", "02100003344", "+862100003344"),
        ("+861088888888", "01088888888", "+861088888888"),
        ("10690012345", "10690012345", "10690012345"),
        ("+8610690012345", "10690012345", "10690012345"),
        ("95000", "95000", "95000"),
        ("+8695000", "95000", "95000"),
        ("400-000-9248", "4000009248", "4000009248"),
        ("+86 400 000 9248", "4000009248", "4000009248"),
        ("+1 (202) 555-0110", "+12025550110", "+12025550110"),
        ("0012025550110", "+12025550110", "+12025550110"),
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
    for number in ("13800001207", "02100003344", "95000", "+12025550110"):
        assert numbers.home(numbers.home(number)) == number
