import { lazy } from "react";
import { useLocation } from "wouter";
import { shownAt } from "./address.ts";
import type { CardSlots } from "./Card.tsx";
import { ListScreen } from "./ListScreen.tsx";
import { useTeamChoice } from "./team.ts";

const MapScreen = lazy(() => import("./MapScreen.tsx"));
const Card = lazy(() => import("./Card.tsx"));

/** Suppliers ← us → customers: as a list, as a drawing, or one relationship; the address says which. */
export default function View(slots: CardSlots) {
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
        {...slots}
      />
    );
  const Screen = kind === "map" ? MapScreen : ListScreen;
  return <Screen choice={choice} isHitOpen={isHitOpen} />;
}
