/** Random scenarios, full of everything that can happen: no case is lost or counted twice. */
import fc from "fast-check";
import { suite } from "uvu";
import { assertConserved } from "./conserved.ts";
import { randomScenario } from "./random-scenario.ts";

const test = suite("conservation");

test("in random scenarios", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => assertConserved(scenario)),
    { seed: 20240101, numRuns: 150, includeErrorInReport: true },
  );
});

test.run();
