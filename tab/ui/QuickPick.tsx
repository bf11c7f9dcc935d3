import { Dialog, DialogSurface } from "@fluentui/react-components";
import { useState } from "react";
import { useTexts } from "#tab/text.ts";
import { FactBadge } from "./badges.tsx";
import type { Field, FormDefinition } from "./form.ts";
import styles from "./Palette.module.css";
import { StepInput } from "./QuickStep.tsx";
import { errorText } from "./states.tsx";
import { useFormValues, useSubmit } from "./submit.ts";
import { useModal } from "./useModal.tsx";

interface QuickPickProps {
  form: FormDefinition;
  onClose(): void;
  /** Goes on in the whole form, with what was answered so far. */
  onAllFields(): void;
}

/** A form in a few steps for somebody who knows it: one field at a time, Enter goes on, and the last Enter sends. */
export default function QuickPick({ form, onClose, onAllFields }: QuickPickProps) {
  const texts = useTexts();
  const { t } = texts;
  const fields = stepsOf(form);
  const [step, setStep] = useState(0);
  const draft = useFormValues(form);
  const { problems, failure, isSending, submit } = useSubmit(form, draft, onClose);
  useModal();
  const field = fields[step] as Field;
  const isLast = step === fields.length - 1;
  const wrong = [...Object.values(problems), ...(failure === null ? [] : [failure])];

  function answer(value: unknown) {
    draft.change({ [field.name]: value });
    if (isLast) void submit({ [field.name]: value });
    else setStep(step + 1);
  }

  const place = { title: t(form.title).replace(/…$/, ""), step: step + 1, steps: fields.length };
  const label = t("record.step", { ...place, label: t(field.label) });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={place.title}>
        <p className={styles.step} aria-live="polite">
          {label}
        </p>
        <FactBadge kind={form.badge} />
        <StepInput
          key={field.name}
          field={field}
          value={draft.values[field.name]}
          isBusy={isSending}
          onAnswer={answer}
          onBack={() => setStep(Math.max(0, step - 1))}
        />
        <div role="alert" className="late">
          {wrong.map((problem) => (
            <p key={String(problem)}>{errorText(texts, problem)}</p>
          ))}
        </div>
        <p className={styles.foot}>
          <span className="small quiet">{t(isLast ? "record.send" : "record.next")}</span>
          <button type="button" className={styles.all} onClick={onAllFields}>
            {t("record.allFields")}
          </button>
        </p>
      </DialogSurface>
    </Dialog>
  );
}

const stepsOf = ({ fields, quick = [] }: FormDefinition) =>
  quick.flatMap((name) => fields.find((field) => field.name === name) ?? []);
