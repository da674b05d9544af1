import { smallProduct } from "../support/small-project.ts";
import type { Texts } from "./project.ts";

/** A transform and what it depends on. */
type Node = readonly [name: string, dependsOn: readonly string[]];

const [head = ""] = smallProduct().split("  - name: orders");

/** A product of these transforms, with the models that a dbt project would have. */
export function largeProduct(nodes: readonly Node[]): Texts {
  const transforms = nodes.map(([name, dependsOn]) => `  - name: ${name}\n    dependsOn: [${dependsOn.join(", ")}]\n`);
  const models = nodes.map(([name, dependsOn]) => [`shop/models/${name}.sql`, model(dependsOn)] as const);
  return {
    "shop/floe.yaml": head + transforms.join(""),
    "shop/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\n",
    ...Object.fromEntries(models),
  };
}

function model(dependsOn: readonly string[]): string {
  return `select 1\n${dependsOn.map((name) => `-- {{ ref('${name}') }}\n`).join("")}`;
}

/** Each depends on the one before it. */
export function chain(length: number): readonly Node[] {
  return numbers(length).map((index) => [`model_${index}`, index === 0 ? [] : [`model_${index - 1}`]]);
}

/** Layers of two that depend on both of the layer below: 2^layers paths lead to the top. */
export function diamonds(layers: number): readonly Node[] {
  const below = (layer: number) => (layer === 0 ? ["base"] : [`left_${layer - 1}`, `right_${layer - 1}`]);
  const layered = numbers(layers).flatMap((layer): readonly Node[] => [
    [`left_${layer}`, below(layer)],
    [`right_${layer}`, below(layer)],
  ]);
  return [["base", []], ...layered];
}

/** Each depends on all before it. */
export function dense(size: number): readonly Node[] {
  return numbers(size).map((index) => [`model_${index}`, numbers(index).map((before) => `model_${before}`)]);
}

export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
