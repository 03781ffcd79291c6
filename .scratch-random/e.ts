import seedrandom from "seedrandom";
console.log(seedrandom("1")(), seedrandom("11")(), seedrandom("111")(), seedrandom("a")()===seedrandom("aa")());
for (const n of ["xorshift7","xor128","xorwow","xor4096","tychei","alea"] as const) {
  const g=seedrandom[n];
  console.log(n, g("1")(), g("2")(), g("12")(), g("")());
  // correlation of first output across neighbouring keys and across outputs
  const firsts=[...Array(2000)].map((_,i)=>g("replication "+i)());
  const num=[...Array(2000)].map((_,i)=>(g as any)(i)());
  const corr=(x:number[])=>{const m=x.reduce((a,b)=>a+b)/x.length;let a=0,b=0;for(let i=0;i<x.length;i++){b+=(x[i]-m)**2;if(i)a+=(x[i]-m)*(x[i-1]-m);}return a/b};
  console.log('  distinct',new Set(firsts).size,new Set(num).size,'lag1',corr(firsts).toFixed(3),corr(num).toFixed(3));
  // bit agreement between neighbours
  const bits=(a:number,b:number)=>{let x=(a^b)>>>0,c=0;while(x){c+=x&1;x>>>=1}return c};
  let h=0,hn=0;for(let i=0;i<2000;i+=2){h+=bits(g("replication "+i).int32(),g("replication "+(i+1)).int32());hn+=bits((g as any)(i).int32(),(g as any)(i+1).int32());}
  console.log('  mean differing bits (16 expected)',h/1000,hn/1000);
  const v=g("x"); let all32=true; for(let i=0;i<1000;i++) if(!Number.isInteger(v()*2**32)) all32=false; const w=g("x"); let d=false; for(let i=0;i<10;i++) if(!Number.isInteger(w.double()*2**32)) d=true; console.log('  32bit only',all32,'double more',d);
  // XOR of outputs linear: constant xor difference
  const xs=new Set<number>(); for(let i=0;i<200;i+=2){xs.add(g("k"+i).int32()^g("k"+(i+1)).int32())} console.log('  distinct xors of even/odd neighbour pairs (100 expected)',xs.size);
}
