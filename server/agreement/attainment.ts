import type { Ctx } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { MeasuredStandard, WindowAttainment } from "#shared/agreement/measured.ts";
import type { Standard } from "#shared/agreement/model.ts";
import { proportion, targetShareOf } from "#shared/agreement/rules.ts";
import { evidenceFor } from "#shared/agreement/validator.ts";
import { type Windows, windowsAt } from "#shared/agreement/window.ts";
import {
  type Asked,
  type Tally,
  tallyAnswers,
  tallyAnswersBetween,
  tallyDeliveries,
  tallyResponses,
} from "./tally.ts";
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
  for (const { windows, members } of await groupsOf(ctx, placed)) {
    const { previousStartAt, startAt, endAt } = windows;
    const current = await judgeGroup(ctx, members, { from: startAt, until: endAt });
    const previous = await judgeGroup(ctx, members, { from: previousStartAt, until: startAt });
    for (const { standard } of members) {
      const target = targetShareOf(standard);
      if (target === null) continue;
      numbers.set(standard.standardId, {
        target,
        current: current(standard, target),
        previous: previous(standard, target),
      });
    }
  }
  return placed.map(({ standard }) => ({ standard, numbers: numbers.get(standard.standardId) ?? null }));
}

/** What nothing measures is in no group. */
async function groupsOf({ db, now }: Ctx, placed: Placed[]) {
  const measured = placed.filter(({ standard }) => evidenceFor(standard) !== null);
  if (measured.length === 0) return [];
  const zoneOf = await timeZonesOf(db, [...new Set(measured.map(({ teamId }) => teamId))]);
  const groups = new Map<string, Group>();
  for (const member of measured) {
    const { window } = member.standard;
    const timeZone = zoneOf(member.teamId);
    const group = groups.get(`${window} ${timeZone}`) ?? {
      windows: windowsAt(window, timeZone, now),
      members: [],
    };
    group.members.push(member);
    groups.set(`${window} ${timeZone}`, group);
  }
  return groups.values();
}

const noCases: Tally = { kept: 0, missed: 0, open: 0, excluded: 0, declined: 0, unconfirmed: 0 };

async function judgeGroup({ db, now }: Ctx, members: Placed[], asked: Asked) {
  const rows = await countCases(db, members, asked, now);
  const tallies = new Map(rows.map(({ key, ...tally }) => [key, tally]));
  const keys = new Map(members.map((member) => [member.standard.standardId, keyOf(member)]));
  return ({ standardId }: Standard, target: number): WindowAttainment => {
    const tally = tallies.get(keys.get(standardId) ?? "") ?? noCases;
    const judged = proportion(tally.kept, tally.kept + tally.missed, target);
    return { startAt: asked.from, endAt: asked.until, ...tally, ...judged };
  };
}

/** Times are counted by standard, answers by service and, in an agreement, by relationship. */
function keyOf({ standard: { measure, standardId, serviceId }, relationshipId }: Placed) {
  if (measure !== "accurate") return standardId;
  return relationshipId === null ? serviceId : `${serviceId} ${relationshipId}`;
}

async function countCases(db: Db, members: Placed[], asked: Asked, now: number) {
  const of = (measure: Standard["measure"]) => members.filter(({ standard }) => standard.measure === measure);
  const responded = of("responded").map(({ standard }) => standard.standardId);
  const delivered = of("delivered").map(({ standard }) => standard.standardId);
  const forAll = of("accurate").filter(({ relationshipId }) => relationshipId === null);
  const agreed = of("accurate").filter(({ relationshipId }) => relationshipId !== null);
  const between = agreed.flatMap(({ relationshipId }) => relationshipId ?? []);
  return [
    ...(responded.length > 0 ? await tallyResponses(db, responded, asked, now) : []),
    ...(delivered.length > 0 ? await tallyDeliveries(db, delivered, asked, now) : []),
    ...(forAll.length > 0 ? await tallyAnswers(db, servicesOf(forAll), asked) : []),
    ...(agreed.length > 0 ? await tallyAnswersBetween(db, servicesOf(agreed), between, asked) : []),
  ];
}

const servicesOf = (members: Placed[]) => [...new Set(members.map(({ standard }) => standard.serviceId))];
