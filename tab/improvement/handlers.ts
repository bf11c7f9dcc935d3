import type { Endpoint } from "#shared/endpoint.ts";
import * as api from "#shared/improvement/api.ts";
import type { improvementCommands } from "#shared/improvement/contribution.ts";
import { type Action, effects } from "#shared/improvement/model.ts";
import type { TextKey } from "#shared/text.ts";
import type { Handler } from "#tab/tools.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";

/** Which action, as its reader sees it; somebody else's change in between is then noticed. */
const seen = ({ actionId, revision }: Action) => ({ actionId, revision });

interface Dialog {
  title: TextKey;
  endpoint: Endpoint;
  fields: Field[];
  done: TextKey;
  values?(action: Action): Record<string, unknown>;
}

function dialog({ title, endpoint, fields, done, values }: Dialog): Handler {
  return ({ openForm }, { action }) => {
    if (!action) return;
    const form: FormDefinition = {
      title,
      about: action.what,
      endpoint: endpoint as FormDefinition["endpoint"],
      fields,
      fixed: { ...seen(action) },
      values: values?.(action) ?? {},
      submit: "app.save",
      done,
      badge: "named",
      draftKey: `${title}:${action.actionId}`,
    };
    openForm(form);
  };
}

export const improvementHandlers: Record<keyof typeof improvementCommands, Handler> = {
  "improvement.finish": ({ write }, { action }) =>
    action && write(api.finishAction, seen(action), "improvement.done.finished"),

  "improvement.check": dialog({
    title: "improvement.check",
    endpoint: api.checkAction,
    fields: [
      {
        name: "effect",
        kind: "choice",
        label: "improvement.field.effect",
        options: effects.map((value) => ({ value, label: `improvement.choice.${value}` as const })),
      },
      { name: "note", kind: "longText", label: "improvement.field.note", isOptional: true },
    ],
    done: "improvement.done.checked",
  }),

  "improvement.change": dialog({
    title: "improvement.change",
    endpoint: api.changeAction,
    fields: [
      {
        name: "ownerId",
        kind: "person",
        label: "improvement.field.owner",
        hint: "improvement.field.ownerHint",
      },
      { name: "dueAt", kind: "moment", label: "improvement.field.due" },
    ],
    values: ({ owner, dueAt }) => ({ ownerId: { id: owner.personId, name: owner.name }, dueAt }),
    done: "improvement.done.changed",
  }),

  "improvement.drop": dialog({
    title: "improvement.drop",
    endpoint: api.dropAction,
    fields: [{ name: "reason", kind: "longText", label: "improvement.field.reason" }],
    done: "improvement.done.dropped",
  }),
};
