import { proposeDate } from "#server/commitment/dates.ts";
import { askForCommitment, promiseCommitment } from "#server/commitment/make.ts";
import * as verbs from "#server/commitment/verbs.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import * as api from "#shared/commitment/api.ts";
import type { Commitment, FactAnswer } from "#shared/commitment/model.ts";
import { type Cast, someoneOf } from "./build.ts";
import { relationships, type ServiceKey, sentences, services, type TeamKey } from "./company.ts";
import { type Perform, playScene, seeded } from "./stage.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAST_COMMITMENTS = 220;
const PAST_DAYS = 80;

type Random = () => number;
const seen = ({ commitmentId, revision }: Commitment) => ({ commitmentId, revision });
const oneOf = <Item>(items: readonly Item[], random: Random) =>
  items[Math.floor(random() * items.length)] as Item;

/** Fills the last weeks with work that was asked for, done, late, sent back or left unanswered. */
export async function addPast(database: CompanyDatabase, cast: Cast, now: number) {
  const random = seeded(20_261_122);
  for (let count = 0; count < PAST_COMMITMENTS; count += 1) {
    const askedAt = workHour(now - DAY_MS * (12 + random() * PAST_DAYS), random);
    await playScene(database, (perform) => livePast(perform, cast, random, askedAt, now));
  }
}

/** A moment between nine and four of a weekday in Rotterdam's winter. */
function workHour(at: number, random: Random) {
  const day = new Date(at);
  while (isWeekend(day)) day.setTime(day.getTime() - DAY_MS);
  return day.setUTCHours(8 + Math.floor(random() * 7), Math.floor(random() * 60), 0, 0);
}

/** Nobody promises a Sunday: then the same hour of the Monday after it. */
function onWeekday(at: number) {
  const day = new Date(at);
  while (isWeekend(day)) day.setTime(day.getTime() + DAY_MS);
  return day.getTime();
}

const isWeekend = (day: Date) => day.getUTCDay() === 0 || day.getUTCDay() === 6;

async function livePast(perform: Perform, cast: Cast, random: Random, askedAt: number, now: number) {
  const serviceKey = oneOf(Object.keys(services) as ServiceKey[], random);
  const supplier = services[serviceKey].team;
  const customer = oneOf(
    relationships.filter((one) => one.supplier === supplier && !one.claimedBy),
    random,
  ).customer;
  const [worker, asker] = [someoneOf(cast, supplier), someoneOf(cast, customer)];
  const asked = await perform(asker, askedAt, api.askForCommitment, askForCommitment, {
    supplierTeamId: cast.teams[supplier],
    customerTeamId: cast.teams[customer],
    serviceId: cast.services[serviceKey],
    sentence: oneOf(sentences[serviceKey], random),
    details: "",
  });
  const respondedAt = askedAt + HOUR_MS * (random() < 0.93 ? 1 + random() * 4 : 30);
  if (random() < 0.04)
    return perform(worker, respondedAt, api.declineCommitment, verbs.declineCommitment, {
      ...seen(asked),
      reason: "We do not have the people for this before the year ends.",
      alternative: "The Service Desk can lend you one for two weeks.",
    });
  const dueAt = asked.deliverDueAt ?? askedAt + 4 * DAY_MS;
  const accepted = await perform(worker, respondedAt, api.acceptCommitment, verbs.acceptCommitment, {
    ...seen(asked),
    dueAt: Math.floor(Math.max(dueAt, respondedAt + HOUR_MS)),
  });
  const deliveredAt = Math.min(
    random() < 0.92
      ? respondedAt + (dueAt - respondedAt) * (0.3 + random() * 0.6)
      : dueAt + HOUR_MS * (2 + random() * 30),
    now - HOUR_MS,
  );
  const delivered = await perform(
    worker,
    Math.max(deliveredAt, respondedAt + 1),
    api.deliverCommitment,
    verbs.deliverCommitment,
    { ...seen(accepted), text: "" },
  );
  return answerPast(perform, delivered, {
    worker,
    asker,
    random,
    at: Math.min(Math.max(deliveredAt, respondedAt + 1) + HOUR_MS * (1 + random() * 20), now),
  });
}

interface PastAnswer {
  worker: string;
  asker: string;
  random: Random;
  at: number;
}

async function answerPast(
  perform: Perform,
  delivered: Commitment,
  { worker, asker, random, at }: PastAnswer,
) {
  if (random() < 0.05) return delivered;
  const fact: FactAnswer = random() < 0.93 ? "yes" : random() < 0.6 ? "partly" : "no";
  const answered = await perform(asker, at, api.confirmCommitment, verbs.confirmCommitment, {
    ...seen(delivered),
    fact,
    text: fact === "yes" ? "" : "One part is missing.",
  });
  if (fact === "yes") return answered;
  const again = await perform(worker, at + HOUR_MS, api.deliverCommitment, verbs.deliverCommitment, {
    ...seen(answered),
    text: "Now complete.",
  });
  return perform(asker, at + 2 * HOUR_MS, api.confirmCommitment, verbs.confirmCommitment, {
    ...seen(again),
    fact: "yes",
    text: "",
  });
}

