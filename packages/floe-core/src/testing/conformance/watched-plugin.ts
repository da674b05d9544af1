import type { Inspection } from "../../checking/rule-definition.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { materializeJson, type TracedJson } from "../../origins/traced.ts";
import type { CheckContext, Plugin } from "../../plugins/contract.ts";
import { isRule, tracedResult } from "../../plugins/hook-results.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import { type CallWithin, callWithoutLimit, hookSeconds } from "../../plugins/time-limit.ts";

type PluginRule = NonNullable<Plugin["rules"]>[number];

/** Who watches: takes findings, and calls hooks. */
export interface Watch {
  readonly add: (finding: Diagnostic) => void;
  readonly callWithin: CallWithin | undefined;
}

/** The same plugin with each hook called twice: what it gives may depend on nothing but what it was given. What the
 *  hooks do wrong is added to the findings. */
export function watchedPlugin(plugin: Plugin, { add, callWithin = callWithoutLimit }: Watch): Plugin {
  const watch = <C, T>(name: string, hook: (context: C) => T, plain: (result: T, context: C) => unknown) => {
    return (context: C): T => {
      const limit = { seconds: hookSeconds, bug: (reason: string) => new Error(`\`${name}\`: ${reason}`) };
      return callWithin(limit, () => {
        const [first, second] = [watched(name, () => hook(context), add), hook(context)];
        if (JSON.stringify(plain(first, context)) !== JSON.stringify(plain(second, context)))
          add(kitDiagnostics.unsteady({ hook: name }, undefined));
        return first;
      });
    };
  };
  const { rules, files, helm } = plugin;
  const watchedRule = (rule: PluginRule): PluginRule => ({
    ...rule,
    inspect: watch(`rules: ${rule.name}`, rule.inspect.bind(rule), withoutPlaces),
  });
  const optional = {
    ...(rules === undefined ? {} : { rules: rules.map((rule) => (isRule(rule) ? watchedRule(rule) : rule)) }),
    ...(files === undefined ? {} : { files: watch("files", files.bind(plugin), (result) => result) }),
    ...(helm === undefined ? {} : { helm: watch("helm", helm.bind(plugin), plainResult) }),
  };
  if (plugin.kind !== "compute") return pluginOfSameKind({ ...plugin, ...optional });
  const { betweenTargets: between } = plugin;
  const links = between && {
    database: watch("betweenTargets.database", between.database.bind(between), ({ value }) => value),
    ...(between.unreachable === undefined
      ? {}
      : {
          unreachable: watch(
            "betweenTargets.unreachable",
            between.unreachable.bind(between),
            (reason) => reason ?? null,
          ),
        }),
  };
  return {
    ...plugin,
    ...optional,
    dbtTarget: watch("dbtTarget", plugin.dbtTarget.bind(plugin), plainResult),
    ...(links === undefined ? {} : { betweenTargets: links }),
  };
}

// A hook was replaced by one that gives the same, and nothing else.
function pluginOfSameKind(plugin: object): Plugin {
  return plugin as Plugin;
}

function plainResult(result: TracedJson, { config }: CheckContext<unknown>): unknown {
  return materializeJson(tracedResult(result, config)).value;
}

// A place holds the whole file; code and message tell findings apart.
function withoutPlaces({ findings }: Inspection): unknown {
  return findings.map(({ code, message }) => [code, message]);
}

/** Calls a hook and notes when it looks at the clock or draws lots. Hooks are synchronous, so nobody else is noted. */
function watched<T>(hook: string, call: () => T, add: Watch["add"]): T {
  const { now } = Date;
  const { random } = Math;
  Date.now = () => {
    add(kitDiagnostics["not-pure"]({ hook, does: "looks at the clock" }, undefined));
    return now();
  };
  Math.random = () => {
    add(kitDiagnostics["not-pure"]({ hook, does: "draws random numbers" }, undefined));
    return random();
  };
  try {
    return call();
  } finally {
    Date.now = now;
    Math.random = random;
  }
}
