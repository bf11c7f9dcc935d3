import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { outbox } from "#server/notification/table.ts";
import { companyRole } from "#server/organisation/table.ts";
import { draftAgreement, proposeAgreement } from "#shared/agreement/agreementApi.ts";
import { createService, publishService } from "#shared/agreement/api.ts";
import { deliverCommitment } from "#shared/commitment/api.ts";
import * as complaintApi from "#shared/complaint/api.ts";
import type { ComplaintDetails } from "#shared/complaint/model.ts";
import * as api from "#shared/notification/api.ts";
import type { Saying } from "#shared/notification/model.ts";
import { manners } from "#shared/notification/rules.ts";
import { chooseTeam } from "#shared/organisation/teamApi.ts";
import { proposeRelationship } from "#shared/relationship/api.ts";
import { answerWithin, FRIDAY, HOUR_MS } from "#test/commitment/company.ts";
import type { TestPerson } from "#test/world.ts";
import { createPost } from "./post.ts";

/** IT with two leads and HR with one, Fay elsewhere, and a committee of one who belongs to no team. */
async function createHouse() {
  const post = await createPost();
  const { addPerson, it: supplier, hr, call, between, database, clock, promise, services, deliver } = post;
  const ida = await addPerson("Ida", { [supplier.teamId]: "lead" });
  const hal = await addPerson("Hal", { [hr.teamId]: "lead" });
  const carla = await addPerson("Carla", {}, ["committee"]);
  const ada = await addPerson("Ada", {}, ["admin"]);

  const promised = () => promise(post.lin, { requesterId: post.mei.personId });
  const complain = () =>
    call(post.mei, complaintApi.complain, { ...between, text: "Three days late", naming: "kept" });
  async function waitUntil(at: number) {
    clock.now = at;
    while ((await watchCommitments(database, clock.now)) > 0);
  }
  const emptyOutbox = () => database.write((db) => db.delete(outbox));
  /** What was sent to people just now. */
  async function sent() {
    services.messages.length = 0;
    await deliver();
    return services.messages.map(({ path, body }) => ({ objectId: path.split("/")[3], body }));
  }
  return { ...post, ida, hal, carla, ada, promised, complain, waitUntil, emptyOutbox, sent };
}
type House = Awaited<ReturnType<typeof createHouse>>;

interface Case {
  /** Brings the house so far that one thing more tells these people. */
  prepare(house: House): Promise<() => Promise<unknown>>;
  told(house: House): TestPerson[];
}

const lin = ({ lin }: House) => [lin];
const mei = ({ mei }: House) => [mei];

const cases: Partial<Record<Saying, Case>> = {
  asked: { prepare: async ({ ask }) => ask, told: ({ sam, dee, ida }) => [sam, dee, ida] },
  handedOn: {
    async prepare({ ask, assign, dee, lin }) {
      const one = await ask();
      return () => assign(dee, one, lin.personId);
    },
    told: lin,
  },
  returned: {
    async prepare({ promised, call, confirm, lin, mei }) {
      const { commitmentId, revision } = await promised();
      const one = await call(lin, deliverCommitment, { commitmentId, revision, text: null });
      return () => confirm(mei, one, "no");
    },
    told: lin,
  },
  questioned: {
    async prepare({ promised, askCustomer, lin }) {
      const one = await promised();
      return () => askCustomer(lin, one);
    },
    told: mei,
  },
  reminded: {
    async prepare({ promised, nudge, mei }) {
      const one = await promised();
      return () => nudge(mei, one);
    },
    told: lin,
  },
  atRisk: {
    async prepare({ promised, waitUntil }) {
      await promised();
      return () => waitUntil(FRIDAY - HOUR_MS);
    },
    told: lin,
  },
  breached: {
    async prepare({ promised, waitUntil, emptyOutbox }) {
      await promised();
      await waitUntil(FRIDAY - HOUR_MS);
      await emptyOutbox();
      return () => waitUntil(FRIDAY + 1);
    },
    told: lin,
  },
  dateProposed: {
    async prepare({ promised, proposeDate, lin }) {
      const one = await promised();
      return () => proposeDate(lin, one, FRIDAY + HOUR_MS);
    },
    told: mei,
  },
  signature: {
    async prepare({ call, sam, hal, between, it: supplier }) {
      await call(sam, proposeRelationship, { ...between, side: "supplier" });
      const { relationshipId } = await call(hal, proposeRelationship, { ...between, side: "customer" });
      const promise = "You can expect a laptop that works";
      const draft = { teamId: supplier.teamId, name: "Laptops", promise, ownerId: sam.personId };
      const service = await call(sam, createService, draft);
      const { serviceId } = await call(sam, publishService, {
        serviceId: service.serviceId,
        revision: service.revision,
      });
      const standards = [answerWithin(8, "elapsedHours")];
      const { agreementId, revision } = await call(sam, draftAgreement, {
        relationshipId,
        serviceId,
        standards,
      });
      return () => call(sam, proposeAgreement, { agreementId, revision });
    },
    told: ({ hal }) => [hal],
  },
  membership: {
    prepare:
      async ({ call, fay, it: supplier }) =>
      () =>
        call(fay, chooseTeam, { teamId: supplier.teamId }),
    told: ({ sam, ida }) => [sam, ida],
  },
  complaint: {
    prepare: async ({ complain }) => complain,
    told: ({ sam, ida, carla }) => [sam, ida, carla],
  },
  committee: {
    async prepare({ complain, carla, database }) {
      const isHers = eq(companyRole.personId, carla.personId);
      await database.write((db) => db.delete(companyRole).where(isHers));
      return complain;
    },
    // Beside the admin the leads concerned, of the complaint itself.
    told: ({ ada, sam, ida }) => [ada, sam, ida],
  },
};

