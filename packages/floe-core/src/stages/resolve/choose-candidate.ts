import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import type { Discovery, PluginCandidate } from "../../plugins/discover.ts";
import { pluginDiagnostics } from "../../plugins/problems.ts";
import { whereSearchEnded } from "../../plugins/where-search-ended.ts";
import type { WantedPlugin } from "../../project/wanted-plugins.ts";
import { kindRow } from "../../schemas/kinds.ts";
import { didYouMean } from "../../text/did-you-mean.ts";

/** The plugin that a selection means: the one of the package that it names; else the one that comes with floe, else the only
 *  installed one. */
export function chooseCandidate(
  wanted: WantedPlugin,
  discovery: Discovery,
  host: Host,
): Outcome<PluginCandidate | undefined> {
  const { kind, type, packageName } = wanted;
  if (packageName !== undefined) return ofPackage(wanted, packageName, { host, discovery });
  const ofKind = discovery.candidates.filter((candidate) => candidate.kind === kind);
  const fitting = ofKind.filter(({ name }) => name === type.value);
  const bundled = fitting.find(({ code }) => code.kind === "bundled");
  if (bundled !== undefined) return ok(bundled, passedOver(wanted, bundled, fitting));
  const [first, second] = fitting;
  // Neither of two was selected, so the code of neither runs.
  if (first !== undefined && second !== undefined) {
    const packages = [first.id.package, second.id.package];
    return failed([pluginDiagnostics["two-packages"]({ kind, type: type.value, packages }, placeOf(type))]);
  }
  if (first !== undefined || kindRow(kind).needsCode !== true) return ok(first);
  const installed = ofKind.map(({ name }) => name);
  const suggestion = didYouMean(type.value, installed);
  const parameters = {
    kind,
    type: type.value,
    installed,
    suggestion,
    searched: whereSearchEnded(host, discovery),
  };
  return failed([pluginDiagnostics.missing(parameters, placeOf(type))]);
}

function passedOver(
  { kind, type }: WantedPlugin,
  bundled: PluginCandidate,
  fitting: readonly PluginCandidate[],
): readonly Diagnostic[] {
  const others = fitting.filter((candidate) => candidate !== bundled);
  return others.map(({ id }) => {
    const parameters = { kind, type: type.value, packageName: id.package, bundled: bundled.id.package };
    return pluginDiagnostics["bundled-wins"](parameters, placeOf(type));
  });
}

function ofPackage(
  { kind, type }: WantedPlugin,
  packageName: Located<string>,
  { host, discovery }: { readonly host: Host; readonly discovery: Discovery },
): Outcome<PluginCandidate> {
  const { candidates, projectPackage } = discovery;
  const installed = candidates.filter(({ code }) => code.kind === "installed");
  const ofName = installed.filter(({ id }) => id.package === packageName.value);
  const meant = ofName.find((candidate) => candidate.kind === kind && candidate.name === type.value);
  if (meant !== undefined) return ok(meant);
  const fitting = installed.filter((candidate) => candidate.kind === kind && candidate.name === type.value);
  const place = placeOf(packageName);
  const named = { packageName: packageName.value };
  if (ofName.length > 0) {
    const provides = ofName.map((each) => `${each.kind.replaceAll("_", " ")} \`${each.name}\``).join(", the ");
    const parameters = { ...named, kind, type: type.value, provides, suggestion: fitting[0]?.id.package };
    return failed([pluginDiagnostics["package-mismatch"](parameters, place)]);
  }
  const isBundled = candidates.some(({ id }) => id.package === packageName.value);
  if (isBundled) return failed([pluginDiagnostics["package-bundled"](named, place)]);
  const names = installed.map(({ id }) => id.package);
  const isListed = projectPackage?.dependencies.includes(packageName.value) === true;
  const suggestion = isListed ? undefined : didYouMean(packageName.value, names);
  const searched = whereSearchEnded(host, discovery);
  const parameters = { ...named, installed: names, suggestion, isListed, searched };
  return failed([pluginDiagnostics["package-missing"](parameters, place)]);
}
