import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { elements, memberEntry, memberNode, type TextNode, textAt } from "../../yaml/read-node.ts";
import { checkDependencies } from "./check-dependencies.ts";
import { checkForbiddenKeys } from "./check-forbidden-keys.ts";
import { checkSchedule } from "./check-schedule.ts";
import { productDiagnostics } from "./problems.ts";

const mostOptions = 50;

/** Everything about floe.yaml that its schema cannot express. Reads what it can, whatever else is wrong. */
export function checkProduct(root: YamlNode): readonly Diagnostic[] {
  return [
    ...checkUniqueNames("transforms", memberNode(root, "transforms")),
    ...checkUniqueNames("output ports", memberNode(root, "outputPorts")),
    ...checkUniqueNames("destinations", memberNode(root, "destinations")),
    ...checkDependencies(memberNode(root, "transforms")),
    ...checkSchedule(memberEntry(root, "schedule")),
    ...checkForbiddenKeys(root),
    ...checkDestinationOptions(memberNode(root, "destinations")),
  ];
}

function checkUniqueNames(what: string, list: YamlNode | undefined): readonly Diagnostic[] {
  const first = new Map<string, TextNode>();
  const diagnostics: Diagnostic[] = [];
  for (const item of elements(list)) {
    const name = textAt(item, "name");
    if (name === undefined) continue;
    const earlier = first.get(name.value);
    if (earlier === undefined) first.set(name.value, name);
    else {
      const notes = [{ message: "The other one is here.", span: earlier.span }];
      diagnostics.push(productDiagnostics["duplicate-name"]({ what, name: name.value }, name.span, { notes }));
    }
  }
  return diagnostics;
}

function checkDestinationOptions(destinations: YamlNode | undefined): readonly Diagnostic[] {
  return elements(destinations).flatMap((destination) => {
    const config = memberEntry(destination, "config");
    const count = config?.value.kind === "map" ? config.value.entries.size : 0;
    return count > mostOptions ? [productDiagnostics["too-many-options"]({ count }, config?.keySpan)] : [];
  });
}
