import * as api from "#shared/organisation/api.ts";
import type { organisationCommands } from "#shared/organisation/contribution.ts";
import * as teamApi from "#shared/organisation/teamApi.ts";
import type { Handler, Subject, Tools } from "#tab/tools.ts";
import { companyRole, kind, name, parent, person, role } from "./formFields.ts";
import { sections } from "./sections.ts";

/** A command on something: without it there is nothing to do. */
function on<Part extends keyof Subject>(
  part: Part,
  handle: (tools: Tools, thing: NonNullable<Subject[Part]>) => void | Promise<void>,
): Handler {
  return (tools, subject) => {
    const thing = subject[part];
    return thing === undefined ? undefined : handle(tools, thing as NonNullable<Subject[Part]>);
  };
}

const memberOf = ({ person, team }: NonNullable<Subject["membership"]>) => ({
  personId: person.personId,
  teamId: team.teamId,
});
const asChosen = ({ teamId, name }: { teamId: string; name: string }) => ({ id: teamId, name });

export const organisationHandlers: Record<keyof typeof organisationCommands, Handler> = {
  "organisation.chooseTeam": ({ openForm }) =>
    openForm({
      title: "organisation.chooseTeam",
      intro: "organisation.form.chooseIntro",
      endpoint: teamApi.chooseTeam,
      fields: [{ name: "teamId", kind: "team", label: "organisation.field.team" }],
      submit: "organisation.submit.join",
      done: "organisation.done.chosen",
      badge: "named",
      draftKey: "organisation.chooseTeam",
    }),
  "organisation.leaveTeam": on("membership", ({ openForm }, { team }) =>
    openForm({
      title: "organisation.submit.leave",
      about: team.name,
      intro: "organisation.form.leaveIntro",
      endpoint: teamApi.leaveTeam,
      fields: [],
      fixed: { teamId: team.teamId },
      submit: "organisation.submit.leave",
      done: "organisation.done.left",
      badge: "named",
      draftKey: `organisation.leaveTeam:${team.teamId}`,
    }),
  ),
  "organisation.takeBack": on("membership", ({ write }, { team: { teamId } }) =>
    write(teamApi.leaveTeam, { teamId }, "organisation.done.takenBack"),
  ),

  "organisation.createTeam": ({ openForm }, { team }) =>
    openForm({
      title: "organisation.createTeam",
      endpoint: teamApi.createTeam,
      fields: [name, kind, parent],
      values: { kind: "team", parentTeamId: team && asChosen(team) },
      submit: "organisation.submit.create",
      done: "organisation.done.created",
      badge: "named",
      draftKey: `organisation.createTeam${team ? `:${team.teamId}` : ""}`,
    }),
  "organisation.changeTeam": on("teamDetails", ({ openForm }, team) => {
    const above = team.parents.at(-1);
    openForm({
      title: "organisation.changeTeam",
      endpoint: teamApi.changeTeam,
      fields: [name, kind, parent],
      derive: ({ parentTeamId }) => ({
        parentTeamId: (parentTeamId as { id: string } | undefined)?.id ?? null,
      }),
      fixed: { teamId: team.teamId, revision: team.revision, calendarId: team.calendarId },
      values: { name: team.name, kind: team.kind, parentTeamId: above && asChosen(above) },
      submit: "app.save",
      done: "organisation.done.changed",
      badge: "named",
      draftKey: `organisation.changeTeam:${team.teamId}:${team.revision}`,
    });
  }),
  "organisation.archiveTeam": on("teamDetails", ({ write }, { teamId }) =>
    write(teamApi.archiveTeam, { teamId }, "organisation.done.archived"),
  ),
  "organisation.restoreTeam": on("teamDetails", ({ write }, { teamId }) =>
    write(teamApi.restoreTeam, { teamId }, "organisation.done.restored"),
  ),

  "organisation.addMember": on("team", ({ openForm }, team) =>
    openForm({
      title: "organisation.addMember",
      about: team.name,
      endpoint: teamApi.setMembership,
      fields: [person, role],
      fixed: { teamId: team.teamId, seenRole: null },
      values: { role: "member" },
      submit: "organisation.submit.add",
      done: "organisation.done.added",
      badge: "named",
      draftKey: `organisation.addMember:${team.teamId}`,
    }),
  ),
  "organisation.confirmMember": on("membership", ({ write }, membership) =>
    write(teamApi.confirmMembership, memberOf(membership), "organisation.done.confirmed"),
  ),
  "organisation.declineMember": on("membership", ({ write }, membership) =>
    write(teamApi.declineMembership, memberOf(membership), "organisation.done.declined"),
  ),
  "organisation.changeRole": on("membership", ({ openForm }, membership) =>
    openForm({
      title: "organisation.changeRole",
      about: `${membership.person.name} · ${membership.team.name}`,
      endpoint: teamApi.setMembership,
      fields: [role],
      fixed: { ...memberOf(membership), seenRole: membership.role },
      values: { role: membership.role },
      submit: "app.save",
      done: "organisation.done.changed",
      badge: "named",
      draftKey: `organisation.changeRole:${membership.team.teamId}:${membership.person.personId}`,
    }),
  ),
  "organisation.removeMember": on("membership", ({ openForm }, membership) =>
    openForm({
      title: "organisation.removeMember",
      about: `${membership.person.name} · ${membership.team.name}`,
      intro: "organisation.form.removeIntro",
      endpoint: teamApi.removeMember,
      fields: [],
      fixed: memberOf(membership),
      submit: "organisation.submit.remove",
      done: "organisation.done.removed",
      badge: "named",
      draftKey: `organisation.removeMember:${membership.team.teamId}:${membership.person.personId}`,
    }),
  ),

  "organisation.erasePerson": on("person", ({ openForm }, { personId, name }) =>
    openForm({
      title: "organisation.form.eraseTitle",
      about: name,
      intro: "organisation.form.eraseIntro",
      endpoint: api.erasePerson,
      fields: [],
      fixed: { personId },
      retype: name,
      submit: "organisation.submit.erase",
      done: "organisation.done.erased",
      badge: "named",
      draftKey: `organisation.erasePerson:${personId}`,
    }),
  ),
  "organisation.mergePeople": on("mergeSuggestion", ({ openForm }, { imported, signedIn }) =>
    openForm({
      title: "organisation.form.mergeTitle",
      about: [imported, signedIn]
        .map(({ name, email }) => [name, email].filter(Boolean).join(", "))
        .join(" = "),
      intro: "organisation.form.mergeIntro",
      endpoint: api.mergePeople,
      fields: [],
      fixed: { personId: imported.personId, signedInPersonId: signedIn.personId },
      submit: "organisation.submit.merge",
      done: "organisation.done.merged",
      badge: "named",
      draftKey: `organisation.mergePeople:${imported.personId}:${signedIn.personId}`,
    }),
  ),
  "organisation.grantRole": ({ openForm }) =>
    openForm({
      title: "organisation.grantRole",
      endpoint: api.grantCompanyRole,
      fields: [person, companyRole],
      submit: "organisation.submit.grant",
      done: "organisation.done.granted",
      badge: "named",
      draftKey: "organisation.grantRole",
    }),
  "organisation.checkSetUp": ({ navigate }) => navigate(sections.selfCheck.path),
  "organisation.revokeRole": on("companyRole", ({ write }, { person: { personId }, role }) =>
    write(api.revokeCompanyRole, { personId, role }, "organisation.done.revoked"),
  ),
};
