"""Checks this folder with nothing but Python 3.8 or newer: ``python3 verify.py``."""

import base64
import hashlib
import json
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
faults, listed, chain = [], {"tagmanifest-sha256.txt"}, bytes(32)
for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
    for line in (here / manifest).read_text("utf-8").splitlines():
        wanted, name = line.split(maxsplit=1)
        listed.add(name)
        if not (here / name).is_file():
            faults.append("missing: " + name)
        elif hashlib.sha256((here / name).read_bytes()).hexdigest() != wanted:
            faults.append("changed: " + name)
found = {path.relative_to(here).as_posix() for path in here.rglob("*") if not path.is_dir()}
faults += ["not listed: " + name for name in sorted(found - listed)]
for number, line in enumerate((here / "data" / "journal.jsonl").open(encoding="utf-8"), start=1):
    row = json.loads(line)
    seal, payload = bytes.fromhex(row["seal"]), row["payload"]
    chain = hashlib.sha256(chain + seal).digest()
    whole = payload is None or hashlib.sha256(base64.b64decode(payload)).digest() == seal
    if row["seq"] != number or row["chain"] != chain.hex() or not whole:
        faults.append("journal broken at row " + str(number))
sys.stdout.write(("\n".join(faults) or "whole; end of the journal: " + chain.hex()) + "\n")
sys.exit(1 if faults else 0)
