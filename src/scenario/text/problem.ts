/** What can be wrong with a scenario, and the one way in which it is said. */
import type { Place } from "../loaded.ts";
import { sayable } from "./visible.ts";

/**
 * Stable codes: CH1 reading a file, CH2 putting scenarios together, CH3 shape and units of a value, CH4 data files,
 * CH5 what the parts mean together, CH6 what is allowed but worth a second look (warnings), CH7 sweeps, CH8 fits. A code is never reused.
 */
export const problemCodes = {
  CH101: "The file does not exist or cannot be opened.",
  CH102: "A directory, a pipe or a device is where a file is expected.",
  CH103: "The file is not text in UTF-8.",
  CH104:
    "The file is larger than a scenario or its data can be: 10 MB, and for YAML 2 million characters and 200,000 words and marks.",
  CH105: "The file is empty.",
  CH106: "The text is not YAML.",
  CH107: "There is a tab where YAML needs spaces.",
  CH108: "A key is written twice in one map.",
  CH109: "A YAML tag (`!…`) or a directive (`%YAML 1.1`) is used; the format has none.",
  CH110:
    "Maps and lists are nested more than 60 deep, an alias refers to itself, or aliases expand to more than 200,000 values.",
  CH111: "A key has a name that no scenario can use (`__proto__`), or is not plain text.",
  CH112: "A number is written in a form that is easily misread (`010`, `0x1F`, `1_000`, `77,000`, `.inf`).",
  CH113: "The file holds more than one YAML document.",
  CH114: "A YAML merge key (`<<`) is used; `extends:` and `like:` do that.",
  CH201: "Scenarios extend one another in a circle.",
  CH202: "`extends:` or `like:` is not the name of one file or one sibling.",
  CH203: "Pools or case types refer to one another with `like:` in a circle.",
  CH204: "`like:` names a sibling that does not exist.",
  CH205: "An override is not written path=value.",
  CH206: "The path of an override or a change is not in the scenario.",
  CH207: "A change sets something that cannot change by date.",
  CH208: "An empty value, `null` or `delete: true` deletes nothing here.",
  CH209: "Two items of a list have the same id or name.",
  CH210: "An override sets a value that has no effect.",
  CH301: "The key is not known here.",
  CH302: "A key that is needed is missing.",
  CH303: "The value is of the wrong kind.",
  CH304: "The unit is missing or is not one of this value's units.",
  CH305: "The value is outside what is possible.",
  CH306: "The date is not written YYYY-MM-DD or does not exist.",
  CH307: "The range does not hold the value.",
  CH308: "The name is not a plain word.",
  CH309: "The distribution's parameters do not fit it.",
  CH310: "The value is not one of the words allowed here.",
  CH401: "The column is not in the data file.",
  CH402: "A date in the data cannot be read.",
  CH403: "A value in the data is not a number, or has the wrong unit.",
  CH404: "No row of the data file matches.",
  CH405: "Two rows give a value for one date.",
  CH406: "The data file is not a well-formed CSV.",
  CH407: "Joint draws name a path that holds no quantity, or the same one twice.",
  CH408: "A drawn value is outside the range of its value, or outside what is possible.",
  CH411: "A column's name occurs more than once in the header of a data file.",
  CH412: "The row that should name the columns is not in the data file.",
  CH413: "It is not stated whether the dates of a series are the first or the last days of their time.",
  CH414: "A series of counts has a gap: a value was not published.",
  CH415: "The sheet of a workbook is not named, not there, or a CSV is needed.",
  CH501: "A name is used that the scenario does not define.",
  CH502: "Shares do not sum to 100%.",
  CH503: "The period ends before it starts.",
  CH504: "The working day passes midnight.",
  CH505: "The period lies outside the years whose bank holidays are known.",
  CH506: "A target needs exactly one of at_most and at_least.",
  CH507: "The measure does not exist.",
  CH508: "A stage has neither staff nor elapsed time, or staff without effort.",
  CH509: "Legacy cases need a cut-off date.",
  CH510: "A series does not reach to the end of the period, or begins after its start.",
  CH511: "Exactly one of several forms is needed.",
  CH512: "The dates of a series are not one after the other.",
  CH513: "Cases need a stage that no pool can do.",
  CH514: "A joint list is out of order or contradicts itself.",
  CH515:
    "Two pools, sites, case types, stages, targets or changes have the same label, or one has another's name for its label.",
  CH520: "Leave and sickness leave no day at work between two spells away.",
  CH521: "Joiners are dated before the period starts.",
  CH540: "A route names a stage more than once, and it is not stated which visit is meant.",
  CH541: "There are more stages or case types than a scenario can have.",
  CH542: "Cases need a type.",
  CH522: "The scenario is larger than a replication can hold: days, cases or staff.",
  CH543: "A case would come back to the same work at the same moment, again and again.",
  CH531: "A target on what is counted, such as decisions, does not say over which time.",
  CH532: "A target states a time that its measure does not have.",
  CH533: "No whole month, quarter or other time of a target lies within the period.",
  CH534: "A target's date lies before the period starts.",
  CH601: "A target, or a change, lies after the end of the period.",
  CH602: "A stage that no pool can do, on no route.",
  CH603: "A pool that can do nothing.",
  CH604: "A case type that no case has.",
  CH605: "A pool that shrinks without saying so.",
  CH606: "More work arrives than the staff can do: a queue must grow, or cases withdraw before they are served.",
  CH607: "A dated change states an uncertain value without a range: it is not drawn from then on.",
  CH608: "The order of work leaves a stage undone for months while others are done.",
  CH609: "A scenario states a value that the joint draws of its parent set: it has no effect.",
  CH612: "Cases of the starting stock are younger than the notice that counts as over for them.",
  CH620: "The columns of a data file are named below its first row.",
  CH631: "A target on a measure that stays 0 in this scenario.",
  CH632: "A target must stay met for a time that the period cuts short.",
  CH651: "A value under staff has no effect in this scenario.",
  CH652: "Closed days or a site's calendar have no effect, or leave no working day.",
  CH660: "A warning is accepted that does not arise.",
  CH640: "Stock is placed at a stage that its route gives to fewer cases.",
  CH641: "Stock is placed after its decision: it is not in the backlog.",
  CH701: "No point of a sweep meets its constraints.",
  CH702: "Two parts of a sweep's design set the same value.",
  CH703: "A sweep has more points than are allowed.",
  CH704: "A sweep or an override sets a value that the scenario draws jointly with others.",
  CH706: "What a sweep varies has no effect on what is simulated.",
  CH705: "A constraint of a sweep cannot be judged.",
  CH801: "A value cannot be fitted: the scenario has none there, or no range is known.",
  CH802: "A fit names a series that the scenario does not have, or that cannot be compared.",
} as const;

