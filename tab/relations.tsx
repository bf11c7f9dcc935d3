import { lazy } from "react";
import View from "#tab/relationship/View.tsx";

const RelationshipPromises = lazy(() => import("#tab/relationshipPromises.tsx"));

/** The Relations screen, with what the agreement slice shows on a relationship's card. */
export default function Relations() {
  return <View Promises={RelationshipPromises} />;
}
