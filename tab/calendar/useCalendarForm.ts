import { useRef, useState } from "react";
import { changeCalendar, createCalendar, getCalendar } from "#shared/calendar/api.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import { Problem } from "#shared/problem.ts";
import { useClient, useWrite } from "#tab/query.ts";
import { useDraft } from "#tab/ui/draft.ts";
import { type CalendarDraft, draftOf, newDraft, type Problems, readDraft } from "./draft.ts";

/** The state of a calendar's form: what was typed survives errors, reloads and lost connections; sent twice is done once. */
export function useCalendarForm(calendar: CalendarDetails | null, onSaved: (saved: CalendarDetails) => void) {
  const [start] = useState(() => ({ ...(calendar ? draftOf(calendar) : newDraft()) }));
  const kept = useDraft(calendar ? `calendar.change:${calendar.calendarId}` : "calendar.create", start);
  const draft = kept.values as unknown as CalendarDraft;
  const { settings, problems } = readDraft(draft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const save = useSave(calendar);

  async function submit() {
    setLeft(new Set(Object.keys(problems)));
    if (save.isSending || Object.keys(problems).length > 0) return;
    const saved = await save.send(settings);
    if (!saved) return;
    kept.drop();
    onSaved(saved);
  }

  return {
    draft,
    settings,
    /** Whether the hours, the zone and the dates can be read; a name is not needed for that. */
    isReadable: Object.keys(problems).every((field) => field === "name"),
    wasFound: kept.wasFound,
    isSending: save.isSending,
    failure: save.failure,
    change: (part: Partial<CalendarDraft>) => kept.change(part as Record<string, unknown>),
    startAgain() {
      kept.change(start as unknown as Record<string, unknown>);
      kept.drop();
    },
    /** A field is judged once it was left, all of them once it was tried to save. */
    leave: (field: string) => setLeft((before) => new Set(before).add(field)),
    problemOf: (field: string) => save.refused[field] ?? (left.has(field) ? problems[field] : undefined),
    submit,
  };
}

export type CalendarForm = ReturnType<typeof useCalendarForm>;

/** The version is the one that was seen when the form was opened; after a conflict, the one that came between. */
function useSave(calendar: CalendarDetails | null) {
  const client = useClient();
  const write = useWrite();
  const [refused, setRefused] = useState<Problems>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const seenVersionId = useRef(calendar?.calendarVersionId);
  const attempt = useRef({ content: "", key: "" });

  async function sendOnce(settings: ReturnType<typeof readDraft>["settings"]) {
    const content = JSON.stringify([settings, seenVersionId.current]);
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    const options = { idempotencyKey: attempt.current.key };
    if (!calendar) return write(createCalendar, settings, options);
    const { calendarId } = calendar;
    return write(changeCalendar, { ...settings, calendarId, seenVersionId: seenVersionId.current! }, options);
  }

  async function send(settings: ReturnType<typeof readDraft>["settings"]) {
    setSending(true);
    setRefused({});
    setFailure(null);
    try {
      return await sendOnce(settings);
    } catch (error) {
      if (error instanceof Problem && error.field) setRefused({ [error.field]: error });
      else setFailure(error);
      if (calendar && error instanceof Problem && error.code === "conflict") await lookAgain(calendar);
      return null;
    } finally {
      setSending(false);
    }
  }

  async function lookAgain({ calendarId }: CalendarDetails) {
    const now = await client.call(getCalendar, { calendarId }).catch(() => null);
    if (now) seenVersionId.current = now.calendarVersionId;
  }

  return { refused, failure, isSending, send };
}
