"""Counts again what findings say, with nothing but Python: findings_recount.py findings.json dump.json."""

import json
import sys
from pathlib import Path

found, dump = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
facts, entry = found["facts"], {one["id"]: one for one in dump["entries"]}
said, counted = {}, {}
for one in found["findings"]:  # calls count as calls (a row "(3)" is three), everything else as entries
    ids, calls = one["entries"], one["check"] == "call_frequency"
    said[one["id"]] = one["count"]
    counted[one["id"]] = sum(entry[id]["count"] for id in ids) if calls else len(set(ids))
for day, numbers in facts["counts_per_day"].items():
    listed = {"messages": facts["messages_per_day"].get(day, []), **facts["calls_per_day"].get(day, {})}
    for kind, number in numbers.items():
        mine = [entry[id] for id in listed.get(kind, [])]
        said[day, kind] = number
        counted[day, kind] = sum(e["count"] for e in mine if (e["at"] or e["at_earliest"])[:10] == day)
kept = [id for id, one in facts["compliance"].items() if one["kept"]]
after = [id for id in facts["compliance"] if entry[id]["relation"] == "after"]
for name, ids in {"contacts": facts["compliance"], "while_kept": kept, "after_agreement": after}.items():
    said[name], counted[name] = facts["totals"][name], len(ids)
for name, number in counted.items():
    sys.stdout.write(
        f"{name}: {number}{'' if said[name] == number else ' differs from ' + str(said[name])}\n"
    )
sys.exit(said != counted)
