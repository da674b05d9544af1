/** What an errno means in words, to stand in a sentence after a colon: `permission denied`. */
export function errnoWords(errno: string): string {
  return words.get(errno) ?? "the operation failed";
}

const words: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EAGAIN", "it is in use by another process"],
  ["EBUSY", "it is in use"],
  ["EDQUOT", "the disk quota is used up"],
  ["EFBIG", "the file is too large"],
  ["EINVAL", "it is not a regular file"],
  ["EIO", "the disk reports an input or output error"],
  ["EISDIR", "it is a directory"],
  ["ELOOP", "its links lead in a circle"],
  ["EMFILE", "this process has too many files open"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENFILE", "the system has too many files open"],
  ["ENOENT", "there is no such file or directory"],
  ["ENOSPC", "no space is left on the disk"],
  ["ENOTDIR", "a file stands where a directory must be"],
  ["EOVERFLOW", "it holds more than 100,000 entries"],
  ["EPERM", "the operation is not permitted"],
  ["EREADLIMIT", "this run has read 2 GiB, the most that floe reads in one"],
  ["EROFS", "the file system is read-only"],
  ["ESTALE", "the network file system lost the file"],
  ["EXDEV", "the directory is spread over two file systems"],
]);
