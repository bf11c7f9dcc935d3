import type { z } from "zod";
import * as api from "#shared/commitment/api.ts";
import type { commitmentCommands } from "#shared/commitment/contribution.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { TextKey } from "#shared/text.ts";
import type { Handler, Subject, Tools } from "#tab/tools.ts";
import { copyLink } from "#tab/ui/copyLink.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";
import { acceptForm } from "./acceptForm.ts";
import { askForm, promiseForm } from "./entryForms.ts";

/** Which commitment, as its reader sees it; somebody else's change in between is then noticed. */
const seen = ({ commitmentId, revision }: Commitment) => ({ commitmentId, revision });

type Step = Endpoint<z.ZodObject<{ commitmentId: z.ZodType<string>; revision: z.ZodType<number> }>>;

/** A step that is taken at once. */
function step(
  endpoint: Endpoint,
  done: TextKey,
  more: (commitment: Commitment) => Record<string, unknown> = () => ({}),
): Handler {
  return onCommitment((tools, commitment) =>
    tools.write(endpoint as Step, { ...seen(commitment), ...more(commitment) }, done),
  );
}

interface Dialog {
  endpoint: Endpoint;
  title: TextKey;
  fields: Field[];
  done: TextKey;
  submit?: TextKey;
  fixed?: Record<string, unknown>;
  values?(commitment: Commitment): Record<string, unknown>;
}

/** A step that asks for a few words or a moment first. */
function dialog({ endpoint, title, fields, done, submit = "app.send", fixed = {}, values }: Dialog): Handler {
  return onCommitment((tools, commitment) => {
    const form: FormDefinition = {
      title,
      about: commitment.sentence,
      endpoint: endpoint as FormDefinition["endpoint"],
      fields,
      fixed: { ...seen(commitment), ...fixed },
      values: values?.(commitment) ?? {},
      submit,
      done,
      badge: "named",
      draftKey: `${title}:${commitment.commitmentId}`,
    };
    tools.openForm(form);
  });
}

function onCommitment(handle: (tools: Tools, commitment: Commitment) => void | Promise<void>): Handler {
  return (tools: Tools, { commitment }: Subject) => (commitment ? handle(tools, commitment) : undefined);
}

const reason: Field = {
  name: "reason",
  kind: "longText",
  label: "commitment.field.reason",
  isOptional: true,
};
const text: Field = { name: "text", kind: "longText", label: "commitment.field.text" };
const optionalText: Field = { ...text, isOptional: true };
const dueAt: Field = { name: "dueAt", kind: "moment", label: "commitment.field.dueAt" };

const answeredFact = (fact: "partly" | "no", title: TextKey) =>
  dialog({
    endpoint: api.confirmCommitment,
    title,
    fields: [{ ...optionalText, label: "commitment.note.return" }],
    done: "commitment.done.returned",
    fixed: { fact },
  });

export const commitmentHandlers: Record<keyof typeof commitmentCommands, Handler> = {
  "commitment.ask": (tools, subject) => tools.openForm(askForm(subject, tools.me)),
  "commitment.promise": (tools, subject) => tools.openForm(promiseForm(subject, tools.me)),

  "commitment.accept": onCommitment((tools, commitment) => tools.openForm(acceptForm(commitment))),
  "commitment.deliver": step(api.deliverCommitment, "commitment.done.delivered"),
  "commitment.askCustomer": dialog({
    endpoint: api.askCustomer,
    title: "commitment.askCustomer",
    fields: [
      {
        name: "question",
        kind: "longText",
        label: "commitment.note.question",
        hint: "commitment.field.questionHint",
      },
    ],
    done: "commitment.done.asked",
  }),
  "commitment.reply": dialog({
    endpoint: api.replyToCommitment,
    title: "commitment.reply",
    fields: [text],
    done: "commitment.done.sent",
  }),
  "commitment.decline": dialog({
    endpoint: api.declineCommitment,
    title: "commitment.decline",
    fields: [
      { ...reason, label: "commitment.note.decline" },
      { name: "alternative", kind: "longText", label: "commitment.note.alternative", isOptional: true },
    ],
    done: "commitment.done.declined",
  }),
  "commitment.copyLink": onCommitment((tools, { commitmentId }) => copyLink(tools, `/today/${commitmentId}`)),
  "commitment.take": onCommitment((tools, commitment) =>
    tools.write(
      api.assignCommitment,
      { ...seen(commitment), ownerId: tools.me?.person.personId ?? null },
      "commitment.done.taken",
    ),
  ),
  "commitment.assign": dialog({
    endpoint: api.assignCommitment,
    title: "commitment.assign",
    fields: [{ name: "ownerId", kind: "person", label: "commitment.field.owner" }],
    done: "commitment.done.assigned",
  }),
  "commitment.remind": step(api.nudgeCommitment, "commitment.done.nudged"),

  "commitment.answer": dialog({
    endpoint: api.answerQuestion,
    title: "commitment.answer",
    fields: [text],
    done: "commitment.done.sent",
  }),
  "commitment.goOn": step(api.answerQuestion, "commitment.done.goesOn"),
  "commitment.confirm": step(api.confirmCommitment, "commitment.done.confirmed", () => ({ fact: "yes" })),
  "commitment.partly": answeredFact("partly", "commitment.partly"),
  "commitment.refuse": answeredFact("no", "commitment.refuse"),
  "commitment.nudge": step(api.nudgeCommitment, "commitment.done.nudged"),
  "commitment.write": dialog({
    endpoint: api.replyToCommitment,
    title: "commitment.write",
    fields: [text],
    done: "commitment.done.sent",
  }),
  "commitment.withdraw": dialog({
    endpoint: api.withdrawCommitment,
    title: "commitment.withdraw",
    fields: [reason],
    submit: "commitment.submit.withdraw",
    done: "commitment.done.withdrawn",
  }),

  "commitment.proposeDate": dialog({
    endpoint: api.proposeDate,
    title: "commitment.proposeDate",
    fields: [dueAt, reason],
    values: ({ promisedAt }) => ({ dueAt: promisedAt ?? undefined }),
    done: "commitment.done.proposed",
  }),
  "commitment.agreeDate": step(api.answerDate, "commitment.done.dateAgreed", () => ({ isAgreed: true })),
  "commitment.refuseDate": step(api.answerDate, "commitment.done.dateRefused", () => ({ isAgreed: false })),
};
