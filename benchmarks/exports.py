"""How long large exports take: a table of 200,000 rows, a statement, a mailbox of half a gigabyte.

    python benchmarks/exports.py [--folder DIR]

The files are made in DIR (a temporary folder by default) when they are not there.
"""

from __future__ import annotations

import argparse
import base64
import random
import resource
import tempfile
import time
from pathlib import Path

from app.intake import sniffing
from app.intake.reader_client import ReaderPool

ROWS = 200_000
MAILS = 520


def messages(path: Path) -> None:
    """Texts, one in forty about a debt."""
    with path.open("w", encoding="gb18030") as file:
        file.write("号码,姓名,时间,类型,内容\n")
        for n in range(ROWS):
            debt = n % 40 == 0
            number = f"1069{1000 + n % 300}" if debt else f"1390000{n % 5000:04}"
            words = (
                f"您已逾期{n % 90}天，应还1200.00元，请尽快处理"
                if debt
                else f"今天晚上一起吃饭吗，老地方等你 {n}"
            )
            file.write(
                f"{number},,2026/0{1 + n % 9}/{1 + n % 28:02} {n % 24:02}:{n % 60:02}:00,接收,{words}\n"
            )


def statement(path: Path) -> None:
    """Rows of a bank that concern nothing."""
    with path.open("w", encoding="gb18030") as file:
        file.write("交易日期,交易时间,摘要,支出金额,收入金额,余额,对方户名\n")
        for n in range(ROWS):
            file.write(
                f"2026{1 + n % 9:02}{1 + n % 28:02},{n % 24:02}:{n % 60:02}:00,消费,{n % 500}.50,,{n}.00,店{n % 77}\n"
            )


def mailbox(path: Path) -> None:
    """Mails with an attachment each."""
    blob = base64.encodebytes(random.Random(1).randbytes(700_000)).decode()
    with path.open("w", encoding="ascii") as file:
        for n in range(MAILS):
            subject = "overdue loan" if n % 20 == 0 else "hi"
            file.write(
                f"From a@b.example Sun Mar  8 16:04:31 2026\nFrom: a{n % 30}@firm.example\nTo: me@home.example\n"
                f"Subject: {subject}\nDate: Sun, 08 Mar 2026 16:04:31 +0800\nContent-Type: multipart/mixed; boundary=q\n\n"
                f"--q\nContent-Type: text/plain\n\nhello {n}\n--q\nContent-Type: application/pdf\n"
                f"Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a{n}.pdf\n\n{blob}\n--q--\n\n"
            )


MADE = {"messages.csv": messages, "statement.csv": statement, "mails.mbox": mailbox}


def measure(folder: Path) -> None:
    """Read each once in a warm child and print what it took."""
    with ReaderPool() as pool:
        pool.warm()
        for name, make in MADE.items():
            path = folder / name
            if not path.exists():
                make(path)
            begun = time.perf_counter()
            result = pool.read(path, sniffing.sniff(path, name).media_type, name)
            told = f"{result['state']} {result.get('facts')}"
            print(
                f"{name:14} {path.stat().st_size / 1e6:6.0f} MB {time.perf_counter() - begun:6.1f} s  {told}"
            )
    print(f"largest reader: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def main() -> None:
    """Measure in a folder that is kept, or in one that goes away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    folder = parser.parse_args().folder
    if folder is not None:
        measure(folder)
        return
    with tempfile.TemporaryDirectory() as made:
        measure(Path(made))


if __name__ == "__main__":
    main()
