import * as api from "#shared/feedback/consultationApi.ts";
import { outcomes, stances } from "#shared/feedback/model.ts";
import { activeTeams } from "#tab/me.ts";
import type { Handler } from "#tab/tools.ts";
import type { Field } from "#tab/ui/form.ts";
import { servicesOf } from "#tab/ui/services.ts";

const DAY_MS = 86_400_000;

const service: Field = {
  name: "serviceId",
  kind: "pick",
  label: "feedback.form.service",
  load: servicesOf(({ supplierTeamId }) => supplierTeamId as string | undefined),
  isOptional: true,
};

const team: Field = { name: "supplierTeamId", kind: "myTeam", label: "feedback.form.consultTeam" };

export const consultationHandlers = {
  "feedback.consult": ({ openForm, me }, { service: known, standard }) =>
    openForm({
      title: "feedback.consult",
      about: known?.name,
      intro: "feedback.form.consultIntro",
      endpoint: api.openConsultation,
      fields: [
        {
          name: "plan",
          kind: "longText",
          label: "feedback.form.plan",
          hint: "feedback.form.planHint",
        },
        { name: "closesAt", kind: "moment", label: "feedback.form.closesAt" },
        ...(known ? [] : [team, service]),
      ],
      fixed: known && {
        supplierTeamId: known.team.teamId,
        serviceId: known.serviceId,
        standardId: standard?.standardId,
      },
      values: { supplierTeamId: ledTeamId(me), closesAt: inAWeek(new Date()) },
      submit: "feedback.form.consultSubmit",
      done: "feedback.form.consulted",
      badge: "named",
      draftKey: `feedback.consult:${standard?.standardId ?? known?.serviceId ?? ""}`,
    }),

  "feedback.answerConsultation": ({ openForm }, { consultation }) =>
    consultation &&
    openForm({
      title: "feedback.answerConsultation",
      about: consultation.plan,
      endpoint: api.answerConsultation,
      fields: [
        {
          name: "stance",
          kind: "choice",
          label: "feedback.form.stance",
          options: stances.map((value) => ({ value, label: `feedback.stance.${value}` as const })),
        },
        { name: "comment", kind: "longText", label: "feedback.form.comment", isOptional: true },
      ],
      fixed: { consultationId: consultation.consultationId },
      values: { ...consultation.mine },
      submit: "feedback.form.stanceSubmit",
      done: "feedback.form.stanceDone",
      badge: "named",
      draftKey: `feedback.answerConsultation:${consultation.consultationId}`,
    }),

  "feedback.decideConsultation": ({ openForm }, { consultation }) =>
    consultation &&
    openForm({
      title: "feedback.decideConsultation",
      about: consultation.plan,
      endpoint: api.decideConsultation,
      fields: [
        {
          name: "outcome",
          kind: "choice",
          label: "feedback.form.outcome",
          options: outcomes.map((value) => ({ value, label: `feedback.outcome.${value}` as const })),
        },
        { name: "decision", kind: "longText", label: "feedback.form.decision" },
      ],
      fixed: { consultationId: consultation.consultationId },
      submit: "feedback.form.decisionSubmit",
      done: "feedback.form.decisionDone",
      badge: "named",
      draftKey: `feedback.decideConsultation:${consultation.consultationId}`,
    }),
} satisfies Record<string, Handler>;

/** Five in the afternoon, seven days on: a suggestion that can be changed. */
const inAWeek = (now: Date) => new Date(now.getTime() + 7 * DAY_MS).setHours(17, 0, 0, 0);

/** Only a team that one leads can ask: where one is in several, that one is offered first. */
function ledTeamId(me: Parameters<typeof activeTeams>[0]) {
  const led = me?.memberships.find(({ role, state }) => role === "lead" && state === "active");
  return led?.teamId ?? activeTeams(me)[0]?.teamId;
}
