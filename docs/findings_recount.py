"""Counts again what `jushi findings` counted: python3 findings_recount.py findings.json dump.json"""
import json
import sys

found, dump = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
entry = {one["id"]: one for one in dump["entries"]}
wrong = []


def check(what, said, ids, rows=False):
    counted = sum(entry[id]["count"] for id in ids) if rows else len(set(ids))
    print(f"{what}: {counted}")
    wrong.extend([what] * (counted != said))


for one in found["findings"]:  # calls are counted as calls (a row "(3)" is three), all else as entries
    check(f"{one['check']} {one['rule']} {one['id']}", one["count"], one["entries"], one["check"] == "call_frequency")
facts = found["facts"]
for day, said in facts["counts_per_day"].items():
    calls = facts["calls_per_day"].get(day, {"attempted": [], "connected": []})
    kinds = {"messages": facts["messages_per_day"].get(day, []), **calls}
    wrong += [id for ids in kinds.values() for id in ids if not (entry[id]["at"] or entry[id]["at_earliest"])[:10] == day]
    for kind, ids in kinds.items():
        check(f"{day} {kind}", said[kind], ids, rows=True)
check("contacts", facts["totals"]["contacts"], facts["compliance"])
check("while kept", facts["totals"]["while_kept"], [id for id, one in facts["compliance"].items() if one["kept"]])
check("after", facts["totals"]["after_agreement"], [id for id in facts["compliance"] if entry[id]["relation"] == "after"])
sys.exit(f"differs: {wrong}" if wrong else 0)
