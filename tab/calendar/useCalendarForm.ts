import { useRef, useState } from "react";
import { changeCalendar, createCalendar, getCalendar } from "#shared/calendar/api.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import { Problem } from "#shared/problem.ts";
import { useClient, useWrite } from "#tab/query.ts";
import { useDraft } from "#tab/ui/draft.ts";
import { type CalendarDraft, draftOf, newDraft, type Problems, readDraft } from "./draft.ts";
import { rebase } from "./rebase.ts";

type Settings = ReturnType<typeof readDraft>["settings"];

/** The state of a calendar's form: what was typed survives errors, reloads and lost connections; sent twice is done once. */
export function useCalendarForm(calendar: CalendarDetails | null, onSaved: (saved: CalendarDetails) => void) {
  const [start, setStart] = useState(() => startOf(calendar));
  const key = calendar ? `calendar.change:${calendar.calendarId}` : "calendar.create";
  const kept = useDraft(key, { ...start });
  const draft = kept.values as unknown as CalendarDraft;
  const { settings, problems } = readDraft(draft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const save = useSave(calendar, (theirs) => {
    kept.change({ ...rebase(draft, start, draftOf(theirs)) });
    setStart(draftOf(theirs));
  });

  async function submit() {
    setLeft(new Set(Object.keys(problems)));
    if (save.isSending || Object.keys(problems).length > 0) return;
    const saved = await save.send(settings, draft.seenVersionId);
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
    change: (part: Partial<CalendarDraft>) => kept.change({ ...part }),
    startAgain() {
      setStart(startOf(calendar));
      kept.change({ ...startOf(calendar) });
      kept.drop();
    },
    /** A field is judged once it was left, all of them once it was tried to save. */
    leave: (field: string) => setLeft((before) => new Set(before).add(field)),
    problemOf: (field: string) => save.refused[field] ?? (left.has(field) ? problems[field] : undefined),
    submit,
  };
}

const startOf = (calendar: CalendarDetails | null) => (calendar ? draftOf(calendar) : newDraft());

export type CalendarForm = ReturnType<typeof useCalendarForm>;

/** Sends what was typed, on top of the version that was seen; when somebody was quicker, theirs is handed over. */
function useSave(calendar: CalendarDetails | null, onOvertaken: (theirs: CalendarDetails) => void) {
  const client = useClient();
  const write = useWrite();
  const [refused, setRefused] = useState<Problems>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const attempt = useRef({ content: "", key: "" });

  async function sendOnce(settings: Settings, seenVersionId: string | null) {
    const content = JSON.stringify([settings, seenVersionId]);
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    const options = { idempotencyKey: attempt.current.key };
    if (!calendar || seenVersionId === null) return write(createCalendar, settings, options);
    const { calendarId } = calendar;
    return write(changeCalendar, { ...settings, calendarId, seenVersionId }, options);
  }

  async function send(settings: Settings, seenVersionId: string | null) {
    setSending(true);
    setRefused({});
    setFailure(null);
    try {
      return await sendOnce(settings, seenVersionId);
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
    const theirs = await client.call(getCalendar, { calendarId }).catch(() => null);
    if (theirs) onOvertaken(theirs);
  }

  return { refused, failure, isSending, send };
}
