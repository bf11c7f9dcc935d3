import { useState } from "react";
import type { ImportKind } from "#shared/intake/fields.ts";
import type { ImportRun } from "#shared/intake/model.ts";
import { useTexts } from "#tab/text.ts";
import { PageHeader } from "#tab/ui/layout.tsx";
import { Columns } from "./Columns.tsx";
import { EarlierImports } from "./EarlierImports.tsx";
import { FileStep } from "./FileStep.tsx";
import { Run } from "./Run.tsx";
import { Steps } from "./Steps.tsx";
import { type Choices, noChoices } from "./settings.ts";

type Step = { at: "file" } | { at: "columns" | "run"; importId: string };

/** Import: a file, what its columns mean, a trial run that changes nothing, then for good. */
export default function Import() {
  const { t } = useTexts();
  const [kind, setKind] = useState<ImportKind>("teams");
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [step, setStep] = useState<Step>({ at: "file" });

  /** A file of another kind, or another file, is described anew. */
  function begin(importId: string) {
    setChoices(noChoices);
    setStep({ at: "columns", importId });
  }
  function openEarlier(run: ImportRun) {
    setKind(run.kind);
    if (run.state === "uploading") return begin(run.importId);
    setChoices(noChoices);
    setStep({ at: "run", importId: run.importId });
  }

  const startAnew = () => setStep({ at: "file" });

  return (
    <>
      <PageHeader title={t("intake.title")} subtitle={t("intake.intro")} />
      {step.at !== "run" && <Steps current={step.at} onAnother={startAnew} />}
      {step.at === "file" && (
        <>
          <FileStep kind={kind} onKind={setKind} onSent={begin} />
          <EarlierImports onOpen={openEarlier} />
        </>
      )}
      {step.at === "columns" && (
        <Columns
          kind={kind}
          importId={step.importId}
          choices={choices}
          onChoices={(changed) => setChoices({ ...choices, ...changed })}
          onStarted={() => setStep({ at: "run", importId: step.importId })}
        />
      )}
      {step.at === "run" && (
        <Run
          importId={step.importId}
          onColumns={() => setStep({ at: "columns", importId: step.importId })}
          onAnother={startAnew}
        />
      )}
    </>
  );
}
