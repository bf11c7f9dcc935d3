import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { TeamRef } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { listRelationships, proposeRelationship } from "#shared/relationship/api.ts";
import { useEndpoint, useWrite } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./FirstRun.module.css";
import { TeamPicker } from "./TeamPicker.tsx";

const MOST_NAMED = 3;
/** "Not now" holds until the tab is opened anew. */
const putOff = new Set<string>();

/** Asks the first people of a team whom it depends on; not shown once anybody has said so. */
export default function NameSuppliers({ team }: { team: TeamRef }) {
  const { data } = useEndpoint(listRelationships, { teamId: team.teamId, side: "customer", limit: 1 });
  const [isPutOff, setPutOff] = useState(putOff.has(team.teamId));
  if (isPutOff || data?.items.length !== 0) return null;
  function skip() {
    putOff.add(team.teamId);
    setPutOff(true);
  }
  return <Form team={team} onSkip={skip} />;
}

function Form({ team, onSkip }: { team: TeamRef; onSkip: () => void }) {
  const { t } = useTexts();
  const [chosenIds, setChosenIds] = useState<string[]>([]);
  const name = useNaming(team);
  function toggle(teamId: string) {
    if (chosenIds.includes(teamId)) return setChosenIds(chosenIds.filter((id) => id !== teamId));
    if (chosenIds.length < MOST_NAMED) setChosenIds([...chosenIds, teamId]);
  }
  return (
    <div className={styles.page}>
      <Section
        title={t("organisation.first.suppliers", { team: team.name })}
        aside={t("organisation.first.named", { count: chosenIds.length })}
      >
        <p className={`${styles.intro} quiet`}>
          {t("organisation.first.suppliersAbout", { team: team.name })}
        </p>
        <TeamPicker
          label={t("organisation.first.findSupplier")}
          chosenIds={chosenIds}
          hiddenId={team.teamId}
          onChoose={({ teamId }) => toggle(teamId)}
        />
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={chosenIds.length === 0}
            onClick={() => void name(chosenIds)}
          >
            {t("organisation.first.name")}
          </Button>
          <Button onClick={onSkip}>{t("organisation.first.skip")}</Button>
        </div>
      </Section>
    </div>
  );
}

/** Names suppliers, all at once; what somebody else has said meanwhile is as good. */
function useNaming({ teamId: customerTeamId }: TeamRef) {
  const texts = useTexts();
  const write = useWrite();
  const announce = useAnnounce();
  return async function name(supplierTeamIds: string[]) {
    const named = supplierTeamIds.map((supplierTeamId) =>
      write(proposeRelationship, { supplierTeamId, customerTeamId, side: "customer" }),
    );
    const answers = await Promise.allSettled(named);
    const failure = answers.map(failureOf).find((error) => error !== null);
    if (!failure) return announce(texts.t("organisation.first.done"));
    announce(failure instanceof Problem ? problemText(texts, failure) : texts.t("error.internal"), "problem");
  };
}

function failureOf(answer: PromiseSettledResult<unknown>): unknown {
  if (answer.status === "fulfilled") return null;
  return answer.reason instanceof Problem && answer.reason.code === "conflict" ? null : answer.reason;
}
