import { Link } from "wouter";
import type { ListedRelationship } from "#shared/relationship/model.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import type { Holder } from "#shared/rights.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Row } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { cardAddress } from "./address.ts";
import { claimKey, otherCounts, standingLook } from "./looks.ts";
import { mayAnswer, offeredOn, sideOf } from "./offered.ts";

interface RelationshipRowProps {
  item: ListedRelationship;
  holder: Holder | null;
  isMutual: boolean;
  /** Where the lists of several teams are mixed. */
  showsOwnTeam: boolean;
}

/** One counterpart: how it stands, what is open, who has said so, and what the reader may do about it. */
export function RelationshipRow({ item, holder, isMutual, showsOwnTeam }: RelationshipRowProps) {
  const texts = useTexts();
  const { look, label, tone, words } = standingLook(texts, item);
  const counterpart = item[otherSide[item.side]];
  const parts = [
    showsOwnTeam && texts.t(`relationship.ownTeam.${item.side}`, { team: item[item.side].name }),
    ...partsOf(texts, item, sideOf(item, holder) && item.side),
    isMutual && `⇄ ${texts.t("relationship.bothWays")}`,
    counterpart.isArchived && texts.t("relationship.archived"),
  ];
  return (
    <Row
      glyph={<StateGlyph look={look} label={label} />}
      lead={<span className={tone === "kept" ? undefined : tone}>{words}</span>}
      title={item.counts ? <Link href={cardAddress(item)}>{counterpart.name}</Link> : counterpart.name}
      under={parts.filter(Boolean).join(" · ")}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", side: item.side, selection: "relationship", state: item.state }}
          subject={{ relationship: item }}
          visible={holder && mayAnswer(holder, item) ? 2 : 0}
          allows={offeredOn(item, holder)}
          label={counterpart.name}
        />
      }
    />
  );
}

function partsOf(texts: Texts, item: ListedRelationship, side: ListedRelationship["side"] | null) {
  const { t } = texts;
  const claim = claimKey(item, side);
  return [
    claim && t(claim),
    claim && side && t("relationship.notConfirmed"),
    item.state === "declined" && item.closingReason,
    ...otherCounts(texts, item),
    item.side === "customer" &&
      item.serviceCount > 0 &&
      t("relationship.count.services", { count: item.serviceCount }),
    item.tier && t("relationship.tierShort", { tier: item.tier }),
  ];
}
