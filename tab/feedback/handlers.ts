import * as api from "#shared/feedback/api.ts";
import type { feedbackCommands } from "#shared/feedback/contribution.ts";
import type { Suggestion } from "#shared/feedback/model.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import { consultationHandlers } from "./consultationForms.ts";
import { suggestForm } from "./suggestForm.ts";

const onSuggestion =
  (work: (tools: Tools, suggestion: Suggestion) => void | Promise<void>): Handler =>
  (tools, { suggestion }) =>
    suggestion && work(tools, suggestion);

const seen = ({ suggestionId, revision }: Suggestion) => ({ suggestionId, revision });

export const feedbackHandlers: Record<keyof typeof feedbackCommands, Handler> = {
  ...consultationHandlers,

  "feedback.suggest": (tools, subject) => tools.openForm(suggestForm(tools, subject)),

  "feedback.accept": onSuggestion(({ openForm }, suggestion) =>
    openForm({
      title: "feedback.accept",
      about: suggestion.text,
      endpoint: api.acceptSuggestion,
      fields: [
        { name: "answer", kind: "longText", label: "feedback.form.answer" },
        { name: "dueAt", kind: "moment", label: "feedback.form.dueAt" },
        {
          name: "ownerId",
          kind: "person",
          label: "feedback.form.owner",
          hint: "feedback.form.ownerHint",
          isOptional: true,
        },
      ],
      fixed: seen(suggestion),
      values: {
        ownerId: suggestion.owner?.name
          ? { id: suggestion.owner.personId, name: suggestion.owner.name }
          : undefined,
      },
      submit: "feedback.form.acceptSubmit",
      done: "feedback.form.accepted",
      badge: "named",
      draftKey: `feedback.accept:${suggestion.suggestionId}`,
    }),
  ),

  "feedback.decline": onSuggestion(({ openForm }, suggestion) =>
    openForm({
      title: "feedback.decline",
      about: suggestion.text,
      endpoint: api.declineSuggestion,
      fields: [
        { name: "reason", kind: "longText", label: "feedback.form.reason" },
        { name: "alternative", kind: "longText", label: "feedback.form.alternative", isOptional: true },
      ],
      fixed: seen(suggestion),
      submit: "feedback.form.declineSubmit",
      done: "feedback.form.declined",
      badge: "named",
      draftKey: `feedback.decline:${suggestion.suggestionId}`,
    }),
  ),

  "feedback.finish": onSuggestion(({ openForm }, suggestion) =>
    openForm({
      title: "feedback.finish",
      about: suggestion.text,
      endpoint: api.finishSuggestion,
      fields: [{ name: "done", kind: "longText", label: "feedback.form.done" }],
      fixed: seen(suggestion),
      values: { done: suggestion.answer ?? "" },
      submit: "feedback.form.doneSubmit",
      done: "feedback.form.finished",
      badge: "named",
      draftKey: `feedback.finish:${suggestion.suggestionId}`,
    }),
  ),

  "feedback.take": onSuggestion(({ write }, suggestion) =>
    write(api.takeSuggestion, seen(suggestion), "feedback.form.taken"),
  ),
  "feedback.withdraw": onSuggestion(({ write }, suggestion) =>
    write(api.withdrawSuggestion, seen(suggestion), "feedback.form.withdrawn"),
  ),
};
