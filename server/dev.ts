import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createServer, type Plugin } from "vite";

const ADDRESS_LINE = "Counterpart is at ";
const port = Number(process.env.PORT || 3978);
const apiPort = port + 1;
const api = `http://127.0.0.1:${apiPort}`;

/** In the built tab the server fills these places, with every answer. */
const demoPage: Plugin = {
  name: "demo-page",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replaceAll("%NONCE%", "").replaceAll("%DEMO%", "true").replaceAll("%TEAMS%", ""),
  },
};

const tab = await createServer({
  configFile: join(import.meta.dirname, "../vite.config.ts"),
  mode: "development",
  plugins: [demoPage],
  server: { host: "127.0.0.1", port, strictPort: true, proxy: { "/api": api, "/demo": api } },
});
await tab.listen();

const watched = [
  "--import",
  "tsx",
  "--watch",
  "--watch-preserve-output",
  join(import.meta.dirname, "main.ts"),
];
const child = spawn(process.execPath, watched, {
  env: { ...process.env, PORT: String(apiPort), HOST: "127.0.0.1", TENANT_IDS: "" },
  stdio: ["ignore", "pipe", "inherit"],
});

/** The API's own address would only confuse: the tab is what one opens, and it is ready when the API is. */
createInterface(child.stdout).on("line", (line) => {
  const shown = line.startsWith(ADDRESS_LINE)
    ? `${ADDRESS_LINE}http://localhost:${port} and follows what you edit`
    : line;
  process.stdout.write(`${shown}\n`);
});

child.once("exit", stop);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

async function stop() {
  child.kill();
  await tab.close();
  process.exit(0);
}
