/** A command line that asked for a document, as far as it says that. */
export interface WantedDocument {
  readonly command: string;
  readonly format: string;
}

// Of these options the next word is the value, whatever it looks like.
const valued: ReadonlySet<string> = new Set(["-m", "--manifest", "-e", "--env", "-o", "--out"]);

/** The document that a command line asks for, if it asks for one. Read by itself: it has to be known too
 *  when the command did not come to reading its options. */
export function wantedDocument(argv: readonly string[]): WantedDocument {
  const [first = "", second = ""] = argv;
  const command = first === "plugins" ? `${first} ${second}` : first;
  let format = "human";
  for (let index = 1; index < argv.length && argv[index] !== "--"; index++) {
    const word = argv[index] ?? "";
    if (valued.has(word)) index++;
    else if (word === "--format") format = argv[++index] ?? "";
    else if (word.startsWith("--format=")) format = word.slice("--format=".length);
  }
  return { command, format };
}
