import * as api from "#shared/complaint/api.ts";
import { type Analysis, type Complaint, causeCategories } from "#shared/complaint/model.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { TextKey } from "#shared/text.ts";
import type { Field, FormDefinition } from "#tab/ui/form.ts";

/** Which complaint, as its reader sees it; somebody else's change in between is then noticed. */
export const seen = ({ complaintId, revision }: Complaint) => ({ complaintId, revision });

interface Words {
  title: TextKey;
  endpoint: Endpoint;
  fields: Field[];
  done: TextKey;
  more?: Partial<FormDefinition>;
}

/** A step that takes a few words. */
export function stepForm(
  complaint: Complaint,
  { title, endpoint, fields, done, more = {} }: Words,
): FormDefinition {
  return {
    title,
    about: complaint.text,
    endpoint: endpoint as FormDefinition["endpoint"],
    fields,
    fixed: seen(complaint),
    submit: "app.save",
    done,
    badge: "named",
    draftKey: `${title}:${complaint.complaintId}`,
    isSensitive: true,
    ...more,
  };
}

const longText = (name: string, label: TextKey, more: Partial<Field> = {}) =>
  ({ name, kind: "longText", label, ...more }) as Field;

const category: Field = {
  name: "causeCategory",
  kind: "choice",
  label: "complaint.form.category",
  hint: "complaint.form.categoryHint",
  options: causeCategories.map((value) => ({ value, label: `complaint.category.${value}` as const })),
};

const MOST_WHYS = 5;
const whyNames = Array.from({ length: MOST_WHYS }, (_, place) => `why${place + 1}`);

/** Why, and why that, up to five times: each question comes once the one before is answered. */
const whys: Field[] = whyNames.map((name, place) => ({
  name,
  kind: "text",
  label: place === 0 ? "complaint.form.why" : "complaint.form.whyAgain",
  ...(place === 0 ? { hint: "complaint.form.whyHint" as const } : {}),
  isOptional: true,
  isShown: (values) => place === 0 || Boolean(values[whyNames[place - 1]!]),
}));

/** The answers in one list; their own fields are not sent. */
const answersOf = (values: Record<string, unknown>) => ({
  ...Object.fromEntries(whyNames.map((name) => [name, undefined])),
  whys: whyNames.map((name) => values[name]).filter((answer) => typeof answer === "string" && answer !== ""),
});

const valuesOf = ({ whys: answers, ...analysis }: Analysis) => ({
  ...analysis,
  ...Object.fromEntries(answers.map((answer, place) => [whyNames[place]!, answer])),
});

export const analysisForm = (complaint: Complaint, analysis: Analysis | null) =>
  stepForm(complaint, {
    title: "complaint.analyse",
    endpoint: api.analyseComplaint,
    fields: [
      ...whys,
      category,
      longText("cause", "complaint.form.cause"),
      longText("plan", "complaint.form.plan", { hint: "complaint.form.planHint" }),
      longText("containment", "complaint.form.containment", { isOptional: true }),
    ],
    done: "complaint.form.analysed",
    more: { derive: answersOf, values: analysis ? valuesOf(analysis) : {} },
  });

export const resultForm = (complaint: Complaint) =>
  stepForm(complaint, {
    title: "complaint.report",
    endpoint: api.reportResult,
    fields: [longText("result", "complaint.form.result")],
    done: "complaint.form.reported",
    more: { submit: "app.send" },
  });

export const disputeForm = (complaint: Complaint) =>
  stepForm(complaint, {
    title: "complaint.dispute",
    endpoint: api.disputeResult,
    fields: [longText("reason", "complaint.form.disputeReason")],
    done: "complaint.form.disputed",
    more: { submit: "app.send" },
  });

export const lessonForm = (complaint: Complaint) =>
  stepForm(complaint, {
    title: "complaint.learn",
    endpoint: api.keepLesson,
    fields: [
      longText("prevention", "complaint.form.prevention", { hint: "complaint.form.preventionHint" }),
      { name: "ownerId", kind: "person", label: "complaint.form.owner" },
      { name: "checkAt", kind: "moment", label: "complaint.form.checkAt" },
    ],
    done: "complaint.form.learned",
  });

export const withdrawalForm = (complaint: Complaint) =>
  stepForm(complaint, {
    title: "complaint.withdraw",
    endpoint: api.withdrawComplaint,
    fields: [longText("reason", "complaint.form.withdrawReason", { isOptional: true })],
    done: "complaint.form.withdrawn",
    more: { submit: "app.send" },
  });

export const handlerForm = (complaint: Complaint) =>
  stepForm(complaint, {
    title: "complaint.assign",
    endpoint: api.assignComplaint,
    fields: [
      {
        name: "handlerId",
        kind: "person",
        label: "complaint.form.handler",
        hint: "complaint.form.handlerHint",
      },
    ],
    done: "complaint.form.assigned",
  });
