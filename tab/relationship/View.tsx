import { lazy } from "react";
import { useLocation } from "wouter";
import { shownAt } from "./address.ts";
import { ListScreen } from "./ListScreen.tsx";
import { useTeamChoice } from "./team.ts";

const MapScreen = lazy(() => import("./MapScreen.tsx"));
const Card = lazy(() => import("./Card.tsx"));

/** Suppliers ← us → customers: as a list, as a drawing, or one relationship; the address says which. */
export default function View() {
  const [path] = useLocation();
  const choice = useTeamChoice();
  const { kind, relationshipId, isHitOpen } = shownAt(path);
  if (relationshipId !== null)
    return (
      <Card
        key={relationshipId}
        relationshipId={relationshipId}
        isHitOpen={isHitOpen}
        holder={choice.holder}
      />
    );
  const Screen = kind === "map" ? MapScreen : ListScreen;
  return <Screen choice={choice} isHitOpen={isHitOpen} />;
}
