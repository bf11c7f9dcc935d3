import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { commands } from "#shared/contributions.ts";
import { useTexts } from "#tab/text.ts";
import { type Subject, useRunCommand } from "#tab/tools.ts";
import { FactBadge } from "./badges.tsx";
import styles from "./FormDialog.module.css";
import { FieldInput } from "./fields.tsx";
import type { FormDefinition, Saying } from "./form.ts";
import { useRetype } from "./Retype.tsx";
import { errorText } from "./states.tsx";
import { namesOf, shownFields, useFormValues, useSubmit } from "./submit.ts";
import { useModal } from "./useModal.tsx";

/** A form in a dialog: nothing typed is lost by an error, a reload or a lost connection; sending twice is done once. */
export default function FormDialog({ form, onClose }: { form: FormDefinition; onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const draft = useFormValues(form);
  const { values } = draft;
  const fields = shownFields(form, values);
  useModal();
  const { problems, failure, isSending, submit } = useSubmit(form, draft, onClose);
  const retype = useRetype(form.retype);
  const shown = new Set(fields.flatMap(namesOf));
  const others = Object.entries(problems).filter(([name]) => !shown.has(name));
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (retype.isDone(event)) void submit();
          }}
          noValidate
        >
          <DialogBody>
            <DialogTitle>{t(form.title).replace(/…$/, "")}</DialogTitle>
            <DialogContent className={styles.fields}>
              <FactBadge kind={form.badge} />
              {form.about && <p className="strong">{form.about}</p>}
              {form.intro && <p>{t(form.intro)}</p>}
              {form.link && (
                <p>
                  {t(form.link.text)}{" "}
                  <a href={form.link.href} target="_blank" rel="noreferrer">
                    {t(form.link.label)}
                  </a>
                </p>
              )}
              {form.first && <First {...form.first} />}
              {draft.wasFound && <p className="small quiet">{t("app.draftKept")}</p>}
              {fields.map((field, index) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  value={values[field.name]}
                  values={values}
                  problem={namesOf(field).flatMap((name) => problems[name] ?? [])[0]}
                  autoFocus={index === 0}
                  onChange={(value) => draft.change({ [field.name]: value })}
                />
              ))}
              {retype.field}
              {form.says && <Sayings sayings={form.says(values)} />}
              <div role="alert" className="late">
                {others.map(([name, problem]) => (
                  <p key={name}>{errorText(texts, problem)}</p>
                ))}
                {failure !== null && <p>{errorText(texts, failure)}</p>}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("app.cancel")}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isSending}>
                {t(form.submit)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** What might be done before: its own form opens in place of this one. */
function First({ text, command, subject }: NonNullable<FormDefinition["first"]>) {
  const { t } = useTexts();
  const run = useRunCommand();
  return (
    <p className={styles.first}>
      <span>{t(text)}</span>
      <Button size="small" onClick={() => run(command, subject as Subject)}>
        {t(commands[command].title)}
      </Button>
    </p>
  );
}

/** Read aloud as it changes: what is being written, in one sentence, and what is doubtful about it. */
function Sayings({ sayings }: { sayings: Saying[] }) {
  const { t } = useTexts();
  return (
    <div aria-live="polite">
      {sayings.map(({ key, values, isWarning }) => (
        <p key={key} className={isWarning ? "risk" : "strong"}>
          {isWarning && "⚠\uFE0E "}
          {t(key, values)}
        </p>
      ))}
    </div>
  );
}
