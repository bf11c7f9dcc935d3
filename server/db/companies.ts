import { ensureCompanyCalendar } from "#server/calendar/company.ts";
import { type CompanyDatabase, type DatabaseOptions, openDatabase } from "./open.ts";

/** The companies' databases, each opened once, when first needed. */
export interface Companies {
  open(tenantId: string): Promise<CompanyDatabase>;
  opened(): CompanyDatabase[];
  close(): void;
}

/**
 * Turns the template of `DATABASE_URL` into one database per company.
 *
 * @example openCompanies("file:./data/{tenant}.db").open("demo") // opens ./data/demo.db
 */
export function openCompanies(template: string, options: DatabaseOptions = {}): Companies {
  const opening = new Map<string, Promise<CompanyDatabase>>();
  const opened = new Set<CompanyDatabase>();

  async function openNew(tenantId: string) {
    const addressOf = (address: string) => address.replaceAll("{tenant}", tenantId);
    const replicaUrl = options.replicaUrl && addressOf(options.replicaUrl);
    const database = await openDatabase(addressOf(template), tenantId, { ...options, replicaUrl });
    await database.write(ensureCompanyCalendar);
    opened.add(database);
    return database;
  }

  return {
    open(tenantId) {
      const known = opening.get(tenantId);
      if (known) return known;
      const database = openNew(tenantId).catch((error) => {
        opening.delete(tenantId);
        throw error;
      });
      opening.set(tenantId, database);
      return database;
    },
    opened: () => [...opened],
    close() {
      for (const database of opened) database.close();
    },
  };
}
