import type { Commands, View } from "#shared/contribution.ts";

/** On a service, its standards and agreements; who may do it is told by the table of rights. */
export const agreementCommands = {
  "agreement.addService": {
    title: "agreement.addService",
    places: ["palette", "toolbar"],
    when: { scope: "personal" },
  },
  "agreement.publishService": {
    title: "agreement.publishService",
    places: ["row"],
    when: { selection: "service", state: "draft" },
  },
  "agreement.sign": {
    title: "agreement.sign",
    places: ["row"],
    when: { selection: "agreement", state: "awaitsUs" },
  },
  "agreement.decline": {
    title: "agreement.decline",
    places: ["row"],
    when: { selection: "agreement", state: "awaitsUs" },
  },
  "agreement.propose": {
    title: "agreement.propose",
    places: ["row"],
    when: { selection: "agreement", state: "draft" },
  },
  "agreement.addAnswerInOneWorkingDay": {
    title: "agreement.addAnswerInOneWorkingDay",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.addAnswerIn24Hours": {
    title: "agreement.addAnswerIn24Hours",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.addNinetyPercentAccurate": {
    title: "agreement.addNinetyPercentAccurate",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.addStandard": {
    title: "agreement.addStandard",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.draft": {
    title: "agreement.draft",
    places: ["row"],
    when: { selection: ["service", "relationship"], state: ["published", "confirmed"] },
  },
  "agreement.changeService": {
    title: "agreement.changeService",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.retireService": {
    title: "agreement.retireService",
    places: ["row"],
    when: { selection: "service", state: ["draft", "published"] },
  },
  "agreement.replaceStandard": {
    title: "agreement.replaceStandard",
    places: ["row"],
    when: { selection: "standard", state: "published" },
  },
  "agreement.retireStandard": {
    title: "agreement.retireStandard",
    places: ["row"],
    when: { selection: "standard", state: "published" },
  },
  "agreement.removeStandard": {
    title: "agreement.removeStandard",
    places: ["row"],
    when: { selection: "standard", state: "draft" },
  },
  "agreement.addToDraft": {
    title: "agreement.addToDraft",
    places: ["row"],
    when: { selection: "agreement", state: "draft" },
  },
  "agreement.withdraw": {
    title: "agreement.withdraw",
    places: ["row"],
    when: { selection: "agreement", state: "awaitsOthers" },
  },
  "agreement.draftNext": {
    title: "agreement.draftNext",
    places: ["row"],
    when: { selection: "agreement", state: "agreed" },
  },
  "agreement.discard": {
    title: "agreement.discard",
    places: ["row"],
    when: { selection: "agreement", state: "draft" },
  },
  "agreement.copyLink": {
    title: "record.copyLink",
    places: ["row"],
    isAside: true,
    when: { selection: "service", state: "published" },
  },
} satisfies Partial<Commands<"agreement">>;

export const agreementViews = {
  promises: { title: "app.promises", path: "/promises", scopes: ["personal"] },
} satisfies Record<string, View>;
