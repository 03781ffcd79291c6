// Written by scripts/build-core.ts from core/engine-entry.ts and what it imports: 268bcb3a4735d5aab44250f7c752bc91a16c0566a53b3de3d0f4fd791dafeed5
export const wasm =
  "AGFzbQEAAAABBAFgAAADAgEABQMBAAAHFAIHbm90aGluZwAABm1lbW9yeQIACgQBAgAL";