export type ProblemCode = keyof typeof problemCodes;

export interface Problem {
  readonly code: ProblemCode;
  /** Errors stop the scenario from being used; warnings (CH6…) do not. */
  readonly severity: "error" | "warning";
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Path of the value in the scenario, if it has one. */
  readonly path?: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
  /** Problems of its kind in this file that are not listed: how many, and on which lines the first of them are. */
  readonly more?: { readonly count: number; readonly lines: readonly number[] };
}

export interface ProblemDetails {
  readonly path?: string;
  /** A function where it takes work to find. */
  readonly hint?: string | (() => string | undefined);
  /** Problems of one kind in a file are said once, with how many there are and the first places: for rows of data. Without it the first of a code are listed. */
  readonly kind?: string;
  /** Those of its kind that another log has counted. */
  readonly more?: Problem["more"];
}

/** Reports a problem at a place. */
export type Report = (code: ProblemCode, place: Place, message: string, details?: ProblemDetails) => void;

/** Problems of one code in a file that are listed one by one. */
const mostListed = 20;
/** Of the others, so many are counted, and so many of their lines said. */
const mostCounted = 100_000;
const mostLines = 6;

interface Kind {
  readonly listed: Map<string, Problem>;
  readonly others: Set<string>;
  readonly lines: number[];
}

/** Collects problems; the same problem found again (in a later regime) is kept once. */
export class ProblemLog {
  private readonly kinds = new Map<string, Kind>();
  /** Whether there is an error among them. */
  failed = false;

  readonly report: Report = (code, { file, line, column }, message, { path, hint, kind, more } = {}) => {
    const severity = code.startsWith("CH6") ? "warning" : "error";
    this.failed ||= severity === "error";
    const { listed, others, lines } = this.kindOf([file, code, kind ?? ""].join("\0"));
    const key = [line, column, message].join("\0");
    if (listed.has(key) || others.has(key)) return;
    if (listed.size < (kind === undefined ? mostListed : 1)) {
      const said = typeof hint === "function" ? hint() : hint;
      listed.set(key, {
        code,
        severity,
        file,
        line,
        column,
        message: sayable(message),
        ...(path === undefined ? {} : { path: sayable(path) }),
        ...(said === undefined ? {} : { hint: sayable(said) }),
        ...(more && { more }),
      });
    } else if (others.size < mostCounted) {
      others.add(key);
      if (lines.length < mostLines && lines.at(-1) !== line) lines.push(line);
    }
  };

  /** All problems, errors before warnings, by file, line, column and code. */
  sorted(): Problem[] {
    return [...this.kinds.values()]
      .flatMap(({ listed, others, lines }) => {
        const problems = [...listed.values()];
        const last = problems.at(-1) as Problem;
        if (others.size > 0) problems[problems.length - 1] = { ...last, more: { count: others.size, lines } };
        return problems;
      })
      .sort(
        (a, b) =>
          order(a.severity, b.severity) ||
          order(a.file, b.file) ||
          a.line - b.line ||
          a.column - b.column ||
          order(a.code, b.code) ||
          order(a.message, b.message),
      );
  }

  private kindOf(key: string): Kind {
    const kind = this.kinds.get(key) ?? { listed: new Map(), others: new Set(), lines: [] };
    this.kinds.set(key, kind);
    return kind;
  }
}

/** How many problems there are, those that are not listed included. */
export function countOf(problems: readonly Problem[]): number {
  return problems.reduce((sum, { more }) => sum + 1 + (more?.count ?? 0), 0);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
