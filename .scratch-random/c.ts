import { normalCdf, normalQuantile } from "../src/engine/distribution/normal.ts";
import { studentTQuantile } from "../src/engine/distribution/student-t.ts";
import { distribution } from "../src/engine/distribution/family.ts";
import { GammaTails } from "../src/engine/distribution/special/incomplete-gamma.ts";
import { BetaTails } from "../src/engine/distribution/special/incomplete-beta.ts";
import { exactQuantile } from "../src/engine/distribution/special/tails.ts";
import { QuantileTable } from "../src/engine/distribution/special/quantile-table.ts";
console.log(normalQuantile(.975), normalCdf(1.959963984540054), normalCdf(-1), normalCdf(-10), normalCdf(-.1));
for (const p of [1e-300,1e-30,1e-12,1e-10,1e-6,.001,.07,.075,.08,.3,.45,.9,.99999]) console.log(p, normalCdf(normalQuantile(p))/p-1);
for (const d of [1,2,3.5,10,20,100,1e4,1e6,1.1e6,Infinity]) console.log(d, studentTQuantile(.975,d), studentTQuantile(.6,d),studentTQuantile(1e-9,d));
function check(name:string,tails:any,rel:(t:number)=>number=()=>1){
  const a=performance.now();const tab=new QuantileTable(tails);tab.at(.3);const b=performance.now();
  let worst=0,wu=0;
  for(let i=0;i<2000;i++){const z=-7.03+14.06*i/2000+1e-4; const u=normalCdf(z); const e=exactQuantile(tails,u);const d=Math.abs(tab.at(u)-e)*rel(e);if(!(d<=worst)){worst=d;wu=u}}
  const c=performance.now();
  let s=0; const n=2e6; for(let i=0;i<n;i++) s+=Math.exp(tab.at((i+.5)/n)); 
  console.log(name,'build ms',(b-a).toFixed(2),'err',worst,wu,'exact us',((c-b)/2).toFixed(2),'ns',((performance.now()-c)*1e6/n).toFixed(1));
}
for (const a of [.001,.01,.05,.1,.3,1,2.77,10,100,1e4,1e6]) check('gamma '+a,new GammaTails(a));
for (const [a,b] of [[.01,.01],[.1,5],[.5,.5],[1,1],[1,5],[2,4],[5,1],[30,70],[3000,7],[1e5,1e5]]) check('beta '+a+' '+b,new BetaTails(a,b));
for (const spec of [{family:'lognormal',parameters:{mean:6,cv:.6}},{family:'weibull',parameters:{mean:6,cv:.6}},{family:'gamma',parameters:{mean:6,cv:.6}},{family:'poisson',parameters:{mean:100}},{family:'pert',parameters:{low:1,mode:2,high:7}},{family:'exponential',parameters:{mean:2}}]) { const d=distribution(spec); let s=0; const n=2e6;d.quantile(.4); for(let r=0;r<2;r++){const c=performance.now(); for(let i=0;i<n;i++) s+=d.quantile((i+.5)/n); console.log(spec.family,'ns',((performance.now()-c)*1e6/n).toFixed(1));} console.log(d.mean,s/n/2, d.variance);}
