/** The pages a newcomer reads first work as typed, and every link leads somewhere. All other pages: `npm run campaign:docs`. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { followBlocks, followLinks, machine, pages, problemsOf } from "./follow.ts";

/** README and the tutorial. */
const first = ["/README.md", "/docs/tutorial/first-scenario.md"];

const documentation = suite("documentation");
documentation.after(() => machine.close());

for (const page of pages) followLinks(documentation, page);
for (const end of first) {
  const [page] = pages.filter((one) => one.endsWith(end) && (end !== "/README.md" || !one.includes("/docs/")));
  followBlocks(documentation, page);
}

const checks = suite("the check of the documentation");
checks.before(() => machine.turnPage());

checks("a command that fails is found", async () => {
  for (const text of ["npx casehub check missing.yaml", "npx casehub runn x", "npx other", "false\ntrue"])
    assert.is.not((await machine.shell(text)).code, 0, text);
  assert.throws(() => machine.shell("npm publish"), /neither run nor on the list/);
});

checks("a wrong part of a scenario is found", () => {
  const block = { language: "yaml", attributes: {}, line: 1 };
  assert.is(problemsOf({ ...block, text: "title: Mine\n" }), "");
  assert.match(problemsOf({ ...block, text: "titel: Mine\n" }), /CH301/);
  assert.match(problemsOf({ ...block, text: "staff: {caseworkers: {training: 6}}\n" }), /CH304/);
});

checks.run();
documentation.run();
