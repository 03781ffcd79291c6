/** Results that nobody fetches: workers stop at the cap, and go on when the coordinator is back. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Built, build } from "../fixtures/built.ts";
import { Cluster, sweepText, until } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";
import { hasRedis, TestRedis } from "../fixtures/redis.ts";

const real = suite("results that wait");
let built: Built;
real.before(() => {
  built = build();
});
real.after(() => built.remove());

const cap = 20 * 1024;

real("workers stop at the cap while the coordinator is away, and the sweep finishes when it is back", () =>
  inFolder(async (folder) => {
    const redis = await TestRedis.in(folder);
    const cluster = new Cluster(folder, redis, built);
    const { client } = redis;
    try {
      // Fat results of quick replications: every day of the period is kept, so that a job is one block, of ten replications,
      // however fast the machine: more would pass the most bytes of a job.
      const days = Array.from({ length: 200 }, (_, i) => new Date(Date.UTC(2023, 4, 1 + i)).toISOString().slice(0, 10));
      const measures = [
        "total_backlog",
        "legacy_backlog",
        "flow_backlog",
        "staff_in_post",
        "backlog_median_age",
        "productive_fte",
      ].flatMap((name) => days.map((day) => `"${name}@${day}"`));
      const text = `${sweepText("Fat").replace("replications: 60", "replications: 20")}measures: [${measures.join(", ")}]\n`;
      const file = cluster.write("fat", text);
      // Of a worker with many threads that never comes: the coordinator queues jobs enough to go far beyond the cap.
      const none = "0".repeat(64);
      const notice = {
        host: "far",
        pid: 1,
        threads: 30,
        build: none,
        machine: none,
        seen: Date.now() + 60_000,
        busy: 0,
      };
      await client.hset("casehub:workers", "far", JSON.stringify(notice));
      const first = cluster.sweep(file);
      const waiting = async () => {
        const [id] = await client.hkeys("casehub:sweeps");
        return id === undefined ? 0 : client.llen(`casehub:${id}:blocks:wait`);
      };
      await until("the queue is full", async () => (await waiting()) >= 12 || first.isGone);
      assert.not.ok(first.isGone, first.said.slice(-500));
      first.signal("SIGKILL");
      await first.ended;
      await client.hdel("casehub:workers", "far");
      const [id] = await client.hkeys("casehub:sweeps");
      const used = async () => Number(/used_memory:(\d+)/.exec(await client.info("memory"))?.[1]);
      const before = await used();
      const key = `casehub:${id}:results`;
      cluster.worker("--most-waiting", String(cap / 2 ** 20));
      const held = async () => Number((await client.memory("USAGE", key, "SAMPLES", 0)) ?? 0);
      await until("the cap is reached", async () => (await held()) > cap);
      // Whatever was in hand comes to its end, and then there is nothing new for longer than the worker takes between two looks.
      await until(
        "the worker has stopped",
        async () => {
          const results = await client.hlen(key);
          await new Promise((resolve) => setTimeout(resolve, 3_000));
          return (await client.hlen(key)) === results;
        },
        120_000,
      );
      assert.ok((await waiting()) > 5, `${await waiting()} jobs are left`);
      const sizes = await Promise.all((await client.hkeys(key)).map((job) => client.hstrlen(key, job)));
      // One thread: a job in hand when the cap was passed, and one that had been taken before it was told to stop.
      const slack = 3 * (Math.max(...sizes) + 256);
      assert.ok((await held()) < cap + slack, `${await held()} bytes of results, ${slack} of slack`);
      // The rest of Redis: connections and what BullMQ knows of its jobs.
      assert.ok((await used()) - before < cap + slack + 2e6, `${(await used()) - before} bytes more`);
      const coordinator = cluster.sweep(file);
      const { code } = await coordinator.ended;
      assert.is(code, 0, cluster.said());
      assert.is(cluster.bytes(), cluster.expected(file));
    } finally {
      cluster.end();
      await redis.stop();
    }
  }),
);

if (hasRedis) real.run();
else console.log("There is no redis-server here: what needs one is skipped.");
