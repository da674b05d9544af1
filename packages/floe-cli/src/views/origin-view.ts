import { display, type RecordedOrigin } from "floe-core";

/** Where a value comes from, as a small tree. */
export function originView(place: string, origin: RecordedOrigin): string {
  return `${display(place)}\n${lines(origin, 1)}`;
}

function lines(origin: RecordedOrigin, depth: number): string {
  const own = `${"  ".repeat(depth)}${sentence(origin)}\n`;
  return origin.kind === "derived" ? own + origin.from.map((part) => lines(part, depth + 1)).join("") : own;
}

function sentence(origin: RecordedOrigin): string {
  switch (origin.kind) {
    case "source":
      return `from ${origin.file}:${origin.line}:${origin.column} ${display(origin.pointer)}`;
    case "default":
      return `default of ${display(origin.pointer)}, which ${origin.file} leaves out (section at ${origin.line}:${origin.column})`;
    case "environment":
      return `from the environment variable ${origin.variable}`;
    case "plugin":
      return `from the plugin ${origin.package} ${origin.version}`;
    case "builtin":
      return `set by floe: ${origin.reason}`;
    case "derived":
      return `${origin.rule}${origin.from.length === 0 ? "" : ", from:"}`;
  }
}
