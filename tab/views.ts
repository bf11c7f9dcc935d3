import { type ComponentType, lazy } from "react";
import type { ViewId } from "#shared/contributions.ts";
import { withAllTexts } from "#tab/text.ts";

/** What each view shows, loaded when it is first opened; a view without a screen does not compile. */
export const screens: Record<ViewId, ComponentType> = {
  today: lazy(() => import("#tab/today.tsx")),
  relations: lazy(() => withAllTexts(import("#tab/relations.tsx"))),
  promises: lazy(() => withAllTexts(import("#tab/agreement/View.tsx"))),
  voice: lazy(() => withAllTexts(import("#tab/voice.tsx"))),
  team: lazy(() => withAllTexts(import("#tab/team.tsx"))),
  survey: lazy(() => withAllTexts(import("#tab/survey.tsx"))),
  notification: lazy(() => withAllTexts(import("#tab/notification/View.tsx"))),
  admin: lazy(() => withAllTexts(import("#tab/admin.tsx"))),
};
