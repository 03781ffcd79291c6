/** A Redis in which somebody else has written: what is there is believed only as far as casehub could have written it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { Queue } from "bullmq";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { believe, believed } from "../../../src/execution/cluster/believed.ts";
import { decodeBase, decodeResult, encodeBase, encodeResult } from "../../../src/execution/cluster/job.ts";
import { KeptStore } from "../../../src/execution/store/kept.ts";
import { PartStore } from "../../../src/execution/sweep/part-store.ts";
import { type Built, build } from "../../fixtures/built.ts";
import { Cluster, sweepText, until } from "../../fixtures/cluster.ts";
import { inFolder } from "../../fixtures/folder.ts";
import { hasRedis, TestRedis } from "../../fixtures/redis.ts";

const pure = suite("values from Redis");

const hash = "0a".repeat(32);
const job = {
  sweep: "0123456789abcdef",
  plan: hash,
  build: hash,
  machine: "v20 x64",
  family: hash,
  blocks: [{ point: "0f".repeat(16), from: 0, count: 10, overrides: ["staff.team.fte=3"] }],
};
const notice = { title: "A title", plan: hash, family: hash, build: hash, version: "0.1.0", machine: "v20 x64" };
const worker = { host: "box", pid: 1, threads: 2, build: hash, machine: "v20 x64", seen: 1, busy: 0 };
const state = { points: { done: 1, all: 2, failed: 0 }, replications: { done: 1, wanted: 2 }, meeting: 0, seen: 1 };

const kinds = [
  [believed.jobData, job],
  [believed.sweepNotice, notice],
  [believed.workerNotice, worker],
  [believed.sweepState, state],
  [believed.jobResult, { failures: [{ point: "0f", reason: "why" }], replications: 1, seconds: 0.5 }],
] as const;

/** A value with another one in the place of each of its leaves and branches, one at a time. */
function* spoilt(value: unknown, other: unknown): Generator<unknown> {
  yield other;
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    for (const spoiltInner of spoilt(inner, other))
      yield Array.isArray(value)
        ? value.map((item, i) => (String(i) === key ? spoiltInner : item))
        : { ...value, [key]: spoiltInner };
  }
}

pure("values that casehub wrote are accepted, and with any part replaced they are refused", () => {
  for (const [kind, value] of kinds) {
    assert.equal(believe(kind as never, JSON.stringify(value)), value);
    for (const other of [null, {}, true, -1, 1e300, { a: 1 }])
      for (const wrong of spoilt(value, other))
        if (JSON.stringify(wrong) !== JSON.stringify(value))
          assert.is(believe(kind as never, JSON.stringify(wrong)), undefined, JSON.stringify(wrong));
    for (const text of ["", "null", "{", "[]", "0", '"', "\u0000"]) assert.is(believe(kind as never, text), undefined);
    assert.is(believe(kind as never, null), undefined);
  }
});

pure("names are hashes: none of them is a path, or of another alphabet", () => {
  for (const evil of [
    "../../evil",
    "/etc/x",
    `../${hash.slice(3)}`,
    hash.toUpperCase(),
    `${hash}\n`,
    "",
    "con",
    `${hash}0`,
  ])
    for (const key of ["family", "plan", "build", "sweep"])
      assert.is(believe(believed.jobData, JSON.stringify({ ...job, [key]: evil })), undefined, `${key} ${evil}`);
  for (const family of ["../../evil", "", "f", hash.toUpperCase()])
    assert.throws(() => new PartStore(new KeptStore("x"), family, 1));
});

