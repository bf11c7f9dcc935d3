import * as api from "#shared/survey/api.ts";
import type { surveyCommands } from "#shared/survey/contribution.ts";
import { extraItems, usualExtraItems } from "#shared/survey/model.ts";
import type { Handler } from "#tab/tools.ts";

export const surveyHandlers: Record<keyof typeof surveyCommands, Handler> = {
  "survey.answer": ({ navigate }) => navigate("/survey"),

  "survey.openRound": ({ openForm }) =>
    openForm({
      title: "survey.form.open",
      intro: "survey.form.openIntro",
      endpoint: api.openRound,
      fields: [
        { name: "sharePercent", kind: "number", label: "survey.form.share", unit: "survey.form.percent" },
        {
          name: "extraItems",
          kind: "ticks",
          label: "survey.form.extras",
          hint: "survey.form.extrasHint",
          options: extraItems.map((value) => ({ value, label: `survey.form.extra.${value}` })),
          isOptional: true,
        },
      ],
      values: { sharePercent: 100, extraItems: usualExtraItems },
      submit: "survey.form.openSubmit",
      done: "survey.form.opened",
      badge: "named",
      draftKey: "survey.openRound",
    }),

  "survey.closeRound": ({ openForm }, { surveyRound }) =>
    surveyRound &&
    openForm({
      title: "survey.closeRound",
      intro: "survey.form.closeIntro",
      endpoint: api.closeRound,
      fields: [],
      fixed: { roundId: surveyRound.roundId },
      submit: "survey.form.closeSubmit",
      done: "survey.form.closed",
      badge: "named",
    }),

  "survey.explainNoAction": ({ openForm }, { surveyRound }) =>
    surveyRound &&
    openForm({
      title: "survey.form.noAction",
      endpoint: api.explainNoAction,
      fields: [{ name: "reason", kind: "longText", label: "survey.form.noActionReason" }],
      fixed: { roundId: surveyRound.roundId },
      submit: "app.save",
      done: "survey.form.noActionDone",
      badge: "named",
      draftKey: `survey.explainNoAction:${surveyRound.roundId}`,
    }),

  "survey.addAction": ({ openForm }, { release }) =>
    release &&
    openForm({
      title: "survey.addAction",
      about: release.supplier.name,
      endpoint: api.addRoundAction,
      fields: [
        { name: "what", kind: "longText", label: "improvement.field.what" },
        { name: "cause", kind: "longText", label: "improvement.field.cause" },
        {
          name: "ownerId",
          kind: "person",
          label: "improvement.field.owner",
          hint: "improvement.field.ownerHint",
        },
        { name: "dueAt", kind: "moment", label: "improvement.field.due" },
      ],
      fixed: { roundId: release.round.roundId, supplierTeamId: release.supplier.teamId },
      submit: "app.save",
      done: "improvement.done.added",
      badge: "named",
      draftKey: `survey.addAction:${release.round.roundId}`,
    }),

  "survey.setThresholds": async ({ openForm, read }) => {
    const thresholds = await read(api.getThresholds, {});
    if (!thresholds) return;
    openForm({
      title: "survey.form.thresholds",
      intro: "survey.form.thresholdsIntro",
      endpoint: api.setThresholds,
      fields: [
        { name: "answers", kind: "number", label: "survey.form.answers" },
        { name: "comments", kind: "number", label: "survey.form.comments" },
      ],
      values: thresholds,
      submit: "app.save",
      done: "survey.form.thresholdsDone",
      badge: "named",
      draftKey: "survey.setThresholds",
    });
  },
};
