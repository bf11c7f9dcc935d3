import type { Commands, View } from "#shared/contribution.ts";

/** Confirming and declining are for the side that has not said so; `answeringTeams` tells a screen which one that is. */
export const relationshipCommands = {
  "relationship.proposeSupplier": {
    title: "relationship.proposeSupplier",
    places: ["palette", "toolbar"],
    when: { scope: "personal" },
  },
  "relationship.proposeCustomer": {
    title: "relationship.proposeCustomer",
    places: ["palette", "toolbar"],
    when: { scope: "personal" },
  },
  "relationship.confirm": {
    title: "relationship.confirm",
    places: ["row", "palette"],
    when: { selection: "relationship", state: "proposed" },
  },
  "relationship.decline": {
    title: "relationship.decline",
    places: ["row", "palette"],
    when: { selection: "relationship", state: "proposed" },
  },
  "relationship.setTier": {
    title: "relationship.setTier",
    places: ["row", "palette"],
    when: { selection: "relationship", side: "supplier", state: ["proposed", "confirmed"] },
  },
  "relationship.end": {
    title: "relationship.end",
    places: ["row", "palette"],
    when: { selection: "relationship", state: ["proposed", "confirmed", "declined"] },
  },
  "relationship.showHit": {
    title: "relationship.showHit",
    places: ["palette", "toolbar"],
    when: { scope: "personal" },
  },
  "relationship.copyLink": {
    title: "record.copyLink",
    places: ["row"],
    isAside: true,
    when: { selection: "relationship" },
  },
} satisfies Partial<Commands<"relationship">>;

export const relationshipViews = {
  relations: { title: "app.relations", path: "/relations", scopes: ["personal"] },
} satisfies Record<string, View>;
