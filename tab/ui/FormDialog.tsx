import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { type FormEvent, useRef, useState } from "react";
import { fieldProblems } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useAnnounce } from "./Announcer.tsx";
import { FactBadge } from "./badges.tsx";
import { useDraft } from "./draft.ts";
import styles from "./FormDialog.module.css";
import { FieldInput } from "./fields.tsx";
import type { Field, FormDefinition, Saying } from "./form.ts";
import { useRetype } from "./Retype.tsx";
import { errorText } from "./states.tsx";
import { useModal } from "./useModal.tsx";

/** A form in a dialog: nothing typed is lost by an error, a reload or a lost connection; sending twice is done once. */
export default function FormDialog({ form, onClose }: { form: FormDefinition; onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const { data: me } = useMe();
  const draft = useDraft(form.draftKey, form.values ?? {});
  const myTeamId = activeTeams(me)[0]?.teamId;
  const values = {
    ...Object.fromEntries(
      form.fields.filter(({ kind }) => kind === "myTeam").map(({ name }) => [name, myTeamId]),
    ),
    ...draft.values,
  };
  const fields = shownFields(form, values);
  useModal();
  const { problems, failure, isSending, submit } = useSubmit(form, { ...draft, values }, onClose);
  const retype = useRetype(form.retype);
  const shown = new Set(fields.map((field) => field.name));
  const others = Object.entries(problems).filter(([name]) => !shown.has(name));
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
              {form.link && (
                <p>
                  {t(form.link.text)}{" "}
                  <a href={form.link.href} target="_blank" rel="noreferrer">
                    {t(form.link.label)}
                  </a>
                </p>
              )}
        <form onSubmit={(event) => (retype.isDone(event) ? void submit(event) : undefined)} noValidate>
          <DialogBody>
            <DialogTitle>{t(form.title).replace(/…$/, "")}</DialogTitle>
            <DialogContent className={styles.fields}>
              {form.badge && <FactBadge kind={form.badge} />}
              {form.about && <p className="strong">{form.about}</p>}
              {form.intro && <p>{t(form.intro)}</p>}
              {draft.wasFound && <p className="small quiet">{t("app.draftKept")}</p>}
              {fields.map((field, index) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  value={values[field.name]}
                  values={values}
                  problem={problems[field.name]}
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

const shownFields = ({ fields }: FormDefinition, values: Record<string, unknown>) =>
  fields.filter(({ isShown }) => isShown?.(values) ?? true);

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

/** The same key goes with every try of the same content, so that a lost answer does not do the work twice. */
function useSubmit(form: FormDefinition, draft: ReturnType<typeof useDraft>, onClose: () => void) {
  const { t } = useTexts();
  const write = useWrite();
  const announce = useAnnounce();
  const [problems, setProblems] = useState<Record<string, Problem>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const attempt = useRef({ content: "", key: "" });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = {
      ...inputOf(shownFields(form, draft.values), draft.values),
      ...form.derive?.(draft.values),
      ...form.fixed,
    };
    const found = fieldProblems(form.endpoint.input, input);
    setProblems(found);
    setFailure(null);
    if (isSending || Object.keys(found).length > 0) return;
    const content = JSON.stringify(input);
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    setSending(true);
    try {
      await write(form.endpoint, input, { idempotencyKey: attempt.current.key });
      draft.drop();
      announce(t(form.done));
      onClose();
    } catch (error) {
      const field = error instanceof Problem ? error.field : undefined;
      if (field !== undefined) setProblems({ [field]: error as Problem });
      else setFailure(error);
    } finally {
      setSending(false);
    }
  }
  return { problems, failure, isSending, submit };
}

/** What the fields hold, in the endpoint's shape: a search field sends its id, an empty field nothing. */
function inputOf(fields: Field[], values: Record<string, unknown>) {
  const entries = fields.map(({ name, kind }) => {
    const value = values[name];
    if (kind === "team" || kind === "person") return [name, (value as { id: string } | undefined)?.id];
    return [name, value === "" ? undefined : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}
