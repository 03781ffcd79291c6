import { relative } from "node:path";

/** A folder as the reader may type it: relative where it lies below, whole where it does not. */
export function placeWords(folder: string): string {
  const shown = relative(process.cwd(), folder) || folder;
  return shown.startsWith("..") ? folder : shown;
}
