import { display, renderPlace } from "floe-core";
import type { ListedSecret } from "../merged-secrets.ts";

const heading =
  "# Secrets that floe's files refer to. Fill in the values, and keep this file out of version control.\n";

/** A file of environment variables without values, in the form that shells, Docker and dotenv read. */
export function envFileText(secrets: readonly ListedSecret[]): string {
  const needed = secrets.filter(({ neededBy }) => neededBy !== "nobody");
  return heading + needed.map(entry).join("");
}

// The names of files and settings are shown with their line breaks made visible, so a comment stays one.
function entry({ variable, places }: ListedSecret): string {
  const comments = places.map(({ setting, span }) => `# ${renderPlace(span)}: ${display(setting)}\n`);
  return `\n${comments.join("")}${variable}=\n`;
}