test("each saying that interrupts has its case here", () => {
  const atOnce = Object.entries(manners).filter(([, { isAtOnce }]) => isAtOnce);
  expect(Object.keys(cases).toSorted()).toEqual(atOnce.map(([said]) => said).toSorted());
});

const every = Object.entries(cases) as [Saying, Case][];

test.each(every)("%s: told at once, to whom it concerns and to nobody else", async (said, one) => {
  const house = await createHouse();
  const happen = await one.prepare(house);
  await house.emptyOutbox();
  await happen();
  const sent = await house.sent();
  expect(sent.map(({ objectId }) => objectId).toSorted()).toEqual(
    one
      .told(house)
      .map(({ objectId }) => objectId)
      .toSorted(),
  );
  expect(new Set(sent.map(({ body }) => body.activityType))).toEqual(new Set([manners[said].kind]));
});

test.each(every)("%s, switched off: nothing is sent, and the list has it as read", async (said, one) => {
  const house = await createHouse();
  const happen = await one.prepare(house);
  const [reader] = one.told(house);
  await house.call(reader!, api.switchKinds, { switchedOff: [manners[said].kind] });
  await house.emptyOutbox();
  await happen();
  expect((await house.sent()).map(({ objectId }) => objectId)).not.toContain(reader!.objectId);
  const { items } = await house.call(reader!, api.listNotifications, {});
  expect(items.filter((item) => item.said === said)).toMatchObject([{ readAt: house.clock.now }]);
});

test("a complaint's notification names neither who complained nor what about, to nobody", async () => {
  const { complain, call, sam, carla, sent } = await createHouse();
  await complain();
  for (const { body } of await sent()) {
    expect(JSON.stringify(body)).not.toMatch(/Mei|Three days late|HR/);
  }
  for (const reader of [sam, carla]) {
    const { items } = await call(reader, api.listNotifications, {});
    expect(items.filter(({ said }) => said === "complaint")).toMatchObject([{ actor: null, title: null }]);
  }
});

test("each step of a complaint is told at once to whoever waits for it", async () => {
  const { complain, call, carla, mei, sent, emptyOutbox } = await createHouse();
  const told = async () => {
    const people = (await sent()).map(({ objectId }) => objectId);
    await emptyOutbox();
    return { mei: people.includes(mei.objectId), carla: people.includes(carla.objectId) };
  };
  const seen = ({ complaintId, revision }: ComplaintDetails) => ({ complaintId, revision });
  let one = await complain();
  expect(await told()).toEqual({ mei: false, carla: true });
  const found = { causeCategory: "handover" as const, cause: "Word of mouth", plan: "In writing" };
  one = await call(carla, complaintApi.analyseComplaint, { ...seen(one), ...found });
  await told();
  one = await call(carla, complaintApi.sharePlan, seen(one));
  expect(await told()).toEqual({ mei: true, carla: false });
  one = await call(carla, complaintApi.reportResult, { ...seen(one), result: "Done" });
  expect(await told()).toEqual({ mei: true, carla: false });
  await call(mei, complaintApi.disputeResult, { ...seen(one), reason: "It happened again" });
  expect(await told()).toEqual({ mei: false, carla: true });
});
