/**
 * Runs casehub commands one after another in one process, for a shell that asks over a socket: starting Node and loading the
 * program for each of many commands takes longer than the commands. Started as `node warm-casehub.js DIST SOCKET`; asked by
 * `node warm-casehub.js SOCKET -- ARGUMENTS`, which prints and exits as the command itself would.
 */
import { createConnection, createServer, type Socket } from "node:net";

interface Order {
  readonly folder: string;
  readonly args: readonly string[];
}

interface Answer {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

interface Io {
  print(text: string): void;
  error(text: string): void;
  errorIsTerminal: boolean;
}

async function carryOut(dist: string, { folder, args }: Order): Promise<Answer> {
  const { parse } = await import(`${dist}/cli/parse.js`);
  const { explainFault } = await import(`${dist}/cli/fault.js`);
  const answer = { code: 0, output: "", error: "" };
  const io: Io = {
    print: (text) => {
      answer.output += text;
    },
    error: (text) => {
      answer.error += text;
    },
    errorIsTerminal: false,
  };
  process.chdir(folder);
  try {
    answer.code = await parse(args, io);
  } catch (error) {
    answer.code = explainFault(error, io);
  }
  return answer;
}

function whole(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    socket.on("end", () => resolve(text)).on("error", reject);
  });
}

async function serve(dist: string, path: string): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, async (socket) => {
    const answer = await carryOut(dist, JSON.parse(await whole(socket)));
    socket.end(JSON.stringify(answer));
  });
  server.listen(path, () => process.stdout.write("ready\n"));
  // The test that started this has ended.
  process.stdin.on("end", () => process.exit()).resume();
}

async function ask(path: string, args: readonly string[]): Promise<void> {
  const socket = createConnection({ path, allowHalfOpen: true });
  socket.end(JSON.stringify({ folder: process.cwd(), args } satisfies Order));
  const { code, output, error } = JSON.parse(await whole(socket)) as Answer;
  process.stdout.write(output);
  process.stderr.write(error);
  process.exitCode = code;
}

const [first, second, ...others] = process.argv.slice(2);
if (second === "--") await ask(first, others);
else await serve(first, second);
