import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { FoundTeam, TeamRef } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { listRelationships, proposeRelationship } from "#shared/relationship/api.ts";
import { useEndpoint, useWrite } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./FirstRun.module.css";
import { TeamPicker } from "./TeamPicker.tsx";

const MOST_NAMED = 3;
const SHOWN_AT_ONCE = 6;
/** "Not now" holds until the tab is opened anew. */
const putOff = new Set<string>();

interface NameSuppliersProps {
  team: TeamRef;
  /** Whether this is the next step of somebody who has just been let in. */
  isNextStep: boolean;
}

/** Asks the first people of a team whom it depends on; not shown once anybody has said so. */
export default function NameSuppliers({ team, isNextStep }: NameSuppliersProps) {
  const { data } = useEndpoint(listRelationships, { teamId: team.teamId, side: "customer", limit: 1 });
  const [isPutOff, setPutOff] = useState(putOff.has(team.teamId));
  if (isPutOff || data?.items.length !== 0) return null;
  function skip() {
    putOff.add(team.teamId);
    setPutOff(true);
  }
  return <Form team={team} isNextStep={isNextStep} onSkip={skip} />;
}

function Form({ team, isNextStep, onSkip }: NameSuppliersProps & { onSkip: () => void }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<FoundTeam[]>([]);
  const name = useNaming(team);
  const chosenIds = chosen.map(({ teamId }) => teamId);
  function toggle(one: FoundTeam) {
    if (chosenIds.includes(one.teamId))
      return setChosen(chosen.filter(({ teamId }) => teamId !== one.teamId));
    if (chosen.length < MOST_NAMED) setChosen([...chosen, one]);
  }
  return (
    <div className={styles.page}>
      <Section
        title={t("organisation.first.suppliers", { team: team.name })}
        aside={t("organisation.first.named", { count: chosen.length })}
      >
        <p className={`${styles.intro} quiet`}>
          {t("organisation.first.suppliersAbout", { team: team.name })}
        </p>
        <TeamPicker
          label={t("organisation.first.findSupplier")}
          chosenIds={chosenIds}
          hiddenId={team.teamId}
          limit={SHOWN_AT_ONCE}
          autoFocus={isNextStep}
          onChoose={toggle}
        />
        <div className={styles.foot}>
          <div aria-live="polite" className={chosen.length > 0 ? styles.buttons : "hidden"}>
            {chosen.map((one) => (
              <Button key={one.teamId} size="small" onClick={() => toggle(one)}>
                {one.name} ×
              </Button>
            ))}
          </div>
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={chosen.length === 0}
              onClick={() => void name(chosenIds)}
            >
              {t("organisation.first.name")}
            </Button>
            <Button onClick={onSkip}>{t("organisation.first.skip")}</Button>
          </div>
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
