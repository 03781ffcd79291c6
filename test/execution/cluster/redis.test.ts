/** Sweeps on a real Redis with real processes: a loss of each kind (all of them: `npm run campaign:redis`), and what is refused or kept secret. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { decodeBase, decodeResult, encodeBase, encodeResult, jobId } from "../../../src/execution/cluster/job.ts";
import { jobSize, Speed } from "../../../src/execution/cluster/jobs/job-size.ts";
import {
  RedisProblem,
  redisAddress,
  shownAddress,
  withoutSecrets,
} from "../../../src/execution/cluster/redis/address.ts";
import { checkServer, openRedis } from "../../../src/execution/cluster/redis/connection.ts";
import { type Built, build } from "../../fixtures/built.ts";
import { Cluster, sweepText, until } from "../../fixtures/cluster.ts";
import { losses } from "../../fixtures/cluster-losses.ts";
import { inFolder } from "../../fixtures/folder.ts";
import { playLoss } from "../../fixtures/play-loss.ts";
import { hasRedis, hasTls, TestRedis } from "../../fixtures/redis.ts";

const pure = suite("what travels through Redis");

pure("an address is shown without its secrets, and an invalid one is not shown at all", () => {
  const url = redisAddress("rediss://planner:p%40ss-word@broker:6380/2?family=6");
  assert.is(shownAddress(url), "rediss://broker:6380/2");
  for (const secret of ["p@ss-word", "p%40ss-word", "planner"])
    assert.not.match(withoutSecrets(`no entry for ${secret} here`, url), secret);
  // The last four hold characters that should have been encoded: what stands after them is no host, path or parameter.
  const wrong = ["http://:hush@host", "hush", "redis://", "redis://u:1/hush@host", "redis://u:1?hush@host"];
  for (const text of [...wrong, "redis://u:1#hush@host", "redis://u:hush%zz@host"])
    try {
      redisAddress(text);
      assert.unreachable(text);
    } catch (error) {
      assert.instance(error, RedisProblem);
      assert.not.match((error as Error).message, "hush");
    }
});

pure("a result and its part come back as they were sent, and anything else is skipped", () => {
  const result = { failures: [{ point: "a", reason: "no more" }], replications: 10, seconds: 1.5 };
  const part = Buffer.from("some numbers".repeat(100));
  const sent = encodeResult(result, part);
  assert.ok(sent.length < part.length);
  assert.equal(decodeResult(sent), { result, part });
  assert.is(decodeResult(encodeResult(result))?.part, undefined);
  assert.is(decodeResult(sent.subarray(0, sent.length - 5)), undefined);
  assert.is(decodeResult(Buffer.from("{}\n")), undefined);
});

pure("a worker accepts a scenario only if it is the one its job names", () => {
  const base = {
    scenario: "s",
    texts: [["s", "t"]] as const,
    set: [],
    seed: 1,
    fixed: false,
    columns: [],
    targets: [],
    factors: [],
  };
  const { bytes, plan } = encodeBase(base);
  assert.equal(decodeBase(bytes, plan), base);
  assert.throws(() => decodeBase(bytes, "0".repeat(64)), /is not this job's/);
  assert.throws(() => decodeBase(null, plan), /not in Redis/);
});

pure("the same blocks are the same job; another attempt is another job", () => {
  const blocks = [{ point: "a", from: 0, count: 10, overrides: [] }];
  assert.is(jobId(blocks), jobId([...blocks]));
  assert.is.not(jobId(blocks), jobId(blocks, 1));
  assert.match(jobId(blocks), /^[a-z][^:]*$/);
});

pure("jobs are grouped by measured speed, shorter at the end, and the queue is bounded", () => {
  const load = { seconds: 0.5, replications: { done: 0, wanted: 100_000 }, threads: 8, width: 10, target: 15 };
  assert.is(jobSize(load).replications, 30);
  assert.is(jobSize({ ...load, replications: { done: 99_990, wanted: 100_000 } }).replications, 10);
  assert.is(jobSize({ ...load, seconds: 1e-9 }).replications, Math.floor((96 * 1024) / 80));
  assert.is(jobSize({ ...load, threads: 10_000 }).depth, 256);
  // All results that can be on their way, and as much again for the jobs, stay below 50 MB.
  assert.ok(256 * 96 * 1024 * 2 < 51e6);
  const speed = new Speed(1);
  for (let i = 0; i < 50; i++) speed.saw(10, 20);
  assert.ok(Math.abs(speed.seconds - 2) < 0.001);
});

pure.run();

const real = suite("sweeps on a real Redis");
let built: Built;
real.before(() => {
  built = build();
});
real.after(() => built.remove());

real("a Redis that may drop jobs is refused, and so is one that rejects the login, without showing the password", () =>
  inFolder(async (folder) => {
    const redis = await TestRedis.in(folder, { policy: "allkeys-lru" });
    // Where TLS can be had, its certificate is one more thing to be turned away for.
    const locked = await TestRedis.in(folder, { password: "sesame", tls: hasTls });
    const cluster = new Cluster(folder, redis, built);
    try {
      const url = redisAddress(redis.url);
      const client = await openRedis(url);
      try {
        await checkServer(client, url);
        assert.unreachable();
      } catch (error) {
        assert.match((error as Error).message, /allkeys-lru, which could drop jobs/);
      } finally {
        client.disconnect();
      }
      const refused = cluster.sweep(cluster.write("s", sweepText()));
      assert.is((await refused.ended).code, 2);
      assert.match(refused.said, /could drop jobs/);
      for (const [password, trust, code, said] of [
        ["wrong-word", locked.env, 2, /^casehub: cannot use Redis at [^@]*: WRONGPASS .*\n$/],
        ["sesame", locked.env, 0, /^No sweep\.\n/],
        ...(hasTls ? [["sesame", {}, 2, /^casehub: .* self-signed certificate in certificate chain\n$/] as const] : []),
      ] as const) {
        const status = cluster.start(["status"], built.main, {
          CASEHUB_REDIS: locked.url.replace("sesame", password),
          ...trust,
        });
        assert.is((await status.ended).code, code, status.said);
        assert.match(status.said, said);
        assert.not.match(status.said, password);
      }
    } finally {
      cluster.end();
      await Promise.all([redis.stop(), locked.stop()]);
    }
  }),
);

real("a Redis user without the permissions that casehub needs is refused at once", () =>
  inFolder(async (folder) => {
    const redis = await TestRedis.in(folder);
    const as = (user: string) => redisAddress(redis.url.replace("//", `//${user}:word@`));
    const thrown = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "nothing",
        (error: Error) => `${error.name}: ${error.message}`,
      );
    try {
      const { client } = redis;
      await client.call("ACL", "SETUSER", "elsewhere", "on", ">word", "~other:*", "+@all");
      await client.call("ACL", "SETUSER", "reader", "on", ">word", "~casehub:*", "+@read", "+@connection", "+info");
      assert.match(await thrown(openRedis(as("elsewhere"))), /^RedisProblem: cannot use Redis at .*: NOPERM/);
      const reading = await openRedis(as("reader"));
      assert.match(await thrown(checkServer(reading, as("reader"))), /^RedisProblem: .* refuses writes: NOPERM/);
    } finally {
      await redis.stop();
    }
  }),
);

real("status lists sweeps and workers; what waits in Redis while nobody fetches stays small", () =>
  inFolder(async (folder) => {
    const redis = await TestRedis.in(folder);
    const cluster = new Cluster(folder, redis, built);
    try {
      const coordinator = cluster.sweep(cluster.write("s", sweepText("A title")));
      cluster.worker();
      await until("a part has come", () => cluster.hasParts() || coordinator.isGone);
      coordinator.signal("SIGKILL");
      const status = cluster.start(["status", "--redis", redis.url]);
      await status.ended;
      assert.match(status.said, /A title \([0-9a-f]{16}\)\n {2}\d of 8 points, \d+ of 480 replications/);
      assert.match(status.said, /Workers: 1, with 1 thread: /);
      const { client } = redis;
      const [id] = await client.hkeys("casehub:sweeps");
      // With nobody to fill it the queue runs dry, and the worker stops.
      await until(
        "the queue is empty",
        async () =>
          (await client.llen(`casehub:${id}:blocks:wait`)) + (await client.llen(`casehub:${id}:blocks:active`)) === 0,
      );
      const used = Number(/used_memory:(\d+)/.exec(await client.info("memory"))?.[1]);
      assert.ok(used < 50e6, `${used} bytes`);
    } finally {
      cluster.end();
      await redis.stop();
    }
  }),
);

for (const loss of losses.filter(({ inTests }) => inTests))
  real(`nothing is lost when: ${loss.name}`, async () => assert.is(await playLoss(loss, built), undefined));

if (hasRedis) real.run();
else console.log("There is no redis-server here: what needs one is skipped.");
