import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as serviceApi from "#shared/agreement/api.ts";
import * as calendarApi from "#shared/calendar/api.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import * as readApi from "#shared/commitment/readApi.ts";
import * as complaintApi from "#shared/complaint/api.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import * as feedbackApi from "#shared/feedback/api.ts";
import * as consultationApi from "#shared/feedback/consultationApi.ts";
import * as improvementApi from "#shared/improvement/api.ts";
import * as importApi from "#shared/intake/api.ts";
import * as exportApi from "#shared/intake/exportApi.ts";
import * as notificationApi from "#shared/notification/api.ts";
import * as organisationApi from "#shared/organisation/api.ts";
import * as teamApi from "#shared/organisation/teamApi.ts";
import * as recognitionApi from "#shared/recognition/api.ts";
import * as honourApi from "#shared/recognition/honourApi.ts";
import * as relationshipApi from "#shared/relationship/api.ts";
import type { RightName, Subject } from "#shared/rights.ts";
import * as surveyApi from "#shared/survey/api.ts";
import type { Scene } from "./scene.ts";

/** A call that needs a right to a subject, everything else being in order. */
export interface Try {
  endpoint: Pick<Endpoint, "method" | "path">;
  input: Record<string, unknown>;
  subject: Subject;
  /** Another right that opens the same. */
  orBy?: RightName;
}

const ask = (endpoint: Try["endpoint"], input: Try["input"] = {}, subject: Subject = {}): Try => ({
  endpoint,
  input,
  subject,
});

