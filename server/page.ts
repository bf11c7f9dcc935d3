import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { deepLinkTo, type Site } from "#shared/deepLink.ts";
import { contentSecurityPolicy } from "./headers.ts";

const NONCE_PLACE = /%NONCE%/g;
/** What a host needs is named in the page; the other host's goes. */
const PAGE_LINK = /<link[^>]* data-host="page"[^>]*>/;
const TEAMS_LINK = /<link[^>]* data-host="teams"[^>]*>/;
const WEEK_SECONDS = 604_800;

interface Pages {
  folder: string;
  isDemo: boolean;
  site: Site;
}

/** Serves the built tab: its page with a fresh nonce, its files (named by content) for a week. */
export function servePages(app: Hono, pages: Pages) {
  const { folder } = pages;
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, context) =>
        context.header("Cache-Control", `public, max-age=${WEEK_SECONDS}, immutable`),
    }),
  );
  app.get("/assets/*", (context) => context.notFound());
  app.use("/favicon.svg", serveStatic({ root: folder }));
  for (const page of ["privacy", "terms"])
    app.get(`/${page}`, serveStatic({ root: folder, path: `${page}.html` }));
  app.get("*", (context) => sendPage(context, pages));
}

function sendPage(context: Context, { folder, isDemo, site }: Pages) {
  const file = `${folder}/index.html`;
  if (!existsSync(file)) return context.text("The tab is not built. Run: npm run build", 503);
  const nonce = randomBytes(16).toString("base64");
  context.header("Content-Security-Policy", contentSecurityPolicy(nonce));
  context.header("Cache-Control", "no-store");
  const isFramed = context.req.header("sec-fetch-dest") === "iframe";
  return context.html(
    readFileSync(file, "utf8")
      .replace(NONCE_PLACE, nonce)
      .replace("%DEMO%", String(isDemo))
      .replace("%TEAMS%", isDemo ? "" : html`${deepLinkTo(site, pathOf(context))}`.toString())
      .replace(isFramed ? PAGE_LINK : TEAMS_LINK, ""),
  );
}

/** Where in the tab somebody wanted to go who opened the address outside Teams. */
const pathOf = ({ req }: Context) => (req.path === "/" ? "/today" : req.path);