pure("text from elsewhere is safe to show: nothing hidden in them, one line, not too long", () => {
  const title = believe(
    believed.sweepNotice,
    JSON.stringify({ ...notice, title: `\u001b[2J\u202e\n${"x".repeat(5_000)}` }),
  );
  assert.match(title?.title ?? "", /^␛\[2J\\u\{202e\}␊x/);
  assert.ok((title?.title.length ?? 0) < 1_100);
});

pure("a result or a scenario that unpacks without end is refused", () => {
  const bomb = deflateRawSync(Buffer.alloc(100 * 2 ** 20));
  const head = Buffer.from(`${JSON.stringify({ failures: [], replications: 1, seconds: 1 })}\n`);
  assert.is(decodeResult(Buffer.concat([head, bomb])), undefined);
  assert.is(decodeResult(Buffer.from("x".repeat(5 * 2 ** 20))), undefined);
  assert.throws(() => decodeBase(bomb, hash), /is not this job's/);
  assert.ok(decodeResult(encodeResult({ failures: [], replications: 1, seconds: 1 })));
  const { bytes, plan } = encodeBase({ scenario: 1 } as never);
  assert.throws(() => decodeBase(bytes, plan), /not written by casehub/);
});

pure.run();

const real = suite("a Redis in which somebody else has written");
let built: Built;
real.before(() => {
  built = build();
});
real.after(() => built.remove());

/** No stack, no words of the runtime. */
const raw = /TypeError|SyntaxError|ReferenceError|^ {2,}at |\n {2,}at |Cannot read|undefined \(/;

real("status reports foreign values in one line, whatever is under its keys", () =>
  inFolder(async (folder) => {
    const redis = await TestRedis.in(folder);
    const { client } = redis;
    const cluster = new Cluster(folder, redis, built);
    const id = "0123456789abcdef";
    const status = async () => {
      const asked = cluster.start(["status", "--redis", redis.url]);
      assert.is((await asked.ended).code, 0, asked.said);
      assert.not.match(asked.said, raw);
      return asked.said;
    };
    try {
      await client.set("casehub:sweeps", "x");
      await client.lpush("casehub:workers", "x");
      assert.match(
        await status(),
        /casehub:sweeps in Redis was not written by casehub.*\n(.*\n)*casehub:workers in Redis was/,
      );
      await client.del("casehub:sweeps", "casehub:workers");
      const entries = { a: "null", [id]: "null", "../../x": JSON.stringify(notice), b: "{", c: "[]", d: "1" };
      await client.hset("casehub:sweeps", entries);
      await client.hset("casehub:workers", { ...entries, e: JSON.stringify({ ...worker, threads: 1e9 }) });
      assert.match(await status(), /casehub:sweeps in Redis: 6 entries not written by casehub/);
      await client.hset("casehub:sweeps", id, JSON.stringify({ ...notice, title: "\u001b[31mred\u202e" }));
      for (const [key, type] of [
        [`casehub:${id}:state`, "list"],
        [`casehub:${id}:results`, "list"],
        [`casehub:${id}:blocks:wait`, "string"],
        [`casehub:${id}:blocks:failed`, "string"],
      ])
        await (type === "list" ? client.lpush(key, "x") : client.set(key, "x"));
      const said = await status();
      assert.match(said, /␛\[31mred\\u\{202e\} \(0123456789abcdef\)/);
      assert.is((said.match(/was\s+not\s+written\s+by\s+casehub:\s+it\s+is\s+ignored/g) ?? []).length, 4);
      await client.del(`casehub:${id}:state`);
      await client.set(`casehub:${id}:state`, "null");
      assert.match(await status(), /:state\s+in\s+Redis\s+was\s+not\s+written/);
    } finally {
      cluster.end();
      await redis.stop();
    }
  }),
);

real(
  "a sweep ends with the bytes it should have, and no worker writes outside its folder, whatever is put in between",
  () =>
    inFolder(async (folder) => {
      const redis = await TestRedis.in(folder);
      const { client } = redis;
      const cluster = new Cluster(folder, redis, built);
      const file = cluster.write("s", sweepText("Attacked"));
      let queue: Queue | undefined;
      try {
        const expected = cluster.expected(file);
        await client.set("casehub:workers", "x");
        await client.hset("casehub:sweeps", { x: "null", "../../y": JSON.stringify(notice) });
        const coordinator = cluster.sweep(file, "out");
        await until("the sweep is there", async () => (await client.hlen("casehub:sweeps")) > 2 || coordinator.isGone);
        const id = (await client.hkeys("casehub:sweeps")).find((name) => /^[0-9a-f]{16}$/.test(name)) as string;
        const own = JSON.parse((await client.hget("casehub:sweeps", id)) as string);
        queue = new Queue("blocks", {
          connection: { port: Number(new URL(redis.url).port), retryStrategy: () => null },
          prefix: `casehub:${id}`,
        });
        queue.on("error", () => {});
        const good = { ...job, ...own, sweep: id };
        for (const data of [
          { ...good, family: "../../../../evil" },
          { ...good, family: join(folder, "evil") },
          { ...good, blocks: [{ ...job.blocks[0], count: 1e9 }] },
          { ...good, blocks: null },
          { ...good, plan: 7 },
          { ...good, sweep: "../x" },
          [],
          null,
        ])
          await queue.add("blocks", data as never, { attempts: 3 });
        await client.hset(`casehub:${id}:blocks:broken`, { name: "blocks", data: "{", opts: "{", timestamp: "x" });
        await client.hset(`casehub:${id}:blocks:spoilt`, { name: "blocks", data: "{", opts: "{", timestamp: "x" });
        await client.lpush(`casehub:${id}:blocks:wait`, "broken", "absent");
        await client.zadd(`casehub:${id}:blocks:failed`, 1, "spoilt", 2, "gone");
        const attacks = [
          () =>
            client.hset(`casehub:${id}:results`, {
              a: "null\n",
              b: "x",
              c: "",
              d: '{"failures":null}\n',
              e: "{}\nxyz",
            }),
          () => client.hset("casehub:sweeps", id, "null"),
          () => client.set(`casehub:${id}:base`, "x"),
          () => client.multi().del(`casehub:${id}:state`).lpush(`casehub:${id}:state`, "x").exec(),
          () => client.multi().del(`casehub:${id}:results`).set(`casehub:${id}:results`, "x").exec(),
          () => client.multi().del(`casehub:${id}:base`).lpush(`casehub:${id}:base`, "x").exec(),
          () => client.multi().del(`casehub:${id}:blocks:wait`).set(`casehub:${id}:blocks:wait`, "x").exec(),
        ];
        const helper = cluster.worker("--shared", join(folder, "out"));
        for (const attack of attacks) {
          await attack();
          await new Promise((resolve) => setTimeout(resolve, 1_200));
          if (coordinator.isGone) break;
        }
        const late = new Promise<{ code: string }>((resolve) => {
          setTimeout(() => resolve({ code: "still running" }), 60_000).unref();
        });
        const { code } = await Promise.race([coordinator.ended, late]);
        assert.is(code, 0, cluster.said());
        assert.is(cluster.bytes(), expected);
        for (const { said } of [coordinator, helper]) assert.not.match(said, raw);
        assert.not.ok(existsSync(join(folder, "evil")));
        assert.not.ok(readdirSync(folder).some((name) => name.includes("evil")));
        assert.equal(
          readdirSync(join(folder, "out", ".cache/sweeps")).filter((name) => !/^[0-9a-f]{32}$/.test(name)),
          [],
        );
        await queue.close();
      } finally {
        cluster.end();
        await redis.stop();
      }
    }),
);

if (hasRedis) real.run();
else console.log("There is no redis-server here: what needs one is skipped.");
