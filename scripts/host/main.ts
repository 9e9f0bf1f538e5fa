// Bundled to dist/host/main.js, which needs Node and the rest of dist/ only: what a container and a systemd unit run.
import { resolve } from "node:path";
import { runHost } from "./runHost.js";

void runHost(resolve(__dirname, ".."));
