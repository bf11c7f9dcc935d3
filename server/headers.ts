import type { MiddlewareHandler } from "hono";

/** Who may frame the tab: Microsoft's documented hosts of Teams, Outlook and Microsoft 365. */
export const frameAncestors = [
  "'self'",
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
  "https://outlook-sdf.office.com",
  "https://outlook-sdf.office365.com",
];

/** The content security policy of a page; teams-js asks Microsoft's list of hosts at res.cdn.office.net. */
export function contentSecurityPolicy(nonce: string, ancestors = frameAncestors) {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self' https://*.cdn.office.net",
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(" ")}`,
  ].join("; ");
}

/** Headers of every answer; no X-Frame-Options, which would close the tab inside Teams. */
export const commonHeaders: MiddlewareHandler = async (context, next) => {
  // Before the answer is made: headers set on one that exists cost several times as much.
  context.header("X-Content-Type-Options", "nosniff");
  context.header("Referrer-Policy", "strict-origin-when-cross-origin");
  context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
  if (/^\/api(\/|$)/.test(context.req.path)) context.header("Cache-Control", "no-store");
  await next();
};
