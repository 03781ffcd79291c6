import type { Family } from "../form.ts";
import { Steps } from "../steps.ts";

/** The same value every time. */
export const constant: Family = [
  {
    names: ["value"],
    build({ value }) {
      if (!Number.isFinite(value)) throw new RangeError(`constant: value must be a finite number, not ${value}.`);
      return new Steps([value], [1]);
    },
  },
];
