import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Puts a file into the cache, whole or not at all, in the place of whatever stands there. Throws when that fails. */
export function replaceCacheFile(file: string, data: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    // An earlier process may have had our number.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, data, { flag: "wx", mode: 0o600 });
    putInPlace(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function putInPlace(temporary: string, file: string): void {
  try {
    renameSync(temporary, file);
  } catch {
    // A folder, whose place a file cannot take. Nobody but us puts anything under these names.
    rmSync(file, { recursive: true, force: true });
    renameSync(temporary, file);
  }
}