/** For each right of the table what it opens; one that is missing here does not compile. */
export const tries: Record<RightName, (scene: Scene) => Promise<Try>> = {
  "person.find": async () => ask(organisationApi.searchPeople, { query: "I" }),
  "person.merge": async () => ask(organisationApi.listMergeSuggestions),
  "person.erase": async ({ who }) => ask(organisationApi.erasePerson, { personId: who("newcomer").personId }),
  "role.grant": async ({ who }) =>
    ask(organisationApi.grantCompanyRole, { personId: who("it desk").personId, role: "committee" }),
  "team.create": async () => ask(teamApi.createTeam, { name: "Legal", kind: "team" }),
  "team.change": async ({ it }) => {
    const fields = { name: "IT", kind: "team", parentTeamId: null, calendarId: null, revision: 1 };
    return ask(teamApi.changeTeam, { teamId: it.teamId, ...fields }, { teamId: it.teamId });
  },
  "team.archive": async ({ it }) => ask(teamApi.archiveTeam, { teamId: it.teamId }, { teamId: it.teamId }),
  "membership.confirm": async ({ it, who, call }) => {
    const { personId } = who("newcomer");
    await call(who("newcomer"), teamApi.chooseTeam, { teamId: it.teamId });
    return ask(teamApi.confirmMembership, { teamId: it.teamId, personId }, { teamId: it.teamId });
  },
  "membership.change": async ({ it, who }) => {
    const { personId } = who("it desk");
    const role = { role: "desk", seenRole: "desk" };
    return ask(teamApi.setMembership, { teamId: it.teamId, personId, ...role }, { teamId: it.teamId });
  },
  "calendar.change": async () => {
    const week = { timeZone: "Europe/Berlin", intervals: { mon: [["09:00", "17:00"]] } };
    return ask(calendarApi.previewCalendar, { ...week, holidayRegion: null, specialDates: [] });
  },
  "calendar.choose": async ({ it }) => {
    const none = { calendarId: null, seenCalendarId: null };
    return ask(calendarApi.chooseCalendar, { teamId: it.teamId, ...none }, { teamId: it.teamId });
  },
  "company.inspect": async () => ask(organisationApi.selfCheck),
  "company.import": async () => ask(importApi.listImports),
  "company.export": async () => ask(exportApi.startExport, { kind: "teams" }),
  "relationship.propose": async ({ both }) =>
    ask(relationshipApi.proposeRelationship, { ...both, side: "customer" }, onlyCustomer(both)),
  "relationship.answer": async ({ both, who, call }) => {
    const { relationshipId, revision } = await call(who("it lead"), relationshipApi.proposeRelationship, {
      ...both,
      side: "supplier",
    });
    return ask(relationshipApi.confirmRelationship, { relationshipId, revision }, onlyCustomer(both));
  },
  "relationship.end": async ({ both, do: { relate } }) => {
    const { relationshipId, revision } = await relate();
    return ask(relationshipApi.endRelationship, { relationshipId, revision, reason: "No need" }, both);
  },
  "relationship.tier": async ({ both, do: { relate } }) => {
    const { relationshipId, revision } = await relate();
    return ask(relationshipApi.setTier, { relationshipId, revision, tier: 1, reason: "Daily" }, both);
  },
  "relationship.read": async ({ both, do: { relate } }) =>
    ask(relationshipApi.getRelationship, { relationshipId: (await relate()).relationshipId }, both),
  "relationship.overview": async ({ it }) =>
    ask(relationshipApi.getRelationMap, { teamId: it.teamId }, { teamId: it.teamId }),
  "service.write": async ({ it }) =>
    ask(serviceApi.createService, { teamId: it.teamId, name: "Desks" }, { teamId: it.teamId }),
  "service.readDraft": async ({ it, do: { offer } }) =>
    ask(serviceApi.getService, { serviceId: (await offer()).serviceId }, { teamId: it.teamId }),
  "agreement.draft": async ({ both, do: { relate, publish } }) => {
    const { relationshipId } = await relate();
    const { serviceId } = await publish();
    return ask(agreementApi.draftAgreement, { relationshipId, serviceId, standards: [] }, both);
  },
  "agreement.sign": async ({ both, do: { draft } }) => {
    const { agreementId, revision } = await draft();
    return ask(agreementApi.signAgreement, { agreementId, revision }, both);
  },
  "agreement.read": async ({ both, do: { draft } }) =>
    ask(agreementApi.getAgreement, { agreementId: (await draft()).agreementId }, both),
  "commitment.ask": async ({ both }) =>
    ask(commitmentApi.askForCommitment, { ...both, sentence: "A laptop" }, both),
  "commitment.promise": async ({ both, made }) =>
    ask(commitmentApi.promiseCommitment, { ...made, sentence: "A laptop" }, both),
  "commitment.read": async ({ both, do: { promise } }) =>
    ask(readApi.getCommitment, { commitmentId: (await promise()).commitmentId }, both),
  "commitment.work": async ({ both, do: { promise } }) => {
    const { commitmentId, revision } = await promise();
    return ask(commitmentApi.deliverCommitment, { commitmentId, revision }, both);
  },
  "commitment.answer": async ({ both, do: { deliver } }) => {
    const { commitmentId, revision } = await deliver();
    return ask(commitmentApi.confirmCommitment, { commitmentId, revision, fact: "yes" }, both);
  },
  "commitment.recordForColleague": async ({ both, addPerson, hr }) => {
    const colleague = await addPerson("Another", { [hr.teamId]: "member" });
    const asked = { ...both, sentence: "A laptop", requesterId: colleague.personId };
    return ask(commitmentApi.askForCommitment, asked, onlyCustomer(both));
  },
  "commitment.assign": async ({ both, made, who, call }) => {
    // Made by the lead, because whoever owns a promise may hand it on too.
    const promise = { ...made, sentence: "Two laptops" };
    const { commitmentId, revision } = await call(who("it lead"), commitmentApi.promiseCommitment, promise);
    const { personId } = who("it desk");
    return ask(commitmentApi.assignCommitment, { commitmentId, revision, ownerId: personId }, both);
  },
  "improvement.read": async ({ it }) =>
    ask(improvementApi.listActions, { teamId: it.teamId }, { teamId: it.teamId }),
  "improvement.manage": async ({ it, do: { act } }) => {
    const { actionId, revision } = await act();
    return ask(improvementApi.dropAction, { actionId, revision, reason: "Too dear" }, { teamId: it.teamId });
  },
  "recognition.thank": async ({ it, hr }) => {
    const thanks = { giverTeamId: hr.teamId, receiverTeamId: it.teamId, reason: "For two laptops in a day" };
    return ask(recognitionApi.giveThanks, thanks, { teamId: hr.teamId });
  },
  "honour.nominate": async ({ it }) => ask(honourApi.listEvidence, { nomineeTeamId: it.teamId }),
  "honour.decide": async (scene) => {
    const { honourId } = await nominate(scene);
    return ask(honourApi.declineHonour, { honourId, reason: "Not yet" });
  },
  "honour.read": async () => ask(honourApi.listHonours),
  "feedback.suggest": async ({ both }) =>
    ask(feedbackApi.suggest, { ...both, text: "Hand them out on the first floor" }, onlyCustomer(both)),
  "feedback.read": async ({ both, do: { suggest } }) => {
    const { suggestionId, revision } = await suggest();
    return ask(
      feedbackApi.takeSuggestion,
      { suggestionId, revision },
      { supplierTeamId: both.supplierTeamId },
    );
  },
  "feedback.answer": async ({ both, do: { suggest } }) => {
    const { suggestionId, revision } = await suggest();
    return ask(feedbackApi.declineSuggestion, { suggestionId, revision, reason: "No room" }, both);
  },
  "feedback.finish": async ({ both, who, call, later, do: { suggest } }) => {
    const { suggestionId, revision } = await suggest();
    const answer = {
      suggestionId,
      revision,
      answer: "From Monday on",
      dueAt: later,
      ownerId: who("it lead").personId,
    };
    const accepted = await call(who("it lead"), feedbackApi.acceptSuggestion, answer);
    return ask(
      feedbackApi.finishSuggestion,
      { suggestionId, revision: accepted.revision, done: "We do" },
      both,
    );
  },
  "feedback.consult": async ({ both, later, do: { relate } }) => {
    await relate();
    const plan = { supplierTeamId: both.supplierTeamId, plan: "Laptops on Tuesdays only", closesAt: later };
    return ask(consultationApi.openConsultation, plan, both);
  },
  "complaint.complain": async ({ both }) =>
    ask(
      complaintApi.complain,
      { ...both, text: "No laptop on the first day", naming: "named" },
      onlyCustomer(both),
    ),
  "complaint.readTeam": async ({ it }) =>
    ask(complaintApi.listComplaints, { scope: "team", teamId: it.teamId }, { supplierTeamId: it.teamId }),
  "complaint.rate": async ({ it }) =>
    ask(complaintApi.getComplaintRate, { supplierTeamId: it.teamId }, { supplierTeamId: it.teamId }),
  "complaint.handle": async () => ask(complaintApi.listComplaints, { scope: "all" }),
  "complaint.settings": async () => {
    const days = { acknowledgeDays: 1, planDays: 3, resultDays: 10, learnedDays: 20 };
    return ask(complaintApi.setComplaintSettings, days);
  },
  "survey.round": async () => ask(surveyApi.listRounds),
  "survey.threshold": async () => ask(surveyApi.getThresholds),
  "survey.readWhole": async ({ it }) =>
    ask(surveyApi.getRelease, { supplierTeamId: it.teamId }, { supplierTeamId: it.teamId }),
  "survey.readOwn": async ({ both, do: { relate } }) => {
    await relate();
    return { ...ask(surveyApi.getRelease, both, both), orBy: "survey.readWhole" };
  },
  "channel.set": async ({ it }) =>
    ask(notificationApi.removeTeamChannel, { teamId: it.teamId }, { teamId: it.teamId }),
};

const onlyCustomer = ({ customerTeamId }: Scene["both"]): Subject => ({ customerTeamId });

async function nominate({ call, who, it, do: { thank } }: Scene) {
  const { recognitionId } = await thank();
  return call(who("hr lead"), honourApi.nominate, {
    nomineeTeamId: it.teamId,
    title: "Helpers of the quarter",
    reason: "Newcomers could work on their first day",
    evidenceIds: [recognitionId],
  });
}
