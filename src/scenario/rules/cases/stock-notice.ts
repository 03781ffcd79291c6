/** The notice of the starting stock: over on the first day unless `entered` is stated, which the youngest cases may contradict. */
import { plural } from "../../../engine/wording.ts";
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { readVisit, visitsOn } from "../../visit.ts";
import { flag, type Rule } from "../rule.ts";

type Stock = Scenario["cases"]["in_progress"][number];

/** Calendar days that a working day takes in a working week. */
const calendarPerWorkingDay = 7 / 5;

export const noticeFitsAges: Rule = (context) => {
  const { scenario, ever } = context;
  if (scenario !== ever[0]) return;
  scenario.cases.in_progress.forEach((stock, i) => {
    if (!stock.ages || stock.entered || stock.count.value === 0) return;
    const youngest = youngestAge(scenario, stock);
    const stage = stagesOf(scenario, stock).find((name) => noticeDays(scenario, name) > youngest);
    if (stage === undefined) return;
    const notice = whole(noticeDays(scenario, stage));
    const say = `the youngest of these cases are ${whole(youngest)} old, and the notice of ${stage} takes ${notice}: it counts as over for all of them on the first day`;
    const fix = `say how long ago they came to that stage, e.g. entered: 60 days, or give no ages below ${notice}`;
    flag(context, "CH612", ["cases", "in_progress", i, "ages"], say, fix);
  });
};

const whole = (days: number) => `${Math.round(days)} ${plural(Math.round(days), "day")}`;

/** Of the bands that hold cases, cut where the cohort begins. */
function youngestAge({ cases, period }: Scenario, { ages, cohort }: Stock): number {
  const bands = ages?.bands.filter((band) => band.cases.value > 0) ?? [];
  const from = Math.min(...bands.map((band) => band.from.amount.value));
  return cohort === "legacy" && cases.legacy_before !== undefined
    ? Math.max(from, period.start - cases.legacy_before)
    : from;
}

/** Stages at which cases of a stock stand: those stated, or the first of the routes of its types. */
function stagesOf({ cases }: Scenario, { waiting_for, types }: Stock): string[] {
  if (waiting_for) return Object.keys(waiting_for).map((place) => readVisit(place).stage);
  const first = new Set<string>();
  for (const name of Object.keys(types ?? cases.types))
    for (const { stage, share } of visitsOn(own(cases.types, name)?.route ?? [])) {
      if (share?.value === 0) continue;
      first.add(stage);
      if (share === undefined || share.value >= 1) break;
    }
  return [...first];
}

/** Days of notice, or of a stage that only takes time; 0 for none. */
function noticeDays({ work }: Scenario, stage: string): number {
  const { needs, notice, elapsed } = own(work, stage) ?? {};
  const wait = needs === undefined ? elapsed : notice;
  return wait ? wait.amount.value * (wait.working ? calendarPerWorkingDay : 1) : 0;
}
