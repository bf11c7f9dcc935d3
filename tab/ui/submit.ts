import { useRef, useState } from "react";
import { fieldProblems } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import type { TextKey } from "#shared/text.ts";
import { requestOf } from "#tab/client.ts";
import { useHost } from "#tab/host/HostContext.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { useEndpoint, useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useAnnounce } from "./Announcer.tsx";
import { useDraft } from "./draft.ts";
import { type Field, type FormDefinition, isInDays } from "./form.ts";

type FormValues = ReturnType<typeof useFormValues>;

/** What a form holds: what was kept of it, and of one's own teams the first where none is chosen yet. */
export function useFormValues(form: FormDefinition) {
  const { data: me } = useMe();
  const draft = useDraft(form.draftKey, form.values ?? {}, form);
  const myTeamId = activeTeams(me)[0]?.teamId;
  const ownTeams = form.fields.filter(({ kind }) => kind === "myTeam").map(({ name }) => [name, myTeamId]);
  const begun: Record<string, unknown> = { ...Object.fromEntries(ownTeams), ...draft.values };
  return { ...draft, values: { ...useSuggested(form, begun), ...begun } };
}

function useSuggested({ suggests, endpoint }: FormDefinition, values: Record<string, unknown>) {
  const input = suggests?.input(values) ?? null;
  const { data } = useEndpoint(suggests?.endpoint ?? endpoint, input ?? {}, { enabled: input !== null });
  return data === undefined ? {} : suggests?.values(data);
}

export const shownFields = ({ fields }: FormDefinition, values: Record<string, unknown>) =>
  fields.filter(({ isShown }) => isShown?.(values) ?? true);

/** The same key goes with every try of the same content, so that a lost answer does not do the work twice. */
export function useSubmit(form: FormDefinition, draft: FormValues, onClose: () => void) {
  const { t } = useTexts();
  const send = useSendOrKeep(form);
  const announce = useAnnounce();
  const [problems, setProblems] = useState<Record<string, Problem>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const attempt = useRef({ content: "", key: "" });

  async function submit(lastValues: Record<string, unknown> = {}) {
    const values = { ...draft.values, ...lastValues };
    const input = {
      ...inputOf(shownFields(form, values), values),
      ...form.derive?.(values),
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
      const said = await send(input, attempt.current.key);
      draft.drop();
      announce(t(said));
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

/** Sends it, or keeps it where there is no connection, the host can keep it and it means the same later; what is to be said then. */
function useSendOrKeep(form: FormDefinition) {
  const write = useWrite();
  const { outbox } = useHost();
  return async function send(input: Record<string, unknown>, key: string): Promise<TextKey> {
    try {
      await write(form.endpoint, input, { idempotencyKey: key });
      return form.done;
    } catch (error) {
      const isLost = error instanceof Problem && error.code === "unavailable";
      if (!isLost || !form.mayWait || !outbox) throw error;
      const { url, init } = requestOf(form.endpoint, input);
      await outbox.keep({ key, url, body: String(init.body), sentence: sentenceOf(form, input) });
      return "record.kept";
    }
  };
}

const sentenceOf = ({ fields }: FormDefinition, input: Record<string, unknown>) => {
  const text = fields.find(({ kind }) => kind === "text" || kind === "longText");
  return String(text ? input[text.name] : "");
};

/** The names under which a field is sent and refused. */
export const namesOf = ({ name, kind }: Field) => (kind === "due" ? [name, "workingDays"] : [name]);

/** What the fields hold, in the endpoint's shape: a search field sends its id, an empty field nothing. */
function inputOf(fields: Field[], values: Record<string, unknown>) {
  const entries = fields.map(({ name, kind }) => {
    const value = values[name];
    if (kind === "team" || kind === "person") return [name, (value as { id: string } | undefined)?.id];
    if (kind === "due" && isInDays(value)) return ["workingDays", value.workingDays];
    return [name, value === "" ? undefined : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}
