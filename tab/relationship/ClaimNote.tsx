import type { CommandId } from "#shared/contributions.ts";
import type { RelationshipCard } from "#shared/relationship/model.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import type { Holder } from "#shared/rights.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import styles from "./Card.module.css";
import { mayAnswer, sideOf } from "./offered.ts";

const answers: CommandId[] = ["relationship.confirm", "relationship.decline"];

/** What only one side has said: who is asked to confirm it, and the answer where that is the reader. */
export function ClaimNote({
  relationship,
  holder,
}: {
  relationship: RelationshipCard;
  holder: Holder | null;
}) {
  const { t } = useTexts();
  const { claimedBy, state } = relationship;
  if (!claimedBy || !holder) return null;
  const claimant = relationship[claimedBy].name;
  const asked = relationship[otherSide[claimedBy]].name;
  if (mayAnswer(holder, relationship))
    return (
      <div className={styles.note}>
        <span>{t("relationship.namedYou", { team: claimant })}</span>
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "relationship", state }}
          subject={{ relationship }}
          visible={2}
          allows={(id) => answers.includes(id)}
        />
      </div>
    );
  const isOurClaim = sideOf(relationship, holder) === claimedBy;
  return (
    <div className={styles.note}>
      {isOurClaim
        ? t("relationship.waitsForThem", { team: asked })
        : t("relationship.waitsForLead", { team: claimant })}
    </div>
  );
}
