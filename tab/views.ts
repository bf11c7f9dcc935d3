import { type ComponentType, lazy } from "react";
import type { ViewId } from "#shared/contributions.ts";
import { withAllTexts } from "#tab/text.ts";
import Today from "#tab/today.tsx";

/** What each view shows: Today at once, the others loaded when they are first opened; a view without a screen does not compile. */
export const screens: Record<ViewId, ComponentType> = {
  today: Today,
  relations: lazy(() => withAllTexts(import("#tab/relations.tsx"))),
  promises: lazy(() => withAllTexts(import("#tab/agreement/View.tsx"))),
  voice: lazy(() => withAllTexts(import("#tab/voice.tsx"))),
  team: lazy(() => withAllTexts(import("#tab/team.tsx"))),
  survey: lazy(() => withAllTexts(import("#tab/survey.tsx"))),
  notification: lazy(() => withAllTexts(import("#tab/notification/View.tsx"))),
  admin: lazy(() => withAllTexts(import("#tab/admin.tsx"))),
};
