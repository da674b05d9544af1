import { maximalOutputs, maximalReaderRows } from "./maximal-outputs.ts";

// For tests in other languages: the rows that have a reader, and the outputs of the project that sets every key.
const { files } = await maximalOutputs();
const outputs = Object.fromEntries(files.map(({ path, text }) => [path, text]));
process.stdout.write(`${JSON.stringify({ readers: maximalReaderRows(), outputs })}\n`);
