import {
  draftAgreement,
  getAgreement,
  proposeAgreement,
  signAgreement,
} from "#shared/agreement/agreementApi.ts";
import { addStandard, createService, publishService } from "#shared/agreement/api.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { proposeRelationship } from "#shared/relationship/api.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

export const { answerIn24Hours, answerInOneWorkingDay, ninetyPercentAccurate } = standardTemplates;

export const doneInThreeDays: StandardDraft = {
  measure: "delivered",
  threshold: 3,
  unit: "workingDays",
  share: 90,
  window: "month",
};

/**
 * IT serves Finance, which both have confirmed; each has a lead and a member, and Legal is a stranger to both.
 *
 * @example const { call, itLead, publish, sign } = await createCompany();
 */
export async function createCompany(options?: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  const it = await world.addTeam("IT");
  const finance = await world.addTeam("Finance");
  const legal = await world.addTeam("Legal");
  const itLead = await world.addPerson("Ida", { [it.teamId]: "lead" });
  const itMember = await world.addPerson("Ivo", { [it.teamId]: "member" });
  const financeLead = await world.addPerson("Fang", { [finance.teamId]: "lead" });
  const financeMember = await world.addPerson("Finn", { [finance.teamId]: "member" });
  const stranger = await world.addPerson("Lena", { [legal.teamId]: "lead" });
  const { call } = world;

  /** A relationship that both leads confirm. */
  async function relate(customer: { teamId: string }, customerLead: TestPerson) {
    const pair = { supplierTeamId: it.teamId, customerTeamId: customer.teamId };
    await call(itLead, proposeRelationship, { ...pair, side: "supplier" });
    return call(customerLead, proposeRelationship, { ...pair, side: "customer" });
  }
  const { relationshipId } = await relate(finance, financeLead);

  /** A published service of IT with these standards for everybody. */
  async function publish(name: string, standards: StandardDraft[] = []) {
    const promise = "You can expect a laptop that works";
    const draft = { teamId: it.teamId, name, promise, ownerId: itLead.personId };
    const { serviceId, revision } = await call(itLead, createService, draft);
    for (const standard of standards) await call(itLead, addStandard, { serviceId, ...standard });
    return call(itLead, publishService, { serviceId, revision });
  }

  const draft = (serviceId: string, standards?: StandardDraft[], by = itLead) =>
    call(by, draftAgreement, { relationshipId, serviceId, standards });

  async function propose(serviceId: string, standards?: StandardDraft[]) {
    const { agreementId, revision } = await draft(serviceId, standards);
    return call(itLead, proposeAgreement, { agreementId, revision });
  }

  /** A version that IT has proposed and Finance has signed. */
  async function sign(serviceId: string, standards?: StandardDraft[]) {
    const { agreementId, revision } = await propose(serviceId, standards);
    return call(financeLead, signAgreement, { agreementId, revision });
  }

  const read = (agreementId: string) => call(itLead, getAgreement, { agreementId });

  return {
    ...world,
    it,
    finance,
    legal,
    itLead,
    itMember,
    financeLead,
    financeMember,
    stranger,
    relationshipId,
    relate,
    publish,
    draft,
    propose,
    sign,
    read,
  };
}

export type Company = Awaited<ReturnType<typeof createCompany>>;
