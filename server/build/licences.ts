import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runAsCommand } from "#server/entry.ts";

/** A package that the product ships with, as the lock file knows it. */
export interface Shipped {
  name: string;
  version: string;
  licence: string;
  hasInstallScript: boolean;
}

interface Locked {
  version: string;
  license?: string;
  dev?: true;
  devOptional?: true;
  hasInstallScript?: true;
}

const lockFile = join(import.meta.dirname, "../../package-lock.json");

/** Everything that is installed without the tools of development. */
export function shippedPackages(): Shipped[] {
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional)
    .map(([path, { version, license = "none", hasInstallScript = false }]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
      hasInstallScript,
    }));
}

/** `npm run licences`: what is shipped, by licence. */
function main() {
  const packages = shippedPackages();
  const licences = [...new Set(packages.map((one) => one.licence))].sort();
  return licences.map((licence) => `${licence}\n  ${namesOf(packages, licence)}`).join("\n");
}

const namesOf = (packages: Shipped[], licence: string) =>
  packages
    .filter((one) => one.licence === licence)
    .map(({ name, version }) => `${name} ${version}`)
    .join(", ");

await runAsCommand(import.meta.filename, main);
