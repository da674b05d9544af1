import type { Plugin } from "esbuild";

/** Takes out of the bundle what a start of the command would pay for and never use.
 *  - zod's messages in fifty languages: floe words its findings itself.
 *  - yaml's build for Node asks the environment for a debugging variable at each token; its other build does not.
 *  - commander's way to start a command of its own name as another program, with the modules of Node that it takes. */
export const slimDependencies: Plugin = {
  name: "slim-dependencies",
  setup(build) {
    build.onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ importer }) =>
      /[\\/]zod[\\/]/u.test(importer) ? { path: "zod-locales", namespace: "slim" } : undefined,
    );
    build.onLoad({ filter: /^zod-locales$/, namespace: "slim" }, () => ({ contents: "export {};", loader: "js" }));
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/u.test(importer) ? { path: "child-process", namespace: "slim" } : undefined,
    );
    build.onLoad({ filter: /^child-process$/, namespace: "slim" }, () => ({
      contents: "module.exports = {};",
      loader: "js",
    }));
    build.onResolve({ filter: /^yaml$/ }, async ({ resolveDir, kind, pluginData }) => {
      if (pluginData === "resolved") return undefined;
      const found = await build.resolve("yaml", { resolveDir, kind, pluginData: "resolved" });
      return { ...found, path: found.path.replace(/[\\/]dist[\\/]index\.js$/u, "/browser/index.js") };
    });
  },
};
