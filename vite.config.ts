import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { fluent } from "./server/build/fluent.ts";

const root = import.meta.dirname;

/** What is loaded together comes in one file instead of fifty: the first screen, then what commands do. Meanwhile the host is reached and the first data asked for, by the loader. */
const filesOfMany = [
  {
    name: "loader",
    test: /preload-helper|\/tab\/(ahead|theme|timeFormats|host\/host)\.ts|\/shared\/contributions\.ts/,
    priority: 1,
  },
  { name: "first", test: /\/tab\/start\.tsx$/ },
  { name: "commands", test: /\/tab\/run\.ts$/ },
];

const tab = {
  root: join(root, "tab"),
  plugins: [react(), fluent(), compressAssets(), preloadFirst()],
  build: {
    outDir: "../dist/tab",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: filesOfMany } } },
  },
};

/** The page names what it will ask for, so that it comes together with the script that asks; of the hosts the server leaves one. */
function preloadFirst(): Plugin {
  return {
    name: "preload-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((file) => {
          const attrs = preloadOf(file);
          return attrs
            ? [{ tag: "link", attrs: { ...attrs, crossorigin: true, href: `/${file.fileName}` } }]
            : [];
        }),
    },
  };
}

interface Built {
  type: "asset" | "chunk";
  fileName: string;
  name?: string;
}

/** How a file is asked for ahead; null where it can wait. The host mostly has the system's theme. */
function preloadOf({ type, fileName, name = "" }: Built): Record<string, string> | null {
  if (/\/first-[^/]*\.css$/.test(fileName)) return { rel: "preload", as: "style" };
  const theme = /\/(light|dark)-[^/]*\.css$/.exec(fileName)?.[1];
  if (theme) return { rel: "preload", as: "style", media: `(prefers-color-scheme: ${theme})` };
  if (type !== "chunk") return null;
  if (["page", "teams"].includes(name)) return { rel: "modulepreload", "data-host": name };
  return ["first", "start", "rolldown-runtime"].includes(name) ? { rel: "modulepreload" } : null;
}

/** The side panel: the tab's own code behind another host, as files of an extension; nothing is loaded from elsewhere. */
const panel = {
  root: join(root, "tab"),
  base: "./",
  publicDir: false as const,
  plugins: [react(), fluent()],
  build: {
    outDir: "../dist/panel",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { input: join(root, "tab/panel.html") },
  },
};

/** The extension's service worker, in one file beside the panel: a worker may not load parts of itself later. */
const worker = {
  root: join(root, "tab"),
  publicDir: false as const,
  build: {
    outDir: "../dist/panel",
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false as const,
    rolldownOptions: {
      input: join(root, "tab/worker.ts"),
      output: { entryFileNames: "[name].js", codeSplitting: false },
    },
  },
};

/** One file per entry and all in one folder, so that `import.meta.dirname` means the same in each of them. */
const server = {
  root,
  ssr: { noExternal: true as const, external: ["@libsql/client", "libsql", "date-holidays"] },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/server",
    emptyOutDir: true,
    rollupOptions: {
      input: serverEntries(),
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
};

/** What starts on its own: the server, its command-line tools and its workers. */
function serverEntries() {
  const files = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const entries = files.filter(
    (file) => /(^|\/)(main|worker|backup|restore)\.ts$/.test(file) && !file.startsWith("build/"),
  );
  return Object.fromEntries(
    entries.map((file) => [file.replace(/\.ts$/, "").replaceAll("/", "-"), `server/${file}`]),
  );
}

/** The server sends these beside-lying files as they are, instead of compressing for every reader anew. */
function compressAssets(): Plugin {
  const forms = {
    br: (content: Buffer) =>
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
    gz: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
  };
  async function compressFile(file: string) {
    const content = await readFile(file);
    for (const [ending, compress] of Object.entries(forms))
      await writeFile(`${file}.${ending}`, await compress(content));
  }
  return {
    name: "compress-assets",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const files = Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(files.map((file) => compressFile(join(dir, file))));
    },
  };
}

const browserTests = "test/**/*.browser.test.{ts,tsx}";
const common = { extends: true as const };

const test = {
  reporters: ["default", "./test/reporter.ts"],
  isolate: false,
  projects: [
    {
      ...common,
      test: {
        name: "plain",
        include: ["test/**/*.test.{ts,tsx}"],
        exclude: [browserTests],
        globalSetup: ["test/setupServer.ts"],
        pool: "threads" as const,
        // On a server each statement is a way there and back.
        testTimeout: process.env.TEST_DATABASE_URL ? 120_000 : 20_000,
      },
    },
    {
      ...common,
      test: {
        name: "browser",
        include: [browserTests],
        globalSetup: ["test/setup.ts"],
        pool: "forks" as const,
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // A busy machine may starve a browser; the test that needed a second try is named at the end.
        retry: 1,
        sequence: { groupOrder: 1 },
      },
    },
  ],
};

export default defineConfig(({ mode }) => {
  if (mode === "server") return server;
  if (mode === "panel") return panel;
  if (mode === "worker") return worker;
  if (mode === "test") return { test };
  return tab;
});
