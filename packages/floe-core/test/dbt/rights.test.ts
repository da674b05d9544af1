import { expect, test } from "vitest";
import { isWithheld, type NodeRights, type SaidWord } from "../../src/dbt/node-rights.ts";

const word = (text: string): SaidWord => ({ word: text, place: undefined });
const rights = (access: SaidWord, group: SaidWord): NodeRights => ({ access, group });

test.each([
  ["a public model", rights(word("public"), word("a")), rights(undefined, undefined), false],
  ["a model of which nothing is said", rights(undefined, word("a")), rights(undefined, word("b")), false],
  ["one whose access only rendering tells", rights("undecided", word("a")), rights(undefined, word("b")), false],
  ["a private model of the same group", rights(word("private"), word("a")), rights(undefined, word("a")), false],
  ["a private model of another group", rights(word("private"), word("a")), rights(undefined, word("b")), true],
  ["a private model, without a group", rights(word("private"), word("a")), rights(undefined, undefined), true],
  ["a private model without a group", rights(word("private"), undefined), rights(undefined, word("b")), true],
  ["one whose group only rendering tells", rights(word("private"), "undecided"), rights(undefined, word("b")), false],
  ["one with a group that rendering tells", rights(word("private"), word("a")), rights(undefined, "undecided"), false],
])("dbt refuses a ref to %s as it should", (_name, model, reader, isRefused) => {
  expect(isWithheld(model, reader)).toBe(isRefused);
});
