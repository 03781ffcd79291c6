#!/usr/bin/env node
/** The `casehub` command. What a command does not need is not loaded: help and version come from plain text. */
import { readFileSync } from "node:fs";
import type { Io } from "./io.ts";
import { overview } from "./overview.ts";

/** Standard output closed early (`casehub … | head`) is no fault. */
function quietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

process.stdout.on("error", quietly);
process.stderr.on("error", quietly);

const io: Io = {
  print: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  errorIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
};

const [first, ...others] = process.argv.slice(2);
if (first === undefined || (["--help", "-h", "help"].includes(first) && others.length === 0)) {
  io.print(overview);
} else if (["--version", "-v", "version"].includes(first) && others.length === 0) {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  io.print(`${version}\n`);
} else {
  try {
    const { paint, wantsColour } = await import("./paint.ts");
    const { parse } = await import("./parse.ts");
    const coloured = wantsColour(process.stdout.isTTY === true, process.env);
    const terminal: Io = coloured ? { ...io, print: (text) => io.print(paint(text)) } : io;
    process.exitCode = await parse(first === "help" ? [...others, "--help"] : [first, ...others], terminal);
  } catch (error) {
    const { explainFault } = await import("./fault.ts");
    process.exitCode = explainFault(error, io);
  }
}
