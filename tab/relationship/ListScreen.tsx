import type { CommandId } from "#shared/contributions.ts";
import { listRelationships } from "#shared/relationship/api.ts";
import { type ListedRelationship, type Side, sides } from "#shared/relationship/model.ts";
import { usePages } from "#tab/query.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { More } from "#tab/ui/More.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { Frame, type ScreenProps } from "./Frame.tsx";
import { isCurrent } from "./looks.ts";
import { NoTeam } from "./NoTeam.tsx";
import { commandOf, SideList } from "./SideList.tsx";
import type { TeamChoice } from "./team.ts";

/** Suppliers, then customers: one row for each relationship. */
export function ListScreen(props: ScreenProps) {
  const texts = useTexts();
  const { choice } = props;
  const { chosenId, mine, team } = choice;
  const pages = usePages(listRelationships, { ...(chosenId ? { teamId: chosenId } : {}), limit: 100 });
  const { items, hasNextPage } = pages;
  const whose = chosenId || mine.length === 1 ? team?.name : null;
  const subtitle = [whose, ...(items && !hasNextPage ? totals(texts, items) : [])];
  return (
    <Frame
      {...props}
      kind="list"
      subtitle={subtitle.filter(Boolean).join(" · ")}
      leavesOut={items && !hasNextPage ? needless(items) : []}
    >
      <Answer query={{ data: items, error: pages.error, refetch: pages.refetch }}>
        {(all) => <Lists items={all} choice={choice} isWhole={!hasNextPage} />}
      </Answer>
      <More pages={pages} />
    </Frame>
  );
}

/** An empty side offers its own command; without customers nobody is hit. */
function needless(items: ListedRelationship[]): CommandId[] {
  const empty = sides.filter((side) => !items.some((item) => item.side === side));
  return [...empty.map(commandOf), ...(empty.includes("supplier") ? ["relationship.showHit" as const] : [])];
}

function totals({ t }: Texts, items: ListedRelationship[]) {
  const current = items.filter(isCurrent);
  if (current.length === 0) return [];
  const countOn = (side: Side) => current.filter((item) => item.side === side).length;
  const overdue = items.reduce((sum, { counts }) => sum + (counts?.overdue ?? 0), 0);
  return [
    t("relationship.count.suppliers", { count: countOn("customer") }),
    t("relationship.count.customers", { count: countOn("supplier") }),
    overdue > 0 && t("relationship.count.overdue", { count: overdue }),
  ];
}

function Lists({
  items,
  choice,
  isWhole,
}: {
  items: ListedRelationship[];
  choice: TeamChoice;
  isWhole: boolean;
}) {
  if (choice.holder && !choice.team) return <NoTeam choice={choice} />;
  const isSupplierListWhole = isWhole || items.some(({ side }) => side === "supplier");
  return (
    <>
      <SideList side="customer" items={items} choice={choice} isWhole={isSupplierListWhole} />
      {isSupplierListWhole && <SideList side="supplier" items={items} choice={choice} isWhole={isWhole} />}
    </>
  );
}
