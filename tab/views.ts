import { type ComponentType, lazy } from "react";
import type { ViewId } from "#shared/contributions.ts";

/** What each view shows, loaded when it is first opened; a view without a screen does not compile. */
export const screens: Record<ViewId, ComponentType> = {
  today: lazy(() => import("#tab/commitment/View.tsx")),
  relations: lazy(() => import("#tab/relationship/View.tsx")),
  promises: lazy(() => import("#tab/agreement/View.tsx")),
  team: lazy(() => import("#tab/organisation/TeamView.tsx")),
  admin: lazy(() => import("#tab/organisation/View.tsx")),
};
