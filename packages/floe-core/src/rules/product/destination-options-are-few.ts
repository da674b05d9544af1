import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { productDestinations } from "./places.ts";

const maxOptions = 50;

const problems = defineDiagnostics("product", {
  "too-many-options": problem({
    severity: "error",
    message: (p: { count: number }) => `A destination takes max ${maxOptions} options; this one has ${p.count}.`,
    help: () => "Split the destination, or move what never changes into the sink.",
    docs: {
      cause: `The \`config\` of a destination has more than ${maxOptions} keys.`,
      fix: `Reduce them to ${maxOptions} or fewer.`,
    },
  }),
});

export const destinationOptionsAreFew = rule({
  name: "destination-options-are-few",
  at: productDestinations,
  reads: ["config"],
  problems,
  check: ({ config }) => {
    const count = Object.keys(config.value).length;
    return count > maxOptions ? [problems["too-many-options"]({ count }, placeOf(config))] : [];
  },
});
