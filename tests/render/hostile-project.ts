import { smallManifest, smallProduct } from "../support/small-project.ts";

/** Two files with many mistakes, and with texts that would act on whatever shows them. */
export const hostileFiles: Readonly<Record<string, string>> = {
  "manifest.yaml": smallManifest('"<b>&\\u202e\\u0007]]>": 1\nobservability: {tracng: {enabled: false}}\n'),
  "shop/floe.yaml": smallProduct(
    `    tier: "</failure><script>'\\"&amp;"
    dependsOn: ["::error::%0A", "[x](http://evil)", "\\ufffe\\u001b[2J"]
  - name: orders
schedule: {cron: "every\\nday", timezone: Mars/Olympus}
`,
  ),
};

/** The paths that the commands are given. */
export const hostilePaths = ["manifest.yaml", "shop"] as const;
