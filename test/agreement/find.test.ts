import { expect, test } from "vitest";
import { createService, findServices, publishService } from "#shared/agreement/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany } from "./company.ts";

async function createOffer() {
  const company = await createCompany();
  const { call, it, itLead } = company;
  async function publish(name: string) {
    const input = { teamId: it.teamId, name, promise: "You can expect it", ownerId: itLead.personId };
    const { serviceId, revision } = await call(itLead, createService, input);
    await call(itLead, publishService, { serviceId, revision });
  }
  const find = async (query: string, more = {}) =>
    (await call(company.stranger, findServices, { query, ...more })).items.map(({ name }) => name);
  return { ...company, publish, find };
}

test("anybody finds what any team has published, names that begin so first, and no drafts", async () => {
  const { publish, find, call, it, itLead } = await createOffer();
  for (const name of ["New laptops", "Laptops", "Phones", "100 % backup", "笔记本电脑"]) await publish(name);
  await call(itLead, createService, { teamId: it.teamId, name: "Laptop repair" });
  expect(await find("LAPTOP")).toEqual(["Laptops", "New laptops"]);
  expect(await find("laptop", { limit: 1 })).toEqual(["Laptops"]);
  expect(await find("电脑")).toEqual(["笔记本电脑"]);
  expect(await find("%")).toEqual(["100 % backup"]);
  expect(await find("_")).toEqual([]);
});

test("a name that is too long and a limit that is too large are refused", async () => {
  const { call, stranger } = await createOffer();
  const find = (input: { query: string; limit?: number }) => refusal(call(stranger, findServices, input));
  expect(await find({ query: "x".repeat(121) })).toMatchObject({ code: "invalid", field: "query" });
  expect(await find({ query: "x", limit: 101 })).toMatchObject({ code: "invalid", field: "limit" });
});
