import { readFileSync } from "node:fs";
import { loadScenario } from "/work/main/src/scenario/load.ts";
const [f, ...o] = process.argv.slice(2);
const r = loadScenario(f, { readText: (p) => { try { return readFileSync(p, "utf8"); } catch { return { code: "CH101", message: `${p} missing` }; } }, overrides: o });
for (const p of r.problems) console.log(`${p.file}:${p.line}:${p.column} ${p.code} ${p.message} [${p.path}] ${p.hint ?? ""}`);
if (r.loaded) { console.log(r.loaded.regimes.map(x=>[x.from,x.names, JSON.stringify(x.scenario.staff.stoke?.attrition)])); console.log(r.loaded.uncertain.map(q=>q.path), r.loaded.sourced.map(q=>q.path+" "+q.source)); if(process.env.V) console.log(r.loaded.resolvedText, r.loaded.places, JSON.stringify(r.loaded.scenario,null,1)); }
