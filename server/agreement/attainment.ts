import type { Ctx } from "#server/ctx.ts";
import type { MeasuredStandard, WindowAttainment } from "#shared/agreement/measured.ts";
import type { Standard, Window } from "#shared/agreement/model.ts";
import { proportion, targetShareOf } from "#shared/agreement/rules.ts";
import { evidenceToday } from "#shared/agreement/validator.ts";
import { type Windows, windowsAt } from "#shared/agreement/window.ts";
import { sumOf, type Tally, tallyAnswers, tallyDeliveries, tallyResponses } from "./tally.ts";
import { timeZonesOf } from "./zones.ts";

/** A standard and whose it is: the supplier's team, and the relationship when an agreement adds it. */
export interface Placed {
  standard: Standard;
  teamId: string;
  relationshipId: string | null;
}

/** The standards that share a zone and a window, and so are counted together. */
interface Group {
  windows: Windows;
  members: Placed[];
}

/**
 * Standards with their numbers for the present window and the one before, by a handful of queries however many there
 * are. A case counts for the standard under which it was begun.
 */
export async function measureStandards(ctx: Ctx, placed: Placed[]): Promise<MeasuredStandard[]> {
  const numbers = new Map<string, MeasuredStandard["numbers"]>();
  for (const group of await groupsOf(ctx, placed)) {
    const tallyOf = await countGroup(ctx, group);
    for (const member of group.members)
      numbers.set(member.standard.standardId, numbersOf(member, group, tallyOf));
  }
  return placed.map(({ standard }) => ({ standard, numbers: numbers.get(standard.standardId) ?? null }));
}

/** What nothing measures is in no group. */
async function groupsOf({ db, now }: Ctx, placed: Placed[]) {
  const measured = placed.filter(({ standard }) => evidenceToday(standard) !== null);
  if (measured.length === 0) return [];
  const zoneOf = await timeZonesOf(db, [...new Set(measured.map(({ teamId }) => teamId))]);
  const groups = new Map<string, Group>();
  for (const member of measured) {
    const { window } = member.standard;
    const timeZone = zoneOf(member.teamId);
    const group = groups.get(keyOf(window, timeZone)) ?? {
      windows: windowsAt(window, timeZone, now),
      members: [],
    };
    group.members.push(member);
    groups.set(keyOf(window, timeZone), group);
  }
  return groups.values();
}

const keyOf = (window: Window, timeZone: string) => `${window} ${timeZone}`;

type TallyOf = (member: Placed, isCurrent: boolean) => Tally;

async function countGroup({ db, now }: Ctx, { windows, members }: Group): Promise<TallyOf> {
  const idsOf = (measure: Standard["measure"], id: "standardId" | "serviceId") => [
    ...new Set(
      members.filter(({ standard }) => standard.measure === measure).map(({ standard }) => standard[id]),
    ),
  ];
  const times = [
    ...(await ifAny(idsOf("responded", "standardId"), (ids) => tallyResponses(db, ids, windows, now))),
    ...(await ifAny(idsOf("delivered", "standardId"), (ids) => tallyDeliveries(db, ids, windows, now))),
  ];
  const answers = await ifAny(idsOf("accurate", "serviceId"), (ids) => tallyAnswers(db, ids, windows));
  return ({ standard, relationshipId }, isCurrent) => {
    const isOurs =
      relationshipId === null
        ? () => true
        : (row: { relationshipId: string }) => row.relationshipId === relationshipId;
    const rows =
      standard.measure === "accurate"
        ? answers.filter((row) => row.serviceId === standard.serviceId && isOurs(row))
        : times.filter((row) => row.standardId === standard.standardId);
    return sumOf(rows.filter((row) => row.isCurrent === isCurrent));
  };
}

async function ifAny<Row>(ids: string[], count: (ids: string[]) => Promise<Row[]>) {
  return ids.length === 0 ? [] : count(ids);
}

function numbersOf(member: Placed, { windows }: Group, tallyOf: TallyOf): MeasuredStandard["numbers"] {
  const target = targetShareOf(member.standard);
  if (target === null) return null;
  const { previousStartAt, startAt, endAt } = windows;
  const judge = (isCurrent: boolean, from: number, until: number): WindowAttainment => {
    const tally = tallyOf(member, isCurrent);
    return {
      startAt: from,
      endAt: until,
      ...tally,
      ...proportion(tally.kept, tally.kept + tally.missed, target),
    };
  };
  return { target, current: judge(true, startAt, endAt), previous: judge(false, previousStartAt, startAt) };
}
