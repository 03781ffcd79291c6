/** Closed days: what of them changes nothing, and what leaves nobody a day to work. */
import { dayToIso, weekday } from "../../engine/civil-date.ts";
import { usualDays, workingDays } from "../calendar/working-days.ts";
import type { ClosedDays } from "../schema/closed-days.ts";
import type { Path } from "../text/placed.ts";
import { flag, flagKey, type Rule, type RuleContext } from "./rule.ts";

export const closedDaysCount: Rule = (context) => {
  const { calendar, sites, staff, period } = context.scenario;
  if (calendar === "continuous") {
    for (const [name, { nation, hours_per_day, closed }] of Object.entries(sites))
      if (nation !== undefined || hours_per_day !== undefined || closed.length > 0)
        flagKey(
          context,
          "CH652",
          ["sites", name],
          `with calendar: continuous work goes on day and night everywhere: the days and hours of ${name} have no effect`,
        );
    return;
  }
  if (period.end < period.start) return;
  everyItem(context, ["calendar", "closed"], calendar.closed, undefined);
  for (const [name, { closed }] of Object.entries(sites)) {
    everyItem(context, ["sites", name, "closed"], closed, name);
    if (closed.length > 0 && !Object.values(staff).some(({ site }) => site === name))
      flag(
        context,
        "CH652",
        ["sites", name, "closed"],
        `no pool is at ${name}: its closed days have no effect`,
        `write site: ${name} in a pool`,
      );
  }
  const days = period.end - period.start + 1;
  const closedThroughout = new Map<string | undefined, boolean>();
  for (const [name, { site }] of Object.entries(staff)) {
    const before = closedThroughout.get(site);
    const closed = before ?? !workingDays(context.scenario, site, period.start, days).includes(1);
    closedThroughout.set(site, closed);
    if (closed) flagKey(context, "CH652", ["staff", name], `${name} has no working day in the whole period`);
  }
};

/** Warns of each item of a list that closes no day which would be worked. */
function everyItem(context: RuleContext, path: Path, closed: readonly ClosedDays[], site: string | undefined): void {
  const { scenario } = context;
  const { start, end } = scenario.period;
  if (closed.length === 0 || scenario.calendar === "continuous") return;
  const open = usualDays(scenario, site, start, end - start + 1);
  const elsewhere = site === undefined ? [] : scenario.calendar.closed;
  for (const [place, item] of closed.entries()) {
    const others = [...elsewhere, ...closed.slice(0, place)];
    const said = idle(item, others, { start, end, open });
    if (said !== undefined) flag(context, "CH652", [...path, place], said);
  }
}

/** Why an item closes nothing, if so. @param open 1 for a day of the period that is worked but for closed days */
function idle(
  item: ClosedDays,
  others: readonly ClosedDays[],
  { start, end, open }: { start: number; end: number; open: Uint8Array },
): string | undefined {
  if (item.to < start || item.from > end)
    return `${words(item)} ${lies(item)} outside the period and ${closes(item)} nothing`;
  const same = others.find(({ from, to }) => from <= item.to && item.from <= to);
  if (same) return `${words(item)} ${overlaps(item)} ${words(same)}: a day is closed once`;
  if (open.subarray(Math.max(item.from, start) - start, Math.min(item.to, end) - start + 1).includes(1))
    return undefined;
  return `${words(item)} ${closes(item)} nothing: nobody works on ${dayOff(item)} anyway`;
}

const dayNames = ["a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday"];

const isOne = ({ from, to }: ClosedDays) => from === to;
const words = (item: ClosedDays) =>
  isOne(item) ? dayToIso(item.from) : `${dayToIso(item.from)} to ${dayToIso(item.to)}`;
const lies = (item: ClosedDays) => (isOne(item) ? "lies" : "lie");
const overlaps = (item: ClosedDays) => (isOne(item) ? "overlaps" : "overlap");
const closes = (item: ClosedDays) => (isOne(item) ? "closes" : "close");

function dayOff(item: ClosedDays): string {
  if (!isOne(item)) return "those days";
  return weekday(item.from) > 4 ? dayNames[weekday(item.from)] : "that day";
}
