import { listRelationships } from "#shared/relationship/api.ts";
import type { ListedRelationship } from "#shared/relationship/model.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { Frame, type ScreenProps } from "./Frame.tsx";
import { NoTeam } from "./NoTeam.tsx";
import { RelationshipRow } from "./RelationshipRow.tsx";
import type { TeamChoice } from "./team.ts";

/** Suppliers, then customers: one row for each relationship. */
export function ListScreen(props: ScreenProps) {
  const texts = useTexts();
  const { choice } = props;
  const pages = usePages(listRelationships, {
    ...(choice.chosenId ? { teamId: choice.chosenId } : {}),
    limit: 100,
  });
  const { items, hasNextPage } = pages;
  const subtitle = [nameShown(choice), ...(items ? totals(texts, items, hasNextPage) : [])]
    .filter(Boolean)
    .join(" · ");
  return (
    <Frame {...props} kind="list" subtitle={subtitle}>
      <Answer query={{ data: items, error: pages.error, refetch: pages.refetch }}>
        {(all) => <Lists items={all} choice={choice} isWhole={!hasNextPage} />}
      </Answer>
      <More pages={pages} />
    </Frame>
  );
}

const nameShown = ({ chosenId, mine, team }: TeamChoice) =>
  chosenId || mine.length === 1 ? team?.name : null;

function totals({ t }: ReturnType<typeof useTexts>, items: ListedRelationship[], hasMore: boolean) {
  if (hasMore || items.length === 0) return [];
  const supplierCount = items.filter(({ side }) => side === "customer").length;
  return [
    t("relationship.count.suppliers", { count: supplierCount }),
    t("relationship.count.customers", { count: items.length - supplierCount }),
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
  const suppliers = items.filter(({ side }) => side === "customer");
  const customers = items.filter(({ side }) => side === "supplier");
  const isSupplierListWhole = isWhole || customers.length > 0;
  return (
    <>
      <SideList side="customer" items={suppliers} all={items} choice={choice} isWhole={isSupplierListWhole} />
      {isSupplierListWhole && (
        <SideList side="supplier" items={customers} all={items} choice={choice} isWhole={isWhole} />
      )}
    </>
  );
}

const wordsOf = {
  customer: {
    title: "relationship.suppliers",
    first: "relationship.empty.suppliers",
    none: "relationship.empty.noSuppliers",
    command: "relationship.proposeSupplier",
  },
  supplier: {
    title: "relationship.customers",
    first: "relationship.empty.customers",
    none: "relationship.empty.noCustomers",
    command: "relationship.proposeCustomer",
  },
} as const;

interface SideListProps {
  side: ListedRelationship["side"];
  items: ListedRelationship[];
  all: ListedRelationship[];
  choice: TeamChoice;
  isWhole: boolean;
}

/** The counterparts on one side, with how many they are; an empty side says how to fill it. */
function SideList({ side, items, all, choice, isWhole }: SideListProps) {
  const { t } = useTexts();
  const { title, first, none, command } = wordsOf[side];
  const { team, mine, chosenId, holder } = choice;
  const isMine = team !== null && mine.some(({ teamId }) => teamId === team.teamId);
  if (items.length === 0) {
    const add = (
      <CommandBar
        place="toolbar"
        context={{ scope: "personal" }}
        subject={{ team: team ?? undefined }}
        allows={(id) => id === command}
      />
    );
    return (
      <Section title={t(title)}>
        <Empty action={isMine && add}>{t(isMine ? first : none)}</Empty>
      </Section>
    );
  }
  const back = new Set(all.filter((one) => one.side === otherSide[side]).map(pairKey));
  return (
    <Section title={t(title)} aside={isWhole ? items.length : `${items.length}+`}>
      <Rows>
        {items.map((item) => (
          <RelationshipRow
            key={item.relationshipId}
            item={item}
            holder={holder}
            isMutual={back.has(pairKey(item))}
            showsOwnTeam={mine.length > 1 && !chosenId}
          />
        ))}
      </Rows>
    </Section>
  );
}

/** The same for both directions between two teams, the own one first. */
const pairKey = (item: ListedRelationship) =>
  `${item[item.side].teamId} ${item[otherSide[item.side]].teamId}`;
