import {
  display,
  displayUpTo,
  type EnvironmentDifferences,
  type Host,
  type LeafDifference,
  type LeafSide,
  positionAt,
  renderPlace,
  shownPath,
} from "floe-core";

const formats = { human, json } as const;

export type EnvDiffFormat = keyof typeof formats;

/** The names of the formats, as `--format` takes them. */
export const envDiffFormats: readonly string[] = Object.keys(formats);

/** A product that was compiled for both environments. */
export interface ComparedProduct extends EnvironmentDifferences {
  /** The absolute path of its floe.yaml. */
  readonly path: string;
}

/** Two environments, and the products that were compared in them. */
export interface ComparedEnvironments {
  readonly environments: readonly [string, string];
  readonly products: readonly ComparedProduct[];
}

/** The differences in one of the formats. */
export function envDiffText(host: Host, compared: ComparedEnvironments, format: EnvDiffFormat): string {
  return formats[format](host, compared);
}

function human(host: Host, { environments, products }: ComparedEnvironments): string {
  return products.map((product) => productText(host, environments, product)).join("\n");
}

function productText(
  host: Host,
  environments: ComparedEnvironments["environments"],
  { path, differences, same }: ComparedProduct,
): string {
  const [left, right] = environments.map((name) => display(name));
  const head = `${display(shownPath(path, host.workingDirectory))}: ${left} and ${right}\n`;
  const blocks = differences.map((difference) => block(environments, difference));
  const kept = `${same.leaves} leaves of the outputs are the same, and ${same.files} files as a whole`;
  const end =
    differences.length === 0
      ? `Nothing differs but the name of the environment: ${kept}.\n`
      : `${differences.length} ${differences.length === 1 ? "leaf differs" : "leaves differ"}, and nothing else but the name of the environment: ${kept}.\n`;
  return [head, ...blocks, end].join("");
}

function block(environments: ComparedEnvironments["environments"], { file, leaf, sides }: LeafDifference): string {
  const width = Math.max(...environments.map((name) => name.length));
  const lines = sides.map((side, index) => {
    const name = display(environments[index] ?? "").padEnd(width);
    return `  ${name}  ${side === undefined ? "is not there" : sideText(side)}\n`;
  });
  return `${display(file)}#${display(leaf)}\n${lines.join("")}`;
}

const longestValue = 100;

function sideText({ value, settings }: LeafSide): string {
  const text = displayUpTo(longestValue, JSON.stringify(value) ?? "");
  const places = settings.map(({ name, span }) => `${renderPlace(span)} ${display(name)}`);
  return places.length === 0 ? `${text}  (no setting of the files)` : `${text}  ${places.join(", ")}`;
}

function json(host: Host, { environments, products }: ComparedEnvironments): string {
  const data = {
    version: 1,
    command: "env diff",
    environments,
    products: products.map(({ path, differences, same }) => ({
      path: shownPath(path, host.workingDirectory),
      differences: differences.map(({ file, leaf, sides }) => ({ file, leaf, sides: sides.map(sideData) })),
      same,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function sideData(side: LeafSide | undefined): object | null {
  if (side === undefined) return null;
  const settings = side.settings.map(({ name, span }) => {
    return { name, file: span.source.shown, ...positionAt(span.source, span.start) };
  });
  return { value: side.value, settings };
}
