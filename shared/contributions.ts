import { agreementCommands, agreementViews } from "./agreement/contribution.ts";
import { calendarCommands } from "./calendar/contribution.ts";
import { commitmentCommands, commitmentViews } from "./commitment/contribution.ts";
import { complaintCommands } from "./complaint/contribution.ts";
import { type Command, type Context, isShown, type Place, type View } from "./contribution.ts";
import { feedbackCommands, feedbackViews } from "./feedback/contribution.ts";
import { improvementCommands } from "./improvement/contribution.ts";
import { notificationCommands, notificationViews } from "./notification/contribution.ts";
import { organisationCommands, organisationViews } from "./organisation/contribution.ts";
import { recognitionCommands } from "./recognition/contribution.ts";
import { relationshipCommands, relationshipViews } from "./relationship/contribution.ts";
import { surveyCommands, surveyViews } from "./survey/contribution.ts";

const allCommands = {
  ...commitmentCommands,
  ...relationshipCommands,
  ...agreementCommands,
  ...organisationCommands,
  ...calendarCommands,
  ...surveyCommands,
  ...notificationCommands,
  ...recognitionCommands,
  ...feedbackCommands,
  ...improvementCommands,
  ...complaintCommands,
};
export type CommandId = keyof typeof allCommands;

/** The one list of all that can be done; palette, toolbars, menus, keys, manifests and the README's table read it. */
export const commands: Record<CommandId, Command> = allCommands;

const allViews = {
  ...commitmentViews,
  ...relationshipViews,
  ...agreementViews,
  ...feedbackViews,
  ...surveyViews,
  ...notificationViews,
  ...organisationViews,
};
export type ViewId = keyof typeof allViews;

/** The one list of all that can be seen, in the order of the tab strip. */
export const views: Record<ViewId, View> = allViews;

/** The tab in which a view is shown: its own, the one it is a part of, or Today for what stands beside the gear. */
export const tabOf = (id: ViewId) => (views[id].isSetting ? "today" : ((views[id].partOf ?? id) as ViewId));

export const commandIds = Object.keys(commands) as CommandId[];
export const viewIds = Object.keys(views) as ViewId[];

/**
 * The view that an address belongs to.
 *
 * @example viewAt("/relations/map?team=1") // => "relations"
 */
export const viewAt = (address: string) =>
  viewIds.find((id) => address.split(/(?<=.)[/?#]/)[0] === views[id].path);

/**
 * The commands that this place shows in this context, in the order of the list.
 *
 * @example commandsAt("row", { scope: "personal", side: "supplier", selection: "commitment" }) // => ["commitment.deliver", …]
 */
export const commandsAt = (place: Place, context: Context) =>
  commandIds.filter((id) => isShown(commands[id], place, context));

refuseSharedKeys();

/** Two commands on one key would make one of them unreachable: that fails at start. */
function refuseSharedKeys() {
  const owners = new Map<string, CommandId>();
  for (const id of commandIds) {
    const { key } = commands[id];
    if (key === undefined) continue;
    const owner = owners.get(key);
    if (owner) throw new Error(`${id} and ${owner} both claim the key ${key}.`);
    owners.set(key, id);
  }
}
