/**
 * The fluid estimate of random scenarios: it never fails, loses no case, and lies near the simulation. The scenarios are full of extremes (pools
 * whose mentors have no hour left, hazards of one a day, stages that nobody does), and chance is not gone in hubs of some hundred cases: the
 * bands are of the whole, not of each. The seed is fixed, so that the verdict is the same each time.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { gapsOfRandom } from "../fixtures/fluid-random.ts";

const test = suite("the fluid estimate of random scenarios");
const scenarios = 200;

test("no case is lost and no amount is below none; half are within 3% of all cases that come, nine in ten within 10%, and all within 40%", () => {
  const gaps = gapsOfRandom(scenarios, 1);
  const at = (share: number) => gaps[Math.min(scenarios - 1, Math.floor(share * scenarios))];
  assert.ok(at(0.5).gap < 0.03, `half are within ${at(0.5).gap}`);
  assert.ok(at(0.9).gap < 0.1, `nine in ten are within ${at(0.9).gap}`);
  assert.ok(at(1).gap < 0.4, `scenario ${at(1).number} is ${at(1).gap} apart`);
});

test.run();
