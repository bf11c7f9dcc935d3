import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTexts } from "#tab/text.ts";
import { FilePick } from "#tab/ui/FilePick.tsx";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./Import.module.css";
import type { ChoicesProps } from "./settings.ts";

/** The mapping of the command line, which can say more than the choices above, and then says everything. */
export function LoadMapping({ choices: { loaded }, onChoices }: ChoicesProps) {
  const { t } = useTexts();
  const [isRefused, setRefused] = useState(false);

  async function load(file: File) {
    const mapping = await file
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => null);
    const isObject = typeof mapping === "object" && mapping !== null && !Array.isArray(mapping);
    setRefused(!isObject);
    if (isObject) onChoices({ loaded: { name: file.name, mapping: mapping as Record<string, unknown> } });
  }

  return (
    <Section title={t("intake.mapping")}>
      <div className={styles.form}>
        <p className={loaded ? undefined : "small quiet"}>
          {loaded ? t("intake.mappingRead", { name: loaded.name }) : t("intake.mappingHint")}
        </p>
        {loaded ? (
          <Button onClick={() => onChoices({ loaded: undefined })}>{t("intake.mappingDrop")}</Button>
        ) : (
          <FilePick
            label={t("intake.loadMapping")}
            accept=".json,application/json"
            problem={isRefused ? t("intake.mappingRefused") : undefined}
            onFile={(file) => void load(file)}
          />
        )}
      </div>
    </Section>
  );
}
