import { keyWords, nameKey } from "../src/engine/random/key.ts";
console.log(JSON.stringify(keyWords(1,0)).replace(/,/g,", ")+"|"+nameKey("decision"));
