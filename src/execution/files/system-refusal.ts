/** What the system refuses a program, in words: a disk that is full is no fault of the program. */

const words: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full: your quota is used up",
  EFBIG: "the file would exceed the size limit",
  EIO: "the disk does not work as it should",
  ENOENT: "it does not exist, or was removed meanwhile",
  ENOTDIR: "part of the path is a file, not a folder",
  EISDIR: "a folder stands where a file is expected",
  EEXIST: "a file of that name is in the way",
  ENOTEMPTY: "another process writes there too",
  EBUSY: "another process uses it",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "a link leads back to itself",
  EMFILE: "too many files are open: raise the limit (ulimit -n)",
  ENFILE: "too many files are open on this machine",
  ENOMEM: "there is too little memory",
  EAGAIN: "no more processes or threads can be started",
  EPIPE: "the program that was reading it has ended",
};

/** Those after which the same command may go on when there is room again: what was finished is kept. */
const forLater = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM", "EAGAIN"]);

/** The system's own errors, of calls of files and processes; undefined for any other. */
function codeOf(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === "string" && typeof syscall === "string" && words[code] !== undefined ? code : undefined;
}

/** Why the system refused; undefined when it was not the system. */
export function refusalOf(error: unknown): { readonly why: string; readonly later: boolean } | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : { why: words[code], later: forLater.has(code) };
}

/** A disk that will take no more. */
export function isFullDisk(error: unknown): error is NodeJS.ErrnoException {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}
