/** How far along the training and the learning curve those are who are in post when the period starts. */
import type { Calendar } from "../../../engine/calendar.ts";
import { momentAfter, momentBefore } from "../elapsed-time.ts";
import type { PoolStatement } from "../terms.ts";
import { partOfPost, wholePeople } from "./people-for.ts";

/** Someone in post at the start: days since the end of their training, below 0 for those in it; and their full-time equivalent. */
export interface Starter {
  readonly since: number;
  readonly fte: number;
}

/** Some people: whole ones of the pool's usual size, and a part of one more. */
interface Group {
  readonly whole: number;
  readonly part: number;
}

/**
 * Those in post at the start, in order: first those in training, then those on the ramp, spread evenly over it, then the experienced; last
 * whoever is less than a post of the pool's.
 */
export function starters(terms: PoolStatement, calendar: Calendar): Starter[] {
  const each = terms.fte_each ?? 1;
  const part = partOfPost(terms.fte ?? 0, each);
  const all = { whole: wholePeople(terms.fte ?? 0, each), part: part / each };
  const inTraining = nearest(all, terms.in_training ?? 0, all);
  const learning = nearest(all, terms.learning ?? 0, without(all, inTraining));
  const experienced = without(without(all, inTraining), learning);
  const ago = (time: Parameters<typeof momentBefore>[2]) => -momentBefore(calendar, 0, time);
  const training = momentAfter(calendar, 0, terms.training);
  const ramp = ago(terms.ramp?.over);
  const experiencedFrom = Math.max(
    ramp,
    ago(terms.new_starter_for),
    ...(terms.attrition ?? []).map(({ within }) => ago(within)),
  );
  const groups = [
    { people: inTraining, since: (n: number, of: number) => -Math.ceil((training * (n + 0.5)) / of) },
    { people: learning, since: (n: number, of: number) => Math.floor((ramp * (n + 0.5)) / of) },
    { people: experienced, since: () => experiencedFrom },
  ];
  const listed = groups.flatMap(({ people, since }) => {
    const count = people.whole + (people.part > 0 ? 1 : 0);
    return Array.from({ length: count }, (_, n) => ({ since: since(n, count), fte: n < people.whole ? each : part }));
  });
  // The same people stay first, and keep their luck, where a part of a post more is stated.
  return [...listed.filter(({ fte }) => fte === each), ...listed.filter(({ fte }) => fte !== each)];
}

/** Of those who are still free, as many as come nearest to a share of all: with the one of the part, or without. */
function nearest(all: Group, share: number, free: Group): Group {
  const wanted = (all.whole + all.part) * share;
  const so = (part: number) => ({ whole: Math.min(free.whole, Math.max(0, Math.round(wanted - part))), part });
  const miss = ({ whole, part }: Group) => Math.abs(whole + part - wanted);
  const [plain, mixed] = [so(0), so(free.part)];
  return miss(mixed) < miss(plain) ? mixed : plain;
}

function without(all: Group, some: Group): Group {
  return { whole: all.whole - some.whole, part: some.part > 0 ? 0 : all.part };
}
