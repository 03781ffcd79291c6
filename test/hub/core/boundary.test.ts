/**
 * What is handed over to the core is what the core declares. A line under `@ts-expect-error` must not compile, which `npm run check` sees to;
 * the same line run all the same is a fault.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Given, Notes } from "../../../src/hub/core/boundary.ts";
import { Core } from "../../../src/hub/core/core.ts";
import { CoreBoundaryFault } from "../../../src/hub/core/door.ts";
import { nobody } from "../../../src/hub/watch/life-event.ts";
import { officeHours, period, run } from "../small.ts";

const test = suite("boundary of the core");

const nothing = () => {};
const silent: Notes = {
  lodged: nothing,
  enters: nothing,
  takenUp: nothing,
  decided: nothing,
  leaves: nothing,
  doesNotReply: nothing,
  exits: nothing,
  handedBack: nothing,
};

const replication: Given["replication"] = {
  placeCount: 3,
  typeCount: 2,
  cohortCount: 2,
  classCount: 4,
  ledgerCount: 2,
  wayCount: 3,
  outcomeCount: 0,
  poolCount: 1,
  periodDays: 10,
  firstNotice: -2,
  cutOffHour: Number.NEGATIVE_INFINITY,
  watchedNumber: nobody.number,
  arrivalKey: 1,
  selfStage: 2,
  waitingStage: 3,
  closureStage: 4,
  outcomeStage: 5,
};

/** A core that knows how many stages, types and days there are. */
function opened(): Core {
  const core = new Core({ hours: () => 1, metHours: () => 1, notes: silent });
  core.give("replication", replication);
  return core;
}

const regimeStarts = Float64Array.of(0, 48);
const hazards = Float64Array.of(0.1, 0.2, 0.3, 0.4);
const runsOut = Int32Array.of(1, 1);

function faults(hand: () => void, ...words: RegExp[]): void {
  assert.throws(hand, (error: Error) => {
    assert.instance(error, CoreBoundaryFault);
    for (const word of words) assert.match(error.message, word);
    return true;
  });
}

test("a group as declared is handed over", () => {
  opened().give("patience", { hazards, regimeStarts, runsOut });
});

test("a forgotten column does not compile, and is a fault", () => {
  // @ts-expect-error: runsOut is forgotten
  const hand = () => opened().give("patience", { hazards, regimeStarts });
  faults(hand, /^patience\.runsOut is not handed over/, /core\/hub\/cases\/patience\.ts/);
});

test("a column under a name that is not declared does not compile, and is a fault", () => {
  // @ts-expect-error: there is no hazard
  const hand = () => opened().give("patience", { hazards, regimeStarts, runsOut, hazard: hazards });
  faults(hand, /^patience\.hazard: no file of the core declares it/);
});

test("a Uint8Array where i32 is declared does not compile, and is a fault", () => {
  // @ts-expect-error: runsOut is a column of i32
  const hand = () => opened().give("patience", { hazards, regimeStarts, runsOut: Uint8Array.of(1, 1) });
  faults(hand, /^patience\.runsOut is Uint8Array/, /StaticArray<i32>, an Int32Array/);
});

test("a number where a column is declared does not compile, and is a fault", () => {
  // @ts-expect-error: runsOut is a column
  const hand = () => opened().give("patience", { hazards, regimeStarts, runsOut: 1 });
  faults(hand, /^patience\.runsOut is 1: /);
});

test("a column of another length than declared is a fault that says what it must be", () => {
  const short = () => opened().give("patience", { hazards: hazards.subarray(0, 3), regimeStarts, runsOut });
  faults(short, /^patience\.hazards has 3 entries instead of 4/, /regimeStarts\.length \* typeCount/);
  const long = () => opened().give("mix", { arrivalMix: Float64Array.of(0.2, 0.5, 1) });
  faults(long, /^mix\.arrivalMix has 3 entries instead of 2/);
});

