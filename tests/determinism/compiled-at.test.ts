import { expect, test } from "vitest";
import { provenancePath } from "../perturbation/outputs.ts";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";
import { artifactPath } from "./compiled-files.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const later = Date.UTC(2027, 5, 5, 17, 30, 59, 999);

test("the artifact names the time of the compile in UTC and whole seconds", async () => {
  const project = smallProject({}, { now: () => later });
  const { artifacts } = await project.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2027-06-05T17:30:59Z");
});

test("SOURCE_DATE_EPOCH dates the artifact in place of the clock", async () => {
  const project = smallProject({}, { now: () => later, environment: { SOURCE_DATE_EPOCH: "1767225600" } });
  const { artifacts } = await project.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2026-01-01T00:00:00Z");
});

test("an artifact that would not change otherwise keeps its time", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const second = smallProject({ more: first.host.files() }, { now: () => later });
  const { artifacts, upToDate } = await second.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2026-01-01T12:00:00Z");
  expect(upToDate).toBe(true);
  expect(second.host.files()).toEqual(first.host.files());
});

test("an artifact that changes gets the time of the compile that changes it", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const changed = { ...first.host.files(), "manifest.yaml": smallManifest("observability: {}\n") };
  const second = smallProject({ manifest: changed["manifest.yaml"], more: changed }, { now: () => later });
  const { artifacts } = await second.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("2027-06-05T17:30:59Z");
});

test("a comment in a file is a change of its digest, and so of the artifact", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const product = smallProduct("# A note.\n");
  const more = { ...first.host.files(), "shop/floe.yaml": product };
  const second = smallProject({ product, more }, { now: () => later });
  await second.compile("shop/floe.yaml");
  expect(second.host.files()[`shop/${artifactPath}`]).not.toBe(first.host.files()[`shop/${artifactPath}`]);
});

test.each(["0", "1767225600", "1893456000", "253402300799"])(
  "SOURCE_DATE_EPOCH of %s is no difference to a check",
  async (SOURCE_DATE_EPOCH) => {
    const first = smallProject({}, { now: () => noon });
    await first.compile("shop/floe.yaml");
    const second = smallProject({ more: first.host.files() }, { now: () => 0, environment: { SOURCE_DATE_EPOCH } });
    expect(await second.compile("shop/floe.yaml", { outputs: "check" })).toMatchObject({ upToDate: true });
  },
);

test("SOURCE_DATE_EPOCH dates files anew when they are written, and provenance says the same", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const environment = { SOURCE_DATE_EPOCH: "86400" };
  const second = smallProject({ more: first.host.files() }, { now: () => later, environment });
  const { artifacts, changes } = await second.compile("shop/floe.yaml");
  expect(artifacts?.metadata.compiled_at).toBe("1970-01-02T00:00:00Z");
  expect(changes.filter(({ kind }) => kind !== "keep").map(({ path }) => path)).toEqual([
    artifactPath,
    // It keeps the digest of the artifact.
    provenancePath,
  ]);
});

test("an edited date that is none is not kept", async () => {
  const first = smallProject({}, { now: () => noon });
  await first.compile("shop/floe.yaml");
  const path = `shop/${artifactPath}`;
  const text = first.host.files()[path]?.replace("2026-01-01T12:00:00Z", "2026-13-45T99:00:00Z");
  const second = smallProject({ more: { ...first.host.files(), [path]: text ?? "" } }, { now: () => later });
  const { artifacts } = await second.compile("shop/floe.yaml", { outputs: "none" });
  expect(artifacts?.metadata.compiled_at).toBe("2027-06-05T17:30:59Z");
});

test("an empty SOURCE_DATE_EPOCH counts as none", async () => {
  const project = smallProject({}, { now: () => noon, environment: { SOURCE_DATE_EPOCH: "" } });
  expect((await project.compile("shop/floe.yaml")).artifacts?.metadata.compiled_at).toBe("2026-01-01T12:00:00Z");
});

const malformed = [
  "abc",
  "-1",
  "+1",
  "1e9",
  "1.5",
  " 5",
  "5 ",
  "5\n",
  "0x10",
  "007",
  "१२",
  "253402300800",
  "9".repeat(400),
];

test.each(malformed)("SOURCE_DATE_EPOCH of %j is an error, and nothing is written", async (SOURCE_DATE_EPOCH) => {
  const project = smallProject({}, { environment: { SOURCE_DATE_EPOCH } });
  for (const outputs of ["write", "check", "none", "findings"] as const) {
    const { diagnostics } = await project.compile("shop/floe.yaml", { outputs });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual(["environment/bad-source-date"]);
  }
  expect(Object.keys(project.host.files())).not.toContain(`shop/${artifactPath}`);
});
