import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import { sourceOf } from "#server/source.ts";
import type { Suggestion } from "#shared/feedback/model.ts";
import { mayDo } from "#shared/rights.ts";
import { suggestion } from "./table.ts";

const author = alias(person, "author");
const owner = alias(person, "owner");
const authorTeam = alias(team, "author_team");
const supplier = alias(team, "supplier_team");

/** Suggestions with the names of all whom they concern; add `where`, `orderBy` and `limit`. */
export function selectSuggestions(db: Db) {
  const { suggestionId, text, credit, state, answer, alternative, dueAt, done } = suggestion;
  const { createdAt, answeredAt, doneAt, listedAt, revision, sourceTitle, sourceUrl } = suggestion;
  return db
    .select({
      suggestionId,
      author: { personId: author.personId, name: author.name },
      authorTeam: { teamId: authorTeam.teamId, name: authorTeam.name },
      supplier: { teamId: supplier.teamId, name: supplier.name },
      service: { serviceId: service.serviceId, name: service.name },
      commitment: { commitmentId: commitment.commitmentId, sentence: commitment.sentence },
      owner: { personId: owner.personId, name: owner.name },
      text,
      credit,
      state,
      answer,
      alternative,
      dueAt,
      done,
      createdAt,
      answeredAt,
      doneAt,
      listedAt,
      revision,
      sourceTitle,
      sourceUrl,
    })
    .from(suggestion)
    .innerJoin(author, eq(author.personId, suggestion.authorId))
    .innerJoin(authorTeam, eq(authorTeam.teamId, suggestion.customerTeamId))
    .innerJoin(supplier, eq(supplier.teamId, suggestion.supplierTeamId))
    .leftJoin(service, eq(service.serviceId, suggestion.serviceId))
    .leftJoin(commitment, eq(commitment.commitmentId, suggestion.commitmentId))
    .leftJoin(owner, eq(owner.personId, suggestion.ownerId));
}

export type SuggestionRow = Awaited<ReturnType<ReturnType<typeof selectSuggestions>["all"]>>[number];

export async function findSuggestion(db: Db, suggestionId: string): Promise<SuggestionRow> {
  return found(await selectSuggestions(db).where(eq(suggestion.suggestionId, suggestionId)).get());
}

export const sidesOf = ({ supplier, authorTeam }: SuggestionRow) => ({
  supplierTeamId: supplier.teamId,
  customerTeamId: authorTeam.teamId,
});

/** As this reader sees it: other customers do not read which promise it was about, nor a name that is not to be named. */
export function toSuggestion({ actor }: Pick<Ctx, "actor">, row: SuggestionRow): Suggestion {
  const isOnSide = mayDo(actor, "feedback.read", sidesOf(row));
  const isNamed =
    row.credit === "named" ||
    row.author.personId === actor.personId ||
    mayDo(actor, "feedback.answer", sidesOf(row));
  const { listedAt, sourceTitle, sourceUrl, ...noun } = row;
  return {
    ...noun,
    author: isNamed ? row.author : null,
    authorTeam: isNamed ? row.authorTeam : null,
    commitment: isOnSide ? row.commitment : null,
    source: isOnSide && isNamed ? sourceOf({ sourceTitle, sourceUrl }) : null,
  };
}
