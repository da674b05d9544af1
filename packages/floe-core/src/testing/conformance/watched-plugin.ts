import type { Inspection } from "../../checking/rule-definition.ts";
import { materializeJson, type TracedJson } from "../../origins/traced.ts";
import type { CheckContext, Plugin } from "../../plugins/contract.ts";
import { isRule, tracedResult } from "../../plugins/hook-results.ts";

type PluginRule = NonNullable<Plugin["rules"]>[number];

/** The same plugin with each hook called twice: what it gives may depend on nothing but what it was given. What the
 *  hooks do wrong is added to the findings, once. */
export function watchedPlugin(plugin: Plugin, findings: Set<string>): Plugin {
  const watch = <C, T>(name: string, hook: (context: C) => T, plain: (result: T, context: C) => unknown) => {
    return (context: C): T => {
      const [first, second] = [watched(name, () => hook(context), findings), hook(context)];
      if (JSON.stringify(plain(first, context)) !== JSON.stringify(plain(second, context)))
        findings.add(`\`${name}\` gives something else when it is called again with the same input`);
      return first;
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
function watched<T>(name: string, call: () => T, findings: Set<string>): T {
  const { now } = Date;
  const { random } = Math;
  Date.now = () => {
    findings.add(`\`${name}\` looks at the clock`);
    return now();
  };
  Math.random = () => {
    findings.add(`\`${name}\` draws random numbers`);
    return random();
  };
  try {
    return call();
  } finally {
    Date.now = now;
    Math.random = random;
  }
}
