/** Every page of the documentation followed as a reader would: `npm run campaign:docs`. What is run and what not: test/docs/follow.ts. */
import { suite } from "uvu";
import { followBlocks, machine, pages } from "../docs/follow.ts";

const documentation = suite("every page");
documentation.after(() => machine.close());
for (const page of pages) followBlocks(documentation, page);
documentation.run();
