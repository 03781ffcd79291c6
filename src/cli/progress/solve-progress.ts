/** How many runs a solve is expected to take, told to the progress bar as it becomes clearer. */
import type { Attempt } from "../../experiment/solve/trials.ts";
import type { Experiment } from "../experiment.ts";

export interface Expectations {
  /** The attempts, counted. */
  counted(attempt: Attempt): Attempt;
  /** So many runs are now expected for the answer being worked on. */
  perAnswer(runs: number): void;
  /** One more answer is there. */
  answered(): void;
}

/** @param answers how many answers there are to be */
export function expectations({ expect }: Pick<Experiment, "expect">, answers: number): Expectations {
  let asked = 0;
  let before = 0;
  let left = answers;
  let each = 0;
  const tell = () => expect(Math.max(asked, before + each * left, 1));
  return {
    counted: (attempt) => async (place, replications) => {
      asked += replications.length;
      tell();
      return attempt(place, replications);
    },
    perAnswer(runs) {
      each = runs;
      tell();
    },
    answered() {
      before = asked;
      left--;
    },
  };
}
