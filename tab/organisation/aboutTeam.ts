import type { FoundTeam } from "#shared/organisation/model.ts";
import type { Texts } from "#tab/text.ts";

/**
 * What tells a team from another one of the same name.
 *
 * @example aboutTeam(texts, team) // => "Department · part of Nordlicht · 12 members"
 */
export function aboutTeam({ t }: Texts, { kind, parent, memberCount }: FoundTeam) {
  return [
    t(`organisation.kind.${kind}`),
    parent && t("organisation.partOf", { team: parent.name }),
    t("organisation.members", { count: memberCount }),
  ]
    .filter(Boolean)
    .join(" · ");
}
