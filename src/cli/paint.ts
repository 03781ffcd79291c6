/** Colour for a terminal. It says nothing that the words do not say. */

const control = "\u001b";
const colours = { green: 32, red: 31, yellow: 33 } as const;
const painted = (text: string, colour: keyof typeof colours) => `${control}[${colours[colour]}m${text}${control}[39m`;

/** Verdicts, where a line or a sentence of its own gives one. */
const verdicts: readonly (readonly [RegExp, keyof typeof colours])[] = [
  [/^( *)(MET)\b/gm, "green"],
  [/^( *)(MISSED)\b/gm, "red"],
  [/^( *)(NOT YET KNOWN)\b/gm, "yellow"],
  [/(asked:\s+[\d.<>]+%\.\s+)(Met\b)/g, "green"],
  [/(asked:\s+[\d.<>]+%\.\s+)(Missed\b)/g, "red"],
  [/(asked:\s+[\d.<>]+%\.\s+)(Not yet known\b)/g, "yellow"],
];

/** Whether colour is wanted: on a terminal that has any, unless NO_COLOR is set (https://no-color.org). */
export function wantsColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && !environment.NO_COLOR && environment.TERM !== "dumb";
}

/** The text with its verdicts in colour. */
export function paint(text: string): string {
  return verdicts.reduce(
    (all, [pattern, colour]) =>
      all.replace(pattern, (_, before: string, verdict: string) => before + painted(verdict, colour)),
    text,
  );
}
