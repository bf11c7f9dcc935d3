import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

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
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = shippedPackages();
  for (const licence of [...new Set(packages.map((one) => one.licence))].sort()) {
    const names = packages
      .filter((one) => one.licence === licence)
      .map(({ name, version }) => `${name} ${version}`);
    console.log(`${licence}\n  ${names.join(", ")}`);
  }
}
