import { buildAll } from "./lib/buildAll.js";
import { orExit } from "./lib/orExit.js";

await orExit(async () => buildAll(process.env));
console.log("Built dist/addin/, dist/functions/ and dist/host/.");
