// Reads a calendar file on standard input with ical.js and prints its events as JSON, for test_ical_js.py.
// The folder that holds node_modules is the first argument.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const ICAL = createRequire(join(process.argv[2], "package.json"))("ical.js");
const lib = ICAL.default ?? ICAL;
const calendar = new lib.Component(lib.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new lib.Event(part);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description ?? "",
    day: event.startDate.toString(),
    end: event.endDate.toString(),
    whole_day: event.startDate.isDate,
    status: part.getFirstPropertyValue("status"),
    sequence: event.sequence,
    alarms: part.getAllSubcomponents("valarm").map((one) => one.getFirstPropertyValue("trigger").toString()),
  };
});
console.log(JSON.stringify({ version: calendar.getFirstPropertyValue("version"), events }));
