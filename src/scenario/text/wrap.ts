/** Text in lines of at most `width` characters, broken between words; lines after the first begin with `indent`. Longer words stay whole. */
export function wrapped(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let current = /^ */.exec(text)?.[0] ?? "";
  for (const word of text.trim().split(/\s+/)) {
    if (current.trim() !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent;
    }
    current += (current.trim() === "" ? "" : " ") + word;
  }
  return [...lines, current];
}
