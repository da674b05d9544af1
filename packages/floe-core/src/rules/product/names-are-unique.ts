import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { OutputPort } from "../../schemas/product/product.ts";
import type { TransformsFromDbt } from "../../schemas/product/transforms-from-dbt.ts";
import { display } from "../../secrets/display.ts";
import { foldedIdentifier, foldedName } from "../../text/folded-name.ts";
import { type OnProduct, productRoot, productTransforms } from "./places.ts";

const problems = defineDiagnostics("product", {
  "duplicate-name": problem({
    severity: "error",
    message: (p: { what: string; name: string; other: string }) =>
      p.name === p.other
        ? `Two ${p.what} are called \`${display(p.name)}\`.`
        : `The ${p.what} \`${display(p.other)}\` and \`${display(p.name)}\` have one name to other systems.`,
    help: ({ what, name, other }) =>
      name === other
        ? "Rename one of them."
        : what === "transforms"
          ? "Rename one of them: Dagster names a step for each, and writes `-` and `.` as `_` there."
          : "Rename one of them: upper and lower case, `-` and `_`, and the ways to write one letter tell no names apart.",
    docs: {
      cause:
        "Names of transforms, destinations and output ports, of the columns of a port and of the checks of a transform each have to be unique. Names of transforms become those of steps in Dagster, where `-`, `.` and `_` are one sign. Names of destinations become those of jobs and files, where case and signs other than letters and digits do not count; those of checks become names of tests.",
      example: "transforms:\n  - name: orders\n  - name: orders\n",
      fix: "Give each its own name.",
    },
  }),
});

export const transformNamesAreUnique = rule({
  name: "transform-names-are-unique",
  at: productRoot,
  reads: ["transforms"],
  problems,
  check: ({ transforms }) => duplicates("transforms", transforms, (name) => name.replace(/[.-]/gu, "_")),
});

/** What is said of the models that a product takes from dbt, each once. */
export const entryNamesAreUnique = rule({
  name: "entry-names-are-unique",
  at: ({ selection }: { readonly selection: Located<TransformsFromDbt> }) => [selection],
  reads: ["models"],
  problems,
  check: ({ models }) => duplicates("entries of `models`", models),
});

export const portNamesAreUnique = rule({
  name: "port-names-are-unique",
  at: productRoot,
  reads: ["outputPorts"],
  problems,
  check: ({ outputPorts }) => duplicates("output ports", outputPorts),
});

const ports: Place<OnProduct, OutputPort> = ({ product }) => sectionAt(product, "outputPorts").flatMap(acceptedItems);

export const columnNamesAreUnique = rule({
  name: "column-names-are-unique",
  at: ports,
  reads: ["schema"],
  problems,
  check: ({ schema }) => duplicates("columns", schema),
});

export const destinationNamesAreUnique = rule({
  name: "destination-names-are-unique",
  at: productRoot,
  reads: ["destinations"],
  problems,
  check: ({ destinations }) => duplicates("destinations", destinations, (name) => foldedName(name) || name),
});

export const checkNamesAreUnique = rule({
  name: "check-names-are-unique",
  at: productTransforms,
  reads: ["qualityChecks"],
  problems,
  check: ({ qualityChecks }) =>
    duplicates("checks", qualityChecks, (name) => foldedIdentifier(name, "case-insensitive")),
});

/** Each name that an earlier one equals in the form in which its reader compares them. How engines compare the names of tables is
 *  a question for the platform. */
function duplicates(
  what: string,
  list: Located<readonly { readonly name: string }[]>,
  folded: (name: string) => string = (name) => name,
): readonly Diagnostic[] {
  const first = new Map<string, Located<string>>();
  return acceptedItems(list).flatMap((item) => {
    const name = optional(item, "name");
    if (name === undefined) return [];
    const earlier = first.get(folded(name.value));
    if (earlier === undefined) {
      first.set(folded(name.value), name);
      return [];
    }
    const span = placeOf(earlier);
    const notes = span === undefined ? [] : [{ message: "The other one is here.", span }];
    return [problems["duplicate-name"]({ what, name: name.value, other: earlier.value }, placeOf(name), { notes })];
  });
}
