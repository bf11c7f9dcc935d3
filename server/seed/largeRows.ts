import { type SQL, sql } from "drizzle-orm";

/*
 * The rows are made by the database itself, from their numbers: a million rows would take minutes to send and bind one
 * by one. This is the only file that writes tables without their verbs; it does so into an empty database.
 */

/** How large the company is to be. */
export interface Size {
  people: number;
  teams: number;
  commitments: number;
}

export const CUSTOMERS_EACH = 10;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const COMPANY_CALENDAR_VERSION = "00000000-0000-7000-8000-00000000ca1f";

const kinds = { person: 1, object: 2, team: 3, relationship: 4, service: 5, standard: 6, commitment: 7 };

/** The id of the row of a kind with this number, made in the same way wherever it is named. */
function idOf(kind: keyof typeof kinds, number: SQL) {
  return sql`printf('%08x-0000-7000-8000-%012x', ${sql.raw(String(kinds[kind]))}, ${number})`;
}

export const personObjectId = (number: number) =>
  `00000002-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
export const largeTeamId = (number: number) =>
  `00000003-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const n = sql`n`;

/** The numbers of a batch, and with each a number that looks random and is the same in each run. */
const numbers = (from: number, until: number) => sql`
  with recursive number (n) as (select ${from} union all select n + 1 from number where n + 1 < ${until}),
  mixed (n, r) as (select n, abs((n * 2654435761 + 40503) % 2147483647) from number)`;

export const teams = (from: number, until: number, now: number) => sql`
  insert into team (team_id, name, kind, created_at, revision)
  ${numbers(from, until)} select ${idOf("team", n)}, printf('Team %05d', n), 'team', ${now}, 1 from mixed`;

export const people = (from: number, until: number, now: number) => sql`
  insert into person (person_id, object_id, name, created_at)
  ${numbers(from, until)}
  select ${idOf("person", n)}, ${idOf("object", n)}, printf('Person %06d', n), ${now} from mixed`;

/** Everybody is in one team; the first who comes into it leads it. */
export const memberships = (from: number, until: number, { teams }: Size, now: number) => sql`
  insert into membership (person_id, team_id, role, state, created_at)
  ${numbers(from, until)}
  select ${idOf("person", n)}, ${idOf("team", sql`n % ${teams}`)}, iif(n < ${teams}, 'lead', 'member'), 'active', ${now}
  from mixed`;

/** Each team serves the ten that come after it; one in ten is said by one side only. */
export const relationships = (from: number, until: number, { teams }: Size, now: number) => sql`
  insert into relationship (relationship_id, supplier_team_id, customer_team_id, state, claimed_by, flow, created_at,
    proposed_at, confirmed_at, revision)
  ${numbers(from, until)}
  select ${idOf("relationship", n)}, ${idOf("team", supplierOf(n))}, ${idOf("team", customerOf(n, teams))},
    iif(n % 10 = 9, 'proposed', 'confirmed'), iif(n % 10 = 9, 'supplier', null), 'What is done each week', ${now}, ${now},
    iif(n % 10 = 9, null, ${now}), 1
  from mixed`;

const supplierOf = (relationship: SQL) => sql`(${relationship} / ${sql.raw(String(CUSTOMERS_EACH))})`;
const customerOf = (relationship: SQL, teams: number) =>
  sql`((${supplierOf(relationship)} + 1 + ${relationship} % ${sql.raw(String(CUSTOMERS_EACH))}) % ${teams})`;

export const services = (from: number, until: number, now: number) => sql`
  insert into service (service_id, team_id, name, promise, owner_id, state, created_at, revision)
  ${numbers(from, until)}
  select ${idOf("service", n)}, ${idOf("team", n)}, 'Help', 'You can expect help within three days.',
    ${idOf("person", n)}, 'published', ${now}, 1
  from mixed`;

export const standards = (from: number, until: number, now: number) => sql`
  insert into standard (standard_id, service_id, measure, threshold, unit, share, window, created_at)
  ${numbers(from, until)}
  select ${idOf("standard", n)}, ${idOf("service", n)}, 'delivered', 3, 'workingDays', 90, 'quarter', ${now} from mixed`;

/**
 * Two years of work: one in twenty is open (accepted, asked, waiting or delivered, a few of them late), the others were
 * confirmed, left unanswered, declined or withdrawn, nine in ten in time.
 */
