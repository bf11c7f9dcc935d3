import { usualDueAt } from "#server/commitment/due.ts";
import type { Ctx } from "#server/ctx.ts";
import { cardOf, plain } from "#server/notification/card.ts";
import { type StepName, stepVerdict } from "#shared/commitment/life.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import { deepLinkTo, type Site } from "#shared/deepLink.ts";
import { mayDo } from "#shared/rights.ts";
import type { TextKey } from "#shared/text.ts";
import { inputOf } from "./dialog.ts";
import { dueFields } from "./fields.ts";
import type { WriteAny } from "./words.ts";

/** The steps that a card offers, each with the command whose title it bears. */
export const cardSteps = {
  accept: { step: "accept", title: "commitment.accept" },
  deliver: { step: "deliver", title: "commitment.deliver" },
  confirm: { step: "confirm", title: "commitment.confirm" },
} as const satisfies Record<string, { step: StepName; title: TextKey }>;
export type CardStep = keyof typeof cardSteps;

interface PlainCard {
  $schema: string;
  type: string;
  body: object[];
  actions: { type: string }[];
}

interface Action {
  type: string;
  title: string;
  [name: string]: unknown;
}

interface Parts {
  write: WriteAny;
  site: Site;
  /** Said on the card when a step was refused. */
  error?: string;
}

/** A commitment as all in a conversation see it: each reader's own steps come when their client asks for them. */
export function sharedCard(commitment: Commitment, parts: Parts) {
  return cardWith(commitment, parts, [executeOf(parts.write("teamsBot.options"), "refresh", commitment)]);
}

/** A card as Teams takes it for a link: of an older version, with nothing to press but the link itself. */
export function unfurled({ card, preview }: { card: PlainCard; preview: { title: string; text: string } }) {
  const { body, actions, $schema, type } = card;
  const links = actions.filter((action) => action.type === "Action.OpenUrl");
  return { card: { $schema, type, version: "1.3", body, actions: links }, preview };
}

/** A commitment with the steps that this reader may take now. */
export function ownCard({ actor, now }: Ctx, commitment: Commitment, parts: Parts & { timeZone: string }) {
  const { supplier, customer, requester } = commitment;
  const standpoint = {
    supplier: mayDo(actor, "commitment.work", { supplierTeamId: supplier.teamId }),
    customer: mayDo(actor, "commitment.answer", { customerTeamId: customer.teamId }),
    isRequester: requester?.personId === actor.personId,
  };
  const steps = (Object.keys(cardSteps) as CardStep[]).filter(
    (name) => stepVerdict(cardSteps[name].step, commitment, standpoint).isAllowed,
  );
  const actions = steps.map((name) => {
    const execute = executeOf(parts.write(cardSteps[name].title).replace(/…$/, ""), name, commitment);
    const isDueOpen = name === "accept" && usualDueAt(commitment, now) === null;
    return isDueOpen ? askForDay(execute, parts, now) : execute;
  });
  return cardWith(commitment, parts, actions);
}

/** A button that opens a small form in the card, which says by when. */
const askForDay = (execute: Action, { write, timeZone }: Parts & { timeZone: string }, now: number) => ({
  type: "Action.ShowCard",
  title: execute.title,
  card: {
    type: "AdaptiveCard",
    body: dueFields(timeZone, now).map((field) => inputOf(write, field)),
    actions: [execute],
  },
});

function cardWith(commitment: Commitment, { write, site, error }: Parts, actions: Action[]) {
  const { commitmentId, sentence, state, supplier, customer, promisedAt, wishedAt } = commitment;
  const moment = promisedAt ?? wishedAt;
  const between = write("teamsBot.between", { supplier: supplier.name, customer: customer.name });
  const card = cardOf({
    heading: write(`commitment.state.${state}`),
    title: sentence,
    under: between,
    link: {
      title: write("teamsBot.open"),
      url: deepLinkTo(site, `/today/${commitmentId}`, sentence),
    },
  });
  const due =
    moment === null ? [] : [{ ...line(write("teamsBot.due", { at: shown(moment) })), spacing: "None" }];
  const trouble = error ? [{ ...line(plain(error)), color: "Attention" }] : [];
  return {
    ...card,
    body: [...card.body, ...due, ...trouble],
    actions: [...actions, ...card.actions],
    refresh: { action: { type: "Action.Execute", verb: "refresh", data: { commitmentId } } },
  };
}

const line = (text: string) => ({ type: "TextBlock", text, wrap: true });

/** Each client writes it in its reader's zone and language. */
function shown(moment: number) {
  const at = new Date(Math.floor(moment / 1000) * 1000).toISOString().replace(".000", "");
  return `{{DATE(${at},SHORT)}} {{TIME(${at})}}`;
}

const executeOf = (title: string, verb: string, { commitmentId, revision }: Commitment): Action => ({
  type: "Action.Execute",
  title,
  verb,
  data: { commitmentId, revision },
});

/** Cards as the answer of a message extension; the preview is what a list of results shows. */
export function resultOf(items: { card: object; preview: { title: string; text: string } }[]) {
  return {
    composeExtension: {
      type: "result",
      attachmentLayout: "list",
      attachments: items.map(({ card, preview }) => ({
        contentType: "application/vnd.microsoft.card.adaptive",
        content: card,
        preview: { contentType: "application/vnd.microsoft.card.thumbnail", content: preview },
      })),
    },
  };
}

export const resultOfCommitment = (commitment: Commitment, parts: Parts) => ({
  card: sharedCard(commitment, parts),
  preview: {
    title: commitment.sentence,
    text: `${parts.write(`commitment.state.${commitment.state}`)} · ${parts.write("teamsBot.between", { supplier: commitment.supplier.name, customer: commitment.customer.name })}`,
  },
});
