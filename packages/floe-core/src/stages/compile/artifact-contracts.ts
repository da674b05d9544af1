import { at, builtin, derived, items, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { TracedJson } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { OutputColumn, OutputPort } from "../../schemas/product/product.ts";

/** One ODCS v3.1 data contract for each output port. */
export function artifactContracts({ product, identity }: EnforcedProject): readonly TracedJson[] {
  const ports = optional(product, "outputPorts");
  const version = at(at(product, "metadata"), "version");
  return ports === undefined ? [] : items(ports).map((port) => contractOf(port, identity.name, version));
}

function contractOf(port: Located<OutputPort>, product: Located<string>, version: Located<string>): TracedJson {
  const portName = at(port, "name");
  const name = derived(contractNameRule, `${product.value}-${portName.value}`, [product, portName]);
  const owner = optional(port, "owner");
  const description = optional(port, "description");
  return {
    apiVersion: builtin("v3.1.0", "the version of the Open Data Contract Standard that floe writes"),
    kind: builtin("DataContract", "the kind that the Open Data Contract Standard names"),
    id: name,
    version,
    name,
    status: builtin("active", "a port that floe.yaml lists is in service"),
    ...(description === undefined ? {} : { description: { purpose: description } }),
    ...(owner === undefined ? {} : { team: { name: owner } }),
    schema: [
      {
        name: portName,
        logicalType: builtin("object", "a port is a table"),
        properties: items(at(port, "schema")).map(propertyOf),
      },
    ],
  };
}

function propertyOf(column: Located<OutputColumn>): TracedJson {
  const description = optional(column, "description");
  const classification = optional(column, "classification");
  return {
    name: at(column, "name"),
    logicalType: at(column, "type"),
    required: at(column, "required"),
    primaryKey: at(column, "primaryKey"),
    ...(description === undefined ? {} : { description }),
    ...(classification === undefined ? {} : { classification }),
  };
}

const contractNameRule = originRule("contract-name", "product and port, joined by a hyphen");
