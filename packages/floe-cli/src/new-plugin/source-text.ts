import { engineSource } from "./engine-source.ts";
import type { NewPlugin } from "./new-plugin.ts";
import { shapeOf } from "./plugin-shape.ts";
import { schedulerHooks, schedulerImports, serviceSource } from "./service-source.ts";

/** The text of src/index.ts. */
export function sourceText(plugin: NewPlugin): string {
  switch (shapeOf(plugin)) {
    case "engine":
      return engineSource(plugin);
    case "scheduler":
      return serviceSource(plugin, { imports: schedulerImports, ...schedulerHooks(plugin) });
    case "checker":
    case "service":
      return serviceSource(plugin);
  }
}
