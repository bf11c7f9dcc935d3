import type { ListedRelationship, Side } from "#shared/relationship/model.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { Empty } from "#tab/ui/states.tsx";
import { isCurrent } from "./looks.ts";
import { RelationshipRow } from "./RelationshipRow.tsx";
import type { TeamChoice } from "./team.ts";

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

/** The command that an empty side offers in its place. */
export const commandOf = (side: Side) => wordsOf[side].command;

interface SideListProps {
  side: Side;
  /** Both sides. */
  items: ListedRelationship[];
  choice: TeamChoice;
  /** Whether all of this side is here. */
  isWhole: boolean;
}

/** The counterparts on one side, with how many they are; an empty side says how to fill it. */
export function SideList({ side, items, choice, isWhole }: SideListProps) {
  const { t } = useTexts();
  const { mine, chosenId, holder } = choice;
  const here = items.filter((item) => item.side === side);
  if (here.length === 0) return <EmptySide side={side} choice={choice} />;
  const current = here.filter(isCurrent);
  const closed = here.filter((item) => !isCurrent(item));
  const back = new Set(items.filter((item) => item.side !== side && isCurrent(item)).map(pairKey));
  return (
    <Section title={t(wordsOf[side].title)} aside={isWhole ? current.length : `${current.length}+`}>
      <Rows>
        {[...current, ...closed].map((item) => (
          <RelationshipRow
            key={item.relationshipId}
            item={item}
            holder={holder}
            isMutual={isCurrent(item) && back.has(pairKey(item))}
            showsOwnTeam={mine.length > 1 && !chosenId}
          />
        ))}
      </Rows>
    </Section>
  );
}

function EmptySide({ side, choice: { team, isMine } }: Pick<SideListProps, "side" | "choice">) {
  const { t } = useTexts();
  const { title, first, none, command } = wordsOf[side];
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

/** The same for both directions between two teams, the own one first. */
const pairKey = (item: ListedRelationship) =>
  `${item[item.side].teamId} ${item[otherSide[item.side]].teamId}`;