export const commitments = (from: number, until: number, { teams, people }: Size, now: number) => sql`
  insert into commitment (commitment_id, supplier_team_id, customer_team_id, relationship_id, service_id,
    deliver_standard_id, calendar_version_id, sentence, requester_id, owner_id, state, deliver_due_at, promised_at,
    original_promised_at, due_at, at_risk_at, sort_at, watch_at, marked_risk_at, marked_due_at, unconfirmed_at,
    asked_at, responded_at, accepted_at, delivered_at, closed_at, counts_in, running_since, waiting_since, used_seconds,
    paused_seconds, paused_due_at, pause_count, question, delivered_in_time, promise_kept, fact, accurate, return_count,
    revision)
  ${numbers(from, until)},
  placed (n, r, pair, member, state, asked) as (select n, r, r % ${teams * CUSTOMERS_EACH}, r / 7 % ${Math.floor(people / teams)},
    ${stateOf}, ${now} - iif(n % 20 = 0, 2 + r % 8, 20 + r % 700) * ${DAY_MS} - r % ${DAY_MS} from mixed),
  due (n, r, pair, member, state, asked, due) as (select *, iif(n % 20 = 0, ${now} + (r % 200 - 10) * ${HOUR_MS}, asked + 3 * ${DAY_MS}) from placed),
  dated (n, r, pair, member, state, asked, due, done, closed) as (select *,
    iif(state in ('accepted', 'asked', 'waiting', 'declined', 'withdrawn'), null, iif(n % 20 = 0, ${now} - ${HOUR_MS}, due + iif(r % 10 = 0, 1, -1) * ${DAY_MS})),
    iif(n % 20 = 0, null, due + 2 * ${DAY_MS}) from due)
  select ${idOf("commitment", n)}, ${idOf("team", supplierOf(sql`pair`))}, ${idOf("team", customerOf(sql`pair`, teams))},
    ${idOf("relationship", sql`pair`)}, ${idOf("service", supplierOf(sql`pair`))}, ${idOf("standard", supplierOf(sql`pair`))},
    ${COMPANY_CALENDAR_VERSION}, printf('Papers for project %d', n),
    ${idOf("person", sql`member * ${teams} + ${customerOf(sql`pair`, teams)}`)},
    ${idOf("person", sql`member * ${teams} + ${supplierOf(sql`pair`)}`)}, state,
    iif(state = 'waiting', null, due), iif(state = 'asked', null, due), iif(state = 'asked', null, due),
    iif(state in ('accepted', 'asked'), due, null), iif(state in ('accepted', 'asked'), due - 12 * ${HOUR_MS}, null),
    iif(n % 20 = 0, due, closed),
    case when state = 'delivered' then ${now} + 7 * ${DAY_MS}
      when state in ('accepted', 'asked') and due - 12 * ${HOUR_MS} >= ${now} then due - 12 * ${HOUR_MS}
      when state in ('accepted', 'asked') and due >= ${now} then due end,
    iif(state in ('accepted', 'asked') and due - 12 * ${HOUR_MS} < ${now}, due - 12 * ${HOUR_MS}, null),
    iif(state in ('accepted', 'asked') and due < ${now}, due, null),
    iif(state = 'delivered', ${now} + 7 * ${DAY_MS}, null),
    asked, asked + ${HOUR_MS}, iif(state = 'asked', null, asked + ${HOUR_MS}), done, closed, 'working',
    iif(state in ('accepted', 'asked'), asked, null), iif(state = 'waiting', asked + ${HOUR_MS}, null),
    iif(n % 20 = 0, 0, 57600), 0, iif(state = 'waiting', due, null), iif(state = 'waiting', 1, 0),
    iif(state = 'waiting', 'Which floor?', null), iif(done is null, null, done <= due), iif(done is null, null, done <= due),
    iif(state = 'confirmed', 'yes', null), iif(state = 'confirmed', 1, null), 0, 2
  from dated`;

const stateOf = sql`case
  when n % 20 = 0 and n % 400 = 0 then 'delivered' when n % 20 = 0 and n % 400 = 20 then 'waiting'
  when n % 20 = 0 and n % 200 = 40 then 'asked' when n % 20 = 0 then 'accepted'
  when n % 20 < 17 then 'confirmed' when n % 20 = 17 then 'unconfirmed' when n % 20 = 18 then 'declined'
  else 'withdrawn' end`;

/** How each began. */
export const events = (from: number, until: number, { teams }: Size, now: number) => sql`
  insert into event (occurred_at, recorded_at, actor_id, verb, subject_id, change, audience)
  ${numbers(from, until)}, placed (n, pair) as (select n, r % ${teams * CUSTOMERS_EACH} from mixed)
  select ${now}, ${now}, null, 'commitment.imported', ${idOf("commitment", n)}, '{}',
    json_array(${idOf("team", supplierOf(sql`pair`))}, ${idOf("team", customerOf(sql`pair`, teams))})
  from placed`;
