import { addAction } from "#server/improvement/verbs.ts";
import { selfCheckRoute } from "#server/selfCheck.ts";
import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as serviceApi from "#shared/agreement/api.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import * as feedbackApi from "#shared/feedback/api.ts";
import type { TeamRole } from "#shared/organisation/model.ts";
import * as recognitionApi from "#shared/recognition/api.ts";
import * as relationshipApi from "#shared/relationship/api.ts";
import { createWorld, type TestPerson } from "#test/world.ts";

const DAY_MS = 86_400_000;
const teamRoles = ["member", "desk", "lead"] as const satisfies TeamRole[];

/**
 * IT serves HR, Finance stands beside. In each of the three somebody is member, desk and lead; outside are an admin, one of
 * the committee and a newcomer.
 */
export async function createScene() {
  const config = {
    appId: "1",
    appDomain: "tab.example.com",
    tenantIds: [],
    adminIds: [],
    databaseUrl: "file:{tenant}",
  };
  const settings = {
    config: { ...config, isDemo: true },
    fetchFrom: () => Promise.reject(new Error("offline")),
  };
  const world = await createWorld({ moreRoutes: [selfCheckRoute({ ...settings, leastFreeMegabytes: 0 })] });
  const { addTeam, addPerson, call, run, clock } = world;
  const teams = { it: await addTeam("IT"), hr: await addTeam("HR"), finance: await addTeam("Finance") };
  const people = new Map<string, TestPerson>();
  for (const [name, { teamId }] of Object.entries(teams))
    for (const role of teamRoles)
      people.set(`${name} ${role}`, await addPerson(`${name} ${role}`, { [teamId]: role }));
  people.set("admin", await addPerson("Ada", {}, ["admin"]));
  people.set("committee", await addPerson("Cato", {}, ["committee"]));
  people.set("newcomer", await addPerson("Nik"));
  const who = (name: string) => people.get(name)!;
  const both = { supplierTeamId: teams.it.teamId, customerTeamId: teams.hr.teamId };
  const made = { dueAt: clock.now + 5 * DAY_MS, ...both };

  const relate = async () => {
    await call(who("it lead"), relationshipApi.proposeRelationship, { ...both, side: "supplier" });
    return call(who("hr lead"), relationshipApi.proposeRelationship, { ...both, side: "customer" });
  };
  const offer = async () => {
    const service = {
      teamId: teams.it.teamId,
      name: "Laptops",
      promise: "You can expect a laptop in two days.",
    };
    return call(who("it lead"), serviceApi.createService, { ...service, ownerId: who("it lead").personId });
  };
  const publish = async () => {
    const { serviceId, revision } = await offer();
    const floor = {
      measure: "delivered",
      threshold: 2,
      unit: "workingDays",
      share: 90,
      window: "month",
    } as const;
    await call(who("it lead"), serviceApi.addStandard, { serviceId, ...floor });
    return call(who("it lead"), serviceApi.publishService, { serviceId, revision });
  };
  const draft = async () => {
    const { relationshipId } = await relate();
    const { serviceId } = await publish();
    return call(who("it lead"), agreementApi.draftAgreement, { relationshipId, serviceId, standards: [] });
  };
  const promise = () =>
    call(who("it member"), commitmentApi.promiseCommitment, { ...made, sentence: "Two laptops" });
  const deliver = async () => {
    const { commitmentId, revision } = await promise();
    return call(who("it member"), commitmentApi.deliverCommitment, { commitmentId, revision });
  };
  const thank = () =>
    call(who("hr member"), recognitionApi.giveThanks, {
      giverTeamId: teams.hr.teamId,
      receiverTeamId: teams.it.teamId,
      reason: "Two laptops before the day had begun",
    });
  const suggest = () =>
    call(who("hr member"), feedbackApi.suggest, { ...both, text: "Hand them out on the first floor" });
  const act = () =>
    run(who("it lead"), (ctx) =>
      addAction(ctx, {
        source: { kind: "survey", id: teams.it.teamId },
        teamId: teams.it.teamId,
        ownerId: who("it member").personId,
        what: "A second desk",
        cause: "Capacity",
        dueAt: clock.now + DAY_MS,
      }),
    );
  return {
    ...world,
    ...teams,
    people,
    who,
    both,
    made,
    later: clock.now + 9 * DAY_MS,
    do: { relate, offer, publish, draft, promise, deliver, thank, suggest, act },
  };
}

export type Scene = Awaited<ReturnType<typeof createScene>>;