/** What is open today: late, at risk, on track, waiting, delivered, asked – a bit of everything for the first look. */
export function addPresent(database: CompanyDatabase, cast: Cast, startedAt: number) {
  const now = startedAt - (startedAt % HOUR_MS);
  return playScene(database, async (perform) => {
    const { people } = cast;
    const ask = (
      by: string,
      supplier: TeamKey,
      customer: TeamKey,
      sentence: string,
      askedAt: number,
      serviceKey?: ServiceKey,
    ) =>
      perform(by, askedAt, api.askForCommitment, askForCommitment, {
        supplierTeamId: cast.teams[supplier],
        customerTeamId: cast.teams[customer],
        sentence,
        details: "",
        serviceId: serviceKey ? cast.services[serviceKey] : null,
      });
    const promise = (
      by: string,
      supplier: TeamKey,
      customer: TeamKey,
      sentence: string,
      at: number,
      dueAt: number,
      requesterId?: string,
    ) =>
      perform(by, at, api.promiseCommitment, promiseCommitment, {
        supplierTeamId: cast.teams[supplier],
        customerTeamId: cast.teams[customer],
        sentence,
        details: "",
        dueAt,
        requesterId,
        ownerId: by,
      });
    const accept = (by: string, asked: Commitment, at: number, dueAt?: number) =>
      perform(by, at, api.acceptCommitment, verbs.acceptCommitment, { ...seen(asked), dueAt });
    const deliver = (by: string, accepted: Commitment, at: number) =>
      perform(by, at, api.deliverCommitment, verbs.deliverCommitment, { ...seen(accepted), text: "" });

    await promise(
      people.lin,
      "hr",
      "finance",
      "Payroll file for this month",
      now - 3 * DAY_MS,
      now - HOUR_MS,
      people.mei,
    );
    await promise(
      people.lin,
      "hr",
      "desk",
      "Badge and desk for a new colleague",
      now - DAY_MS,
      now + 5 * HOUR_MS,
      people.priya,
    );
    await accept(
      people.lin,
      await ask(people.fang, "hr", "sales", "Overtime rule in Suzhou", now - 2 * HOUR_MS, "answers"),
      now - HOUR_MS,
      now + DAY_MS,
    );
    const relocation = await accept(
      people.lin,
      await ask(people.jun, "hr", "research", "Relocation letter", now - 2 * DAY_MS),
      now - 2 * DAY_MS + HOUR_MS,
      now + 3 * DAY_MS,
    );
    await perform(people.lin, now - DAY_MS, api.askCustomer, verbs.askCustomer, {
      ...seen(relocation),
      question: "Which city?",
    });
    await ask(
      people.yuki,
      "hr",
      "sales",
      "Onboarding plan for two sales colleagues",
      now - 3 * HOUR_MS,
      "onboarding",
    );

    const laptop = await accept(
      people.tomas,
      await ask(people.lin, "it", "hr", "Laptop for the new colleague", now - 6 * DAY_MS, "laptops"),
      now - 6 * DAY_MS + HOUR_MS,
      now - DAY_MS,
    );
    void laptop;
    const lease = await accept(
      people.ruth,
      await ask(people.lin, "legal", "hr", "Contract check, supplier 7", now - 2 * DAY_MS, "contracts"),
      now - DAY_MS,
      now + 2 * DAY_MS,
    );
    await perform(people.ruth, now - HOUR_MS, api.proposeDate, proposeDate, {
      ...seen(lease),
      dueAt: onWeekday(now + 4 * DAY_MS),
      reason: "The landlord sends the annex on Thursday.",
    });
    const budget = await accept(
      people.mei,
      await ask(
        people.lin,
        "finance",
        "hr",
        "Budget figures for the training plan",
        now - 3 * DAY_MS,
        "invoices",
      ),
      now - 3 * DAY_MS + HOUR_MS,
      now + DAY_MS,
    );
    await deliver(people.mei, budget, now - 3 * HOUR_MS);
    await promise(
      people.ines,
      "purchasing",
      "production",
      "Ceramic bearings, 400 pieces",
      now - 4 * DAY_MS,
      now + 6 * HOUR_MS,
      people.wei,
    );
    await promise(
      people.wei,
      "production",
      "logistics",
      "Forty instruments, packed",
      now - 3 * DAY_MS,
      now + DAY_MS,
      people.hao,
    );
    await promise(
      people.hao,
      "logistics",
      "sales",
      "Delivery to the customer in Suzhou",
      now - 2 * DAY_MS,
      now + 2 * DAY_MS,
      people.fang,
    );
    await promise(
      people.priya,
      "desk",
      "research",
      "Mailbox for the test lab",
      now - DAY_MS,
      now + 4 * HOUR_MS,
      people.erik,
    );
  });
}
