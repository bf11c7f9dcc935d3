import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = {
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/server",
    emptyOutDir: true,
    rollupOptions: { input: ["server/main.ts"] },
  },
};

const tab = {
  root: "tab",
  plugins: [react()],
  build: { outDir: "../dist/tab", emptyOutDir: true, target: "es2023", manifest: true },
  server: { port: 5173, strictPort: true, proxy: { "/api": "http://127.0.0.1:3978" } },
};

export default defineConfig(({ mode }) => {
  if (mode === "server") return server;
  if (mode !== "test") return tab;
  return {
    test: {
      include: ["test/**/*.test.{ts,tsx}"],
      globalSetup: ["test/setup.ts"],
      pool: "threads",
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  };
});
