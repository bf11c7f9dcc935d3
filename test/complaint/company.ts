import * as api from "#shared/complaint/api.ts";
import type { ComplaintDetails } from "#shared/complaint/model.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

export const DAY_MS = 86_400_000;

/** A company in which IT serves Finance, with a committee of one that belongs to the quality office. */
export async function createCompany({ hasCommittee = true } = {}) {
  const world = await createWorld();
  const { addTeam, addPerson, call, clock } = world;
  const [it, finance, quality] = [await addTeam("IT"), await addTeam("Finance"), await addTeam("Quality")];
  const people = {
    itLead: await addPerson("Tomas", { [it.teamId]: "lead" }),
    itMember: await addPerson("Ingo", { [it.teamId]: "member" }),
    mei: await addPerson("Mei", { [finance.teamId]: "member" }),
    colleague: await addPerson("Noor", { [finance.teamId]: "member" }),
    financeLead: await addPerson("Lin", { [finance.teamId]: "lead" }),
    qualityLead: await addPerson("Quentin", { [quality.teamId]: "lead" }),
    carla: await addPerson("Carla", { [quality.teamId]: "member" }, hasCommittee ? ["committee"] : []),
    admin: await addPerson("Ada", {}, ["admin"]),
    stranger: await addPerson("Stranger", { [(await addTeam("Legal")).teamId]: "lead" }),
  };
  const { mei, carla, itMember } = people;

  const complain = (more: Record<string, unknown> = {}, as = mei, headers = {}) =>
    call(
      as,
      api.complain,
      {
        supplierTeamId: it.teamId,
        customerTeamId: finance.teamId,
        text: "The laptop came three days late and nobody said so.",
        naming: "named" as const,
        ...more,
      },
      headers,
    );

  const seen = ({ complaintId, revision }: Pick<ComplaintDetails, "complaintId" | "revision">) => ({
    complaintId,
    revision,
  });
  const analysis = {
    causeCategory: "handover" as const,
    cause: "Orders were handed over by word of mouth",
    plan: "A written handover from Monday on",
  };
  const steps = {
    analyse: (one: ComplaintDetails, as: TestPerson = carla, more = {}) =>
      call(as, api.analyseComplaint, { ...seen(one), ...analysis, ...more }),
    sharePlan: (one: ComplaintDetails, as = carla) => call(as, api.sharePlan, seen(one)),
    report: (one: ComplaintDetails, as = carla) =>
      call(as, api.reportResult, { ...seen(one), result: "Every order is handed over in writing" }),
    confirm: (one: ComplaintDetails, as = mei) => call(as, api.confirmResult, seen(one)),
    dispute: (one: ComplaintDetails, as = mei) =>
      call(as, api.disputeResult, { ...seen(one), reason: "It happened again yesterday" }),
    learn: (one: ComplaintDetails, as = carla, more = {}) =>
      call(as, api.keepLesson, {
        ...seen(one),
        prevention: "A checklist in the order form",
        ownerId: itMember.personId,
        checkAt: clock.now + 60 * DAY_MS,
        ...more,
      }),
    withdraw: (one: ComplaintDetails, as = mei) =>
      call(as, api.withdrawComplaint, { ...seen(one), reason: "A misunderstanding" }),
    assign: (one: ComplaintDetails, handlerId: string, as = carla) =>
      call(as, api.assignComplaint, { ...seen(one), handlerId }),
  };
  const get = (as: TestPerson, { complaintId }: Pick<ComplaintDetails, "complaintId">) =>
    call(as, api.getComplaint, { complaintId });

  /** Takes a complaint as far as this, each step by whom it belongs to. */
  async function bringTo(
    state: "received" | "analysed" | "planShared" | "resultShared" | "confirmed" | "learned",
    more = {},
  ) {
    let one = await complain(more);
    const path = ["analyse", "sharePlan", "report", "confirm", "learn"] as const;
    for (const step of path) if (one.state !== state) one = await steps[step](one);
    return one;
  }

  return { ...world, ...people, it, finance, quality, complain, seen, analysis, steps, get, bringTo };
}

export type Company = Awaited<ReturnType<typeof createCompany>>;
