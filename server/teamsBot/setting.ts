import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { MessagePayload } from "#shared/teamsBot/activity.ts";
import { textOfHtml } from "#shared/teamsBot/message.ts";
import type { Choice, Message, Setting } from "./command.ts";
import type { WriteAny } from "./words.ts";

/** More than that nobody reads through; the others are named by hand. */
const MOST_TEAMS = 100;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a message says, who wrote it as far as they are known here, and where it is. */
export async function messageOf(db: Db, payload: MessagePayload | null | undefined, write: WriteAny) {
  const user = payload?.from?.user;
  const name = textOfHtml(user?.displayName ?? "").slice(0, 120);
  const message: Message = {
    text: textOfHtml(payload?.body?.content ?? ""),
    link: linkOf(payload?.linkToMessage),
    sourceTitle: write("teamsBot.source", { name: name || write("notification.somebody") }),
    author: user?.id && GUID.test(user.id) ? await findAuthor(db, user.id.toLowerCase()) : null,
  };
  return message;
}

/** Only into Teams itself: what else is named there is not the message. */
function linkOf(address: string | null | undefined) {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  const isTeams = /(^|\.)(teams\.microsoft\.(com|us)|teams\.cloud\.microsoft)$/.test(hostname);
  return protocol === "https:" && isTeams ? address : null;
}

async function findAuthor(db: Db, objectId: string) {
  const row = await db
    .select({ personId: person.personId, name: person.name, teamId: membership.teamId })
    .from(person)
    .leftJoin(membership, and(eq(membership.personId, person.personId), eq(membership.state, "active")))
    .where(and(eq(person.objectId, objectId), isNull(person.erasedAt)))
    .orderBy(membership.createdAt)
    .get();
  return row ?? null;
}

/** Which teams the actor may speak for and choose, the message's author's and those one works with first. */
export async function settingOf({ db, actor }: Ctx, message: Message, timeZone: string): Promise<Setting> {
  const ownIds = [...actor.roles.keys()];
  const own = await teamsWhere(db, inArray(team.teamId, ownIds));
  const firstIds = [message.author?.teamId ?? "", ...(await counterpartIds(db, ownIds))];
  const first = await teamsWhere(db, inArray(team.teamId, firstIds));
  const all = await teamsWhere(db, isNull(team.archivedAt));
  const known = new Map([...first, ...all].map((one) => [one.value, one]));
  const teams = [...known.values()].slice(0, MOST_TEAMS);
  return { ownTeams: own, teams, hasMoreTeams: known.size > MOST_TEAMS, timeZone };
}

async function teamsWhere(db: Db, condition: ReturnType<typeof isNull>): Promise<Choice[]> {
  return db
    .select({ value: team.teamId, title: team.name })
    .from(team)
    .where(and(condition, isNull(team.archivedAt)))
    .orderBy(team.name)
    .limit(MOST_TEAMS + 1)
    .all();
}

async function counterpartIds(db: Db, ownIds: string[]) {
  const { supplierTeamId, customerTeamId, state } = relationship;
  const rows = await db
    .select({ supplierTeamId, customerTeamId })
    .from(relationship)
    .where(
      and(
        or(inArray(supplierTeamId, ownIds), inArray(customerTeamId, ownIds)),
        ne(state, "ended"),
        ne(state, "declined"),
      ),
    )
    .limit(MOST_TEAMS)
    .all();
  return rows.flatMap((row) => [row.supplierTeamId, row.customerTeamId]).filter((id) => !ownIds.includes(id));
}
