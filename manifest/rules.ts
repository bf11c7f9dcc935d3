import { createPublicKey } from "node:crypto";

/** What is wrong with a value, said as what to do about it; null when it is right. */
export type Cure = string | null;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";
const LONGEST_NAME = 32;
const EMPTY_GUID = /^[0-]+$/;
const VERSION = /^[1-9]\d{0,4}(\.(0|[1-9]\d{0,4})){2}$/;
const LABELS = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](:\d{1,5})?$/;

/** Services that lend an address to a developer's machine: anybody may get the same name tomorrow. */
const tunnels = [
  "devtunnels.ms",
  "ngrok.io",
  "ngrok.app",
  "ngrok.dev",
  "ngrok-free.app",
  "ngrok-free.dev",
  "trycloudflare.com",
  "loca.lt",
  "localtunnel.me",
  "lhr.life",
  "localhost.run",
  "serveo.net",
  "pagekite.me",
  "tunnelmole.net",
  "pinggy.link",
  "zrok.io",
];

export function guidCure(value: string): Cure {
  if (!GUID.test(value)) return "give a GUID, 8-4-4-4-12 characters of 0-9 and a-f";
  return EMPTY_GUID.test(value) ? "give the real id, not the empty one" : null;
}

/** The company's directory; the one all personal accounts share is no company. */
export function tenantCure(value: string): Cure {
  if (value.toLowerCase() === PERSONAL_ACCOUNTS)
    return "give your company's directory id; this one stands for personal accounts";
  return guidCure(value);
}

export function nameCure(value: string): Cure {
  if (value.length > LONGEST_NAME) return `shorten it to ${LONGEST_NAME} characters`;
  return /\p{Cc}/u.test(value) ? "leave out line breaks and other control characters" : null;
}

/** The upload refuses a version that starts with 0, though the schema takes any text. */
export function versionCure(value: string): Cure {
  return VERSION.test(value) ? null : "give three numbers with dots, the first at least 1, as in 1.2.0";
}

/**
 * The domain the tab is served from: a bare name in lower case, ours for good.
 *
 * @example domainCure("https://Contoso.com/") // => "leave out https://"
 */
export function domainCure(value: string): Cure {
  if (value.includes("://")) return `leave out ${value.slice(0, value.indexOf("://"))}://`;
  if (/[/?#]/.test(value)) return "leave out everything from the first / on";
  if (value.includes("*")) return "name one host; a wildcard would let in what is not yours";
  if (value !== value.toLowerCase())
    return `write it in lower case, ${value.toLowerCase()}; Android cannot sign in otherwise`;
  const host = value.replace(/:\d+$/, "");
  if (isThisMachine(host))
    return "give the server's public name; the devices of your colleagues cannot reach this one";
  if (!LABELS.test(value))
    return "give a full domain name, as in counterpart.contoso.com (other scripts as xn--…)";
  if (tunnels.some((tunnel) => host === tunnel || host.endsWith(`.${tunnel}`)))
    return "give a domain of your own; a tunnel's address may be another's tomorrow";
  return null;
}

/** An address that is reached over TLS. */
export function addressCure(value: string): Cure {
  if (!URL.canParse(value)) return "give a whole address, as in https://contoso.com/privacy";
  const { protocol, username, hostname } = new URL(value);
  if (protocol !== "https:") return "start it with https://";
  if (username) return "leave out the name before @";
  return isThisMachine(hostname) ? "give an address your colleagues can reach" : null;
}

/** The key that the browser makes the extension's id from; the private half never leaves whoever signs. */
export function keyCure(value: string): Cure {
  if (/PRIVATE KEY/.test(value)) return "give the public key; keep this one to yourself";
  try {
    createPublicKey({ key: Buffer.from(value, "base64"), format: "der", type: "spki" });
    return null;
  } catch {
    return "give the public key as one line of base64, without BEGIN and END";
  }
}

const isThisMachine = (host: string) => /^(localhost|.*\.localhost|\d+(\.\d+){3}|\[.*\]?)$/i.test(host);
