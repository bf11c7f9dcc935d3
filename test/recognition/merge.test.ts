import { expect, test } from "vitest";
import { person } from "#server/organisation/table.ts";
import { mergePeople } from "#shared/organisation/api.ts";
import * as api from "#shared/recognition/api.ts";
import { createCompany } from "./company.ts";

test("who was imported and then signed in keeps the thanks that came meanwhile", async () => {
  const { thank, call, database, clock, mei, ada, max } = await createCompany();
  const given = await thank(mei, { receiverId: max.personId });
  const importedId = crypto.randomUUID();
  await database.write((db) =>
    db.insert(person).values({ personId: importedId, name: "Max", externalKey: "M-1", createdAt: clock.now }),
  );
  await call(ada, mergePeople, { personId: importedId, signedInPersonId: max.personId });
  const [received] = (await call(max, api.listReceivedThanks, {})).items;
  expect(received).toMatchObject({ recognitionId: given.recognitionId, receiver: { personId: importedId } });
});
