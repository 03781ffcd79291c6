/**
 * Text from anywhere, as it may be shown. Characters that move a cursor, colour, hide or turn round other text are written out where texts
 * come in (scenarios, data, Redis, results of others) and where problems are said, so that no place that shows them need think of it.
 */

/** Control and format characters, those that are drawn as nothing, separators of lines, and halves of characters; not line ends and tabs. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** The same, but for what is no content of a file: line ends of Windows, and a byte order mark. */
const hidden = /(?!\r\n|\n|\t|^\ufeff)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u;
const deleted = 0x7f;
/** Pictures of the control characters stand in Unicode from here, in their order. */
const pictures = 0x2400;

function written(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x20) return String.fromCodePoint(pictures + code);
  return code === deleted ? "␡" : `\\u{${code.toString(16)}}`;
}

/** The text with what cannot be seen written out: ␛ for an escape, `\u{202e}` for a turn of direction. Line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(unseen, written);
}

/** Whether the text of a file has anything that {@link visible} writes out in its cells. */
export function isHiding(text: string): boolean {
  return hidden.test(text);
}

/** As {@link visible}, and as long as before: for a line with a mark under one of its characters. */
export function visibleInPlace(line: string): string {
  return line.replace(/\t/g, " ").replace(unseen, (character) => {
    const picture = written(character);
    return picture.length === 1 ? picture : "·".repeat(character.length);
  });
}

/** The most of somebody's value that a message quotes, and of any message, in characters. */
const mostQuoted = 80;
const mostSaid = 1_000;

/** A text of at most so many characters: its middle is left out. */
export function shortened(text: string, most = mostQuoted): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}

/** A value in a message: in quotes if it is a text, and short. */
export function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(shortened(value)) : shortened(String(value));
}

/** A whole message on one line, in which nothing is hidden, and which is no longer than can be read. */
export function sayable(message: string): string {
  return visible(shortened(message, mostSaid)).replaceAll("\n", "␊").replaceAll("\t", " ");
}
