/** Gives each member of a cube a name that Cube takes and that no other one has. */
export type MemberNames = (wanted: string) => string;

/** Names for the members of one cube. Cube takes letters, digits and `_`, and no digit at the start. */
export function memberNames(): MemberNames {
  const taken = new Set<string>();
  return (wanted) => {
    const name = cubeName(wanted);
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
    taken.add(free);
    return free;
  };
}

/** A name as Cube takes it. */
export function cubeName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/gu, "_");
  return /^[A-Za-z_]/u.test(plain) ? plain : `_${plain}`;
}
