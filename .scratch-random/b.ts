import { Luck } from "../src/engine/random/luck.ts";
import { Threefry4x32 } from "../src/engine/random/threefry.ts";
const hex=(x:number)=>(x>>>0).toString(16);
const t=new Threefry4x32(0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89); t.block(0x243f6a88,0x85a308d3,0x13198a2e,0x03707344); console.log(hex(t.w0),hex(t.w1),hex(t.w2),hex(t.w3));
const l=new Luck("x",1); let s=0;
for(let r=0;r<5;r++){const n=1e7;const t0=process.hrtime.bigint();for(let i=0;i<n;i++){l.draw(5,i,r,0);s+=l.u0+l.u2;}console.log('draw',Number(process.hrtime.bigint()-t0)/n);}
for(let r=0;r<2;r++){const n=1e7;const t0=process.hrtime.bigint();for(let i=0;i<n;i++){s+=l.uniform(5,i,r,0);}console.log('uniform',Number(process.hrtime.bigint()-t0)/n);}
{const n=1e7;const t0=process.hrtime.bigint();for(let i=0;i<n;i++){s+=Math.random();}console.log('Math.random',Number(process.hrtime.bigint()-t0)/n);}
console.log(s);
