import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, keySpan, members, optional, placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import type { OnProduct } from "./places.ts";

const problems = defineDiagnostics("product", {
  "label-refused": problem({
    severity: "warning",
    message: (p: { key: string; part: "key" | "value" }) =>
      `Kubernetes does not take the ${p.part} of the label \`${display(p.key)}\`.`,
    help: ({ part }) =>
      part === "value"
        ? "A value has max 63 letters, digits, `-`, `_` and `.`, and begins and ends with a letter or a digit."
        : "A key has max 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or a digit, and may have a domain and `/` before it.",
    docs: {
      cause:
        "`metadata.labels` go into the Helm values, where a chart makes labels of Kubernetes of them. Its server refuses the whole object when one of them has other signs or is longer than 63.",
      example:
        '# floe.yaml\nmetadata:\n  name: shop\n  version: 1.0.0\n  labels: {cost-centre: "4711 / A"}\ntransforms:\n  - name: orders\n',
      fix: "Shorten the label, and write `-` for other signs. A sentence belongs into `description`.",
    },
  }),
});

const metadata: Place<OnProduct, Product["metadata"]> = ({ product }) => sectionAt(product, "metadata");

export const labelsFitKubernetes = rule({
  name: "labels-fit-kubernetes",
  at: metadata,
  problems,
  check: (_read, section) => {
    const labels = optional(section, "labels");
    if (labels === undefined) return [];
    return members(labels).flatMap(([key, label]) => [
      ...(isKey(key) ? [] : [problems["label-refused"]({ key, part: "key" }, keySpan(labels, key))]),
      ...(isThere(label) && !isValue(label.value)
        ? [problems["label-refused"]({ key, part: "value" }, placeOf(label))]
        : []),
    ]);
  },
});

const name = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/u;
const domain = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/u;

function isKey(key: string): boolean {
  const slash = key.indexOf("/");
  return name.test(key.slice(slash + 1)) && (slash === -1 || domain.test(key.slice(0, slash)));
}

function isValue(value: string): boolean {
  return value === "" || name.test(value);
}
