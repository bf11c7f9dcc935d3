import { type CommandId, commands } from "#shared/contributions.ts";
import { rightOfCommand } from "#shared/organisation/contribution.ts";
import type { Me } from "#shared/organisation/model.ts";
import { mayDo, type RightName } from "#shared/rights.ts";
import { holderOf } from "#tab/me.ts";

/**
 * Which commands on something of a team, or of the company, this person is offered; the server refuses the others.
 *
 * @example <CommandBar allows={allowedIn(me, team.teamId)} … />
 */
export function allowedIn(me: Me | undefined, teamId: string | null) {
  return (id: CommandId) => {
    const right = commands[id].right ?? (rightOfCommand as Partial<Record<CommandId, RightName>>)[id];
    return right === undefined || (me !== undefined && mayDo(holderOf(me), right, { teamId }));
  };
}
