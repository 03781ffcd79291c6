/** The spells that people work in, as src/hub/staff/timeline.ts has them: columns, given by TypeScript. Times are day indexes of the period. */
/** @given spells */
export let spellCount: i32 = 0;

/** By spell: whose it is, and the pool they work in. @given spells: spellCount */
export let spellPerson = new StaticArray<i32>(0);
/** @given spells: spellCount */
export let spellPool = new StaticArray<i32>(0);
/** @given spells: spellCount */
export let trained = new StaticArray<f64>(0);
/** @given spells: spellCount */
export let proficient = new StaticArray<f64>(0);
/** First day on which work no longer counts as a new starter's. @given spells: spellCount */
export let experiencedFrom = new StaticArray<f64>(0);
/** @given spells: spellCount */
export let fte = new StaticArray<f64>(0);
/** @given spells: spellCount */
export let rampFrom = new StaticArray<f64>(0);
/** 1 for an exponential ramp. @given spells: spellCount */
export let rampShape = new StaticArray<i32>(0);

/**
 * People who stop working in a spell on a day, and spells in which work starts on it: places `from[day]` up to the next day's, pool by
 * pool in order of coming to the pool.
 * @given spells: periodDays + 1
 */
export let endingFrom = new StaticArray<i32>(0);
/** @given spells: last(endingFrom) */
export let ending = new StaticArray<i32>(0);
/** 1 for those who hand their case back. @given spells: ending.length */
export let handsBack = new StaticArray<i32>(0);
/** @given spells: periodDays + 1 */
export let beginningFrom = new StaticArray<i32>(0);
/** @given spells: last(beginningFrom) */
export let beginning = new StaticArray<i32>(0);
