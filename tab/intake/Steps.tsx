import { Button } from "@fluentui/react-components";
import { useTexts } from "#tab/text.ts";
import styles from "./Import.module.css";

const steps = ["file", "columns", "trial", "import"] as const;

interface StepsProps {
  current: (typeof steps)[number];
  onAnother(): void;
}

/** How far one has come, what follows, and the way back to the beginning. */
export function Steps({ current, onAnother }: StepsProps) {
  const { t } = useTexts();
  return (
    <div className={styles.way}>
      <ol aria-label={t("intake.steps")} className={`${styles.steps} small`}>
        {steps.map((step, index) => (
          <li key={step} aria-current={step === current ? "step" : undefined}>
            <span className="numbers">{index + 1}</span> {t(`intake.step.${step}`)}
          </li>
        ))}
      </ol>
      {current !== "file" && (
        <Button size="small" onClick={onAnother}>
          {t("intake.another")}
        </Button>
      )}
    </div>
  );
}
