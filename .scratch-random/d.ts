import { distribution } from "../src/engine/distribution/family.ts";
import { Luck } from "../src/engine/random/luck.ts";
const f="exponential"; const d=distribution({family:f,parameters: f==='pert'?{low:1,mode:2,high:7}: f==='exponential'?{mean:2}: {mean:6,cv:.6}}); 
const us=new Float64Array(1<<16); const l=new Luck(1,1); for(let i=0;i<us.length;i++) us[i]=l.uniform(0,i,0,0);
let s=0; const n=4e6; const o=[];for(let r=0;r<4;r++){const c=performance.now(); for(let i=0;i<n;i++) s+=d.quantile(us[i&65535]); o.push(((performance.now()-c)*1e6/n).toFixed(1));} console.log(f,'ns',o.join(' '));
