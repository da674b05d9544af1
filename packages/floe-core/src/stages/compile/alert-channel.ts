import type { TracedJson } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";

/** Where a message goes when a run of the product fails; nothing without a channel. Its options are those that the orchestrator reads
 *  at run time, secrets as references. */
export function alertChannelOf({ platform }: EnforcedProject): Readonly<Record<string, TracedJson>> {
  const channel = platform.plugins.get("alert_channel");
  if (channel === undefined) return {};
  // The secret of a connection is for whoever runs the channel in the cluster; no message is sent with it.
  const config = pluginConfig({ ...channel, connectionSecret: undefined });
  return { alert_channel: { type: channel.type, ...(Object.keys(config).length === 0 ? {} : { config }) } };
}
