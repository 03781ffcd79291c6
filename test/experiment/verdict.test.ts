import { suite } from "uvu";
import * as assert from "uvu/assert";
import { replicationsToTell, verdictOn } from "../../src/experiment/run/verdict.ts";
import { wilsonInterval } from "../../src/experiment/statistics/share.ts";
import { enforcementWords, judgedSentence } from "../../src/output/words/verdict-words.ts";

const test = suite("the verdict on a target");

const seen = (share: number, n: number) => ({ share, ...wilsonInterval(share, n) });

test("met, missed and not yet known follow from where the interval lies", () => {
  assert.is(verdictOn(seen(0.95, 200), 0.9), "met");
  assert.is(verdictOn(seen(0.68, 60), 0.8), "missed");
  assert.is(verdictOn(seen(0.8, 20), 0.9), "not yet known");
  assert.is(verdictOn({ share: 0.9, low: 0.8, high: 0.95 }, 0.8), "met", "the end of the interval is enough");
});

test("a target that is asked for always is judged on every replication of the sample", () => {
  assert.is(verdictOn(seen(1, 20), 1), "met");
  assert.is(verdictOn(seen(0.95, 20), 1), "missed");
});

test("the number of replications said to be enough is enough, and two thirds of it is not", () => {
  for (const [share, asked] of [
    [0.7, 0.8],
    [0.85, 0.8],
    [0.5, 0.45],
    [0.02, 0.05],
  ]) {
    const wanted = replicationsToTell(seen(share, 20), asked, 20);
    assert.is.not(verdictOn(seen(share, wanted), asked), "not yet known", `${share} against ${asked}: ${wanted}`);
    assert.is(verdictOn(seen(share, (wanted * 2) / 3), asked), "not yet known", `${share} against ${asked}: ${wanted}`);
  }
  // All of 20: n (1 - 0.9)² > 1.96² x 0.9 x 0.1 gives 34.6.
  assert.is(replicationsToTell(seen(1, 20), 0.9, 20), 36);
  assert.is(replicationsToTell(seen(0.8, 20), 0.8, 20), Infinity);
});

test("pairs that share their draws count as the interval counts them", () => {
  // An interval from 40 replications that is as wide as one of 20 independent ones: twice as many are needed.
  assert.is(replicationsToTell(seen(1, 20), 0.9, 40), 70);
});

test("the sentence gives probability, interval, what was asked, and the verdict", () => {
  const probability = { share: 0.68, low: 0.55, high: 0.79 };
  assert.is(
    judgedSentence("Under 1,000 by 31 March 2027", { probability, asked: 0.8, replications: 60 }),
    "Under 1,000 by 31 March 2027: met in 68% of replications (95% interval 55% to 79%); asked: 80%. Missed.",
  );
  assert.match(
    judgedSentence("Cleared", { probability, asked: 0.75, replications: 60 }),
    /asked: 75%\. Not yet known: about \d+ replications would tell\.$/,
  );
});

test("missed and not yet known have different words", () => {
  const target = (name: string, share: number, n: number) => ({
    name,
    probability: seen(share, n),
    asked: 0.9,
    replications: n,
  });
  assert.is(enforcementWords([target("a", 0.99, 1000)]), undefined);
  assert.match(
    enforcementWords([target("a", 0.99, 1000), target("b", 0.2, 100), target("c", 0.95, 20)]) ?? "",
    /^Missed: b\.\nNot yet known: c; about \d+ replications would tell\.$/,
  );
});

test.run();
