import type { recognitionCommands } from "#shared/recognition/contribution.ts";
import * as api from "#shared/recognition/honourApi.ts";
import type { Evidence } from "#shared/recognition/model.ts";
import type { Handler } from "#tab/tools.ts";
import type { PickLoader } from "#tab/ui/form.ts";
import { thanksForm } from "./thanksForm.ts";

const idOf = (value: unknown) => (value as { id?: string } | undefined)?.id;

/** What the reader may see of the nominee's records, once it is known who that is. */
const records: PickLoader = {
  endpoint: api.listEvidence as unknown as PickLoader["endpoint"],
  input({ nomineeId, nomineeTeamId }) {
    const teamId = idOf(nomineeTeamId);
    const personId = idOf(nomineeId);
    return teamId ? { nomineeTeamId: teamId, ...(personId ? { nomineeId: personId } : {}) } : null;
  },
  options: (answer) =>
    (answer as { items: Evidence[] }).items.map(({ recordId, words, from }) => ({
      value: recordId,
      label: `${from}: ${words}`,
    })),
};

export const recognitionHandlers: Record<keyof typeof recognitionCommands, Handler> = {
  "recognition.thank": (tools, subject) => tools.openForm(thanksForm(tools, subject)),
  "recognition.thankForWork": (tools, subject) => tools.openForm(thanksForm(tools, subject)),

  "recognition.nominate": ({ openForm }) =>
    openForm({
      title: "recognition.nominate",
      intro: "recognition.form.nominateIntro",
      endpoint: api.nominate,
      fields: [
        { name: "nomineeTeamId", kind: "team", label: "recognition.form.nomineeTeam" },
        {
          name: "nomineeId",
          kind: "person",
          label: "recognition.form.nominee",
          hint: "recognition.form.nomineeHint",
          isOptional: true,
        },
        { name: "title", kind: "text", label: "recognition.form.honourTitle" },
        { name: "reason", kind: "longText", label: "recognition.form.honourReason" },
        {
          name: "evidenceIds",
          kind: "picks",
          label: "recognition.form.evidence",
          none: "recognition.form.evidenceNone",
          load: records,
        },
      ],
      values: { evidenceIds: [] },
      submit: "recognition.form.propose",
      done: "recognition.form.proposed",
      badge: "named",
      draftKey: "recognition.nominate",
    }),

  "recognition.grantHonour": ({ openForm }, { honour }) =>
    honour &&
    openForm({
      title: "recognition.grantHonour",
      about: honour.title,
      endpoint: api.grantHonour,
      fields: [
        { name: "reason", kind: "longText", label: "recognition.form.decisionReason" },
        {
          name: "benefit",
          kind: "text",
          label: "recognition.form.benefit",
          hint: "recognition.form.benefitHint",
          isOptional: true,
        },
      ],
      fixed: { honourId: honour.honourId },
      submit: "recognition.form.grantSubmit",
      done: "recognition.form.granted",
      badge: "named",
      draftKey: `recognition.grantHonour:${honour.honourId}`,
    }),

  "recognition.declineHonour": ({ openForm }, { honour }) =>
    honour &&
    openForm({
      title: "recognition.declineHonour",
      about: honour.title,
      endpoint: api.declineHonour,
      fields: [{ name: "reason", kind: "longText", label: "recognition.form.decisionReason" }],
      fixed: { honourId: honour.honourId },
      submit: "recognition.form.declineSubmit",
      done: "recognition.form.declined",
      badge: "named",
      draftKey: `recognition.declineHonour:${honour.honourId}`,
    }),
};