test("a column of one of several lengths is a fault only when it has none of them", () => {
  const quota = (length: number) => () =>
    opened().give("quota", { quotaAt: new Int32Array(length), quotaLegacy: 0.5, quotaOwed: new Float64Array(3) });
  quota(0)();
  quota(3)();
  faults(quota(2), /^quota\.quotaAt has 2 entries instead of 0 or 3/);
});

test("a number that is no number, or of more than 32 bits where i32 is declared, is a fault", () => {
  const core = opened();
  faults(() => core.give("replication", { ...replication, cutOffHour: Number.NaN }), /^replication\.cutOffHour is NaN/);
  for (const placeCount of [2.5, 2 ** 31, Number.POSITIVE_INFINITY])
    faults(
      () => core.give("replication", { ...replication, placeCount }),
      /^replication\.placeCount is .*whole number/,
    );
});

test("a group that is never handed over is a fault before the first day, unless a replication may do without it", () => {
  const core = opened();
  core.give("patience", { hazards, regimeStarts, runsOut });
  faults(() => core.assertAllGiven(), /\bspells\b/, /\brules\b/, /^((?!patience|stockDraw).)*$/);
});

test("what is read has the type that the core declares", () => {
  const core = opened();
  core.do.openCounts(3);
  const backlog: Int32Array = core.read("backlog");
  const events: number = core.read("eventCount");
  assert.equal([...backlog], [0, 0]);
  assert.is(events, 0);
  // @ts-expect-error: exits are counts
  const exits: Float64Array = core.read("exits");
  assert.instance(exits, Int32Array);
  // @ts-expect-error: there is no such column
  const none = () => core.read("entries");
  assert.throws(none);
});

type Values = Record<string, number | Float64Array | Int32Array | Uint8Array>;

/** The values with one of them wrong: forgotten, of another type, an entry too long; each in turn. */
function mistaken(values: Values): Values[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const { [name]: _, ...others } = values;
    if (typeof value === "number") return [others, { ...values, [name]: Number.NaN }];
    const Column = value.constructor as Float64ArrayConstructor;
    const Other = value instanceof Int32Array ? Uint8Array : Int32Array;
    return [
      others,
      { ...values, [name]: Other.from(value) },
      { ...values, [name]: Column.from([...value, value.at(-1) ?? 0]) },
    ];
  });
}

test("whatever a replication hands over, any one column or number forgotten, of another type or too long is a fault", () => {
  const { prepare } = Core.prototype;
  const seen = new Map<string, number>();
  Core.prototype.prepare = function (this: Core, group: keyof Given, values: object) {
    for (const wrong of mistaken(values as Values)) {
      faults(() => prepare.call(this, group, wrong as never));
      seen.set(group, (seen.get(group) ?? 0) + 1);
    }
    return prepare.call(this, group, values as never);
  };
  try {
    run({
      period: period("2024-03-31"),
      calendar: officeHours,
      cases: {
        legacy_before: "2023-06-28",
        types: {
          plain: { share: "60%", route: ["interview", "decision"], withdrawal: { rate: "5% per month" } },
          other: { share: "rest", route: ["decision"] },
        },
        arrivals: { rate: "5 per week" },
        in_progress: [
          { cohort: "legacy", count: 30, ages: { bands: [{ from: "200 days", to: "400 days", cases: 1 }] } },
          { cohort: "flow", count: 20, waiting_for: { interview: "50%", decision: "rest" } },
        ],
      },
      work: {
        interview: { needs: "interviewing", effort: "1h", notice: "2 weeks", principal: true },
        decision: { needs: "deciding", effort: "2h" },
      },
      staff: { deciders: { fte: 2, skills: ["deciding", "interviewing"], away: { leave: "25 days/year" } } },
      quota: { legacy: "50%", at: ["decision"] },
    });
  } finally {
    Core.prototype.prepare = prepare;
  }
  assert.equal([...seen.keys()].sort(), [
    "arrivals",
    "calendars",
    "groups",
    "mix",
    "patience",
    "people",
    "quota",
    "rates",
    "replication",
    "rerouted",
    "rules",
    "spells",
    "stock",
    "stockDraw",
  ]);
  for (const [group, mistakes] of seen) assert.ok(mistakes >= 3, group);
});

test.run();
