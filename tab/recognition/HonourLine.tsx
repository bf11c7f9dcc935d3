import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { getHonourEvidence } from "#shared/recognition/honourApi.ts";
import type { Honour } from "#shared/recognition/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Honours.module.css";

/** Who is honoured for what; a nomination with the records that speak for it and what can be decided. */
export function HonourLine({ honour, mayDecide }: { honour: Honour; mayDecide: boolean }) {
  const { t } = useTexts();
  const { title, nominee, nomineeTeam, state } = honour;
  const whom = nominee ? nominee.name || t("recognition.somebody") : nomineeTeam.name;
  return (
    <Line
      title={`${whom}: ${title}`}
      under={<About honour={honour} isOpen={state === "proposed"} />}
      actions={
        mayDecide && (
          <CommandBar
            place="row"
            context={{ scope: "personal", selection: "honour", state }}
            subject={{ honour }}
            label={title}
            visible={2}
          />
        )
      }
    />
  );
}

function About({ honour, isOpen }: { honour: Honour; isOpen: boolean }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { reason, nominatedBy, proposedAt, decidedAt, decisionReason, benefit } = honour;
  const parts = [
    t("recognition.proposedBy", { name: nominatedBy.name || t("recognition.somebody") }),
    date(decidedAt ?? proposedAt),
  ];
  return (
    <span className={styles.about}>
      <span>{decisionReason ?? reason}</span>
      {benefit && <span>{t("recognition.benefit", { benefit })}</span>}
      <span>{parts.join(" · ")}</span>
      {isOpen && <Records honour={honour} />}
    </span>
  );
}

/** Read when asked for: what the nominator has named. */
function Records({ honour: { honourId, evidenceCount } }: { honour: Honour }) {
  const { t } = useTexts();
  const [isWanted, setWanted] = useState(false);
  const query = useEndpoint(getHonourEvidence, { honourId }, { enabled: isWanted });
  if (!isWanted)
    return (
      <Button size="small" appearance="subtle" className={styles.more} onClick={() => setWanted(true)}>
        {t("recognition.evidence", { count: evidenceCount })}
      </Button>
    );
  return (
    <Answer query={query}>
      {({ items }) => (
        <ul className={styles.records}>
          {items.map(({ recordId, kind, from, words }) => (
            <li key={recordId}>{t(`recognition.evidence.${kind}`, { from, words })}</li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
