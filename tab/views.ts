import { type ComponentType, lazy } from "react";
import type { ViewId } from "#shared/contributions.ts";

/** What each view shows, loaded when it is first opened; a view without a screen does not compile. */
export const screens: Record<ViewId, ComponentType> = {
  today: lazy(() => import("#tab/today.tsx")),
  relations: lazy(() => import("#tab/relations.tsx")),
  promises: lazy(() => import("#tab/agreement/View.tsx")),
  team: lazy(() => import("#tab/team.tsx")),
  admin: lazy(() => import("#tab/admin.tsx")),
};
