// tsx scripts/recordShapes.ts FOLDER: writes the shapes of exchanges' recorded answers into the simulator's fixture.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "prettier";
import * as z from "zod/mini";
import { recordedAnswers } from "../test/simulator/recordedAnswers.js";
import { shape } from "../test/simulator/shape.js";
import { projectRoot } from "./lib/projectRoot.js";

/** What MANIFEST.json reports of each recording: the call, and the public file that the answer was taken from. */
const manifest = z.array(
  z.object({ file: z.string(), url: z.string(), repo: z.string(), path: z.string(), commit: z.string() }),
);

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder that holds the recorded answers and their MANIFEST.json.");
  process.exit(1);
}
const recordings = manifest.parse(readJson(join(folder, "MANIFEST.json")));
const shapes = recordedAnswers.map(([address, file]) => {
  const recording = recordings.find((each) => each.file === file);
  if (recording === undefined) throw new Error(`MANIFEST.json does not name ${file}.`);
  const { url, repo, path, commit } = recording;
  return {
    address,
    exchange: file.slice(0, file.indexOf("/")),
    endpoint: `GET ${url.replace(/\?$/, "")}`,
    source: `https://github.com/${repo}/blob/${commit}/${path}`,
    shape: shape(readJson(join(folder, file))),
  };
});
const fixture = resolve(projectRoot, "test/fixtures/venueShapes.json");
writeFileSync(fixture, await format(JSON.stringify(shapes), { parser: "json", printWidth: 110 }));
console.log(`test/fixtures/venueShapes.json written: the shapes of ${String(shapes.length)} answers.`);
