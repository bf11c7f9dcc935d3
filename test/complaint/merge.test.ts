import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { improvementAction } from "#server/improvement/table.ts";
import { person } from "#server/organisation/table.ts";
import * as api from "#shared/complaint/api.ts";
import { mergePeople } from "#shared/organisation/api.ts";
import { createCompany } from "./company.ts";

test("who turns out to be an imported person keeps what they complained about, handle and do", async () => {
  const { bringTo, complain, steps, call, admin, mei, carla, itMember, database, clock } =
    await createCompany();

  /** Confirms that somebody who signed in was imported before; answers the id that stays. */
  async function merge(signedIn: { personId: string; name: string }) {
    const personId = newId();
    const imported = { personId, name: signedIn.name, externalKey: `hr/${signedIn.name}` };
    await database.write((db) => db.insert(person).values({ ...imported, createdAt: clock.now }));
    await call(admin, mergePeople, { personId, signedInPersonId: signedIn.personId });
    return personId;
  }

  const learned = await bringTo("learned");
  clock.now += 1000;
  const open = await complain();
  const [meiId, carlaId, itMemberId] = [await merge(mei), await merge(carla), await merge(itMember)];
  const { items } = await call(mei, api.listComplaints, { scope: "mine" });
  expect(items.map(({ complaintId }) => complaintId)).toEqual([open.complaintId, learned.complaintId]);
  expect(items[0]!.complainant?.person.personId).toBe(meiId);
  expect(await steps.analyse(open)).toMatchObject({ handler: { personId: carlaId } });
  const isTheirs = eq(improvementAction.ownerId, itMemberId);
  expect(await database.read.select().from(improvementAction).where(isTheirs).all()).toHaveLength(1);
});
