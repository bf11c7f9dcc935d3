import { useDeferredValue, useState } from "react";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import type { Field } from "./form.ts";
import { choiceIn, type MomentChoice, momentChoices } from "./moments.ts";
import { type Entry, PickList } from "./PickList.tsx";
import { useTeamMatches } from "./teamMatches.ts";

interface StepProps {
  field: Field;
  value: unknown;
  isBusy: boolean;
  onAnswer(value: unknown): void;
  onBack(): void;
}

interface Answer extends Entry {
  value: unknown;
}

/** One question of a quick pick: a team, a moment, or a sentence. */
export function StepInput(props: StepProps) {
  const { kind } = props.field;
  if (kind === "team") return <TeamStep {...props} />;
  return kind === "moment" || kind === "due" ? <MomentStep {...props} /> : <TextStep {...props} />;
}

function TeamStep(props: StepProps) {
  const { field } = props;
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const matches = useTeamMatches(query, field.kind === "team" ? field.suggest : undefined);
  const entries = matches.map(({ id, name }) => ({ id, title: name, value: { id, name } }));
  return (
    <Step
      {...props}
      typed={typed}
      onType={setTyped}
      entries={entries}
      hint={entries.length === 0 ? t("app.noMatch") : null}
    />
  );
}

/** What was suggested or answered before comes first; a bare number may be working days as well as a date. */
function MomentStep(props: StepProps) {
  const { field, value } = props;
  const { t, locale } = useTexts();
  const now = useNow();
  const [typed, setTyped] = useState("");
  const isBegun = typed.trim() !== "";
  const workingDays = field.kind === "due" ? Number(/^\s*(\d{1,3})\s*$/.exec(typed)?.[1] ?? 0) : 0;
  const before = typeof value === "number" && value > now && !isBegun ? [choiceIn(locale, now)(value)] : [];
  const others = momentChoices(typed, now, locale).filter(({ at }) => at !== before[0]?.at);
  const open = { id: "open", title: t("record.open"), value: undefined };
  const inDays = {
    id: "days",
    title: t("commitment.due.within", { count: workingDays }),
    value: { workingDays },
  };
  const entries: Answer[] = [
    ...before.map(entryOf),
    ...(field.isOptional && !isBegun ? [open] : []),
    ...others.map(entryOf),
    ...(workingDays > 0 ? [inDays] : []),
  ];
  return (
    <Step
      {...props}
      typed={typed}
      onType={setTyped}
      entries={entries}
      hint={t(entries.length === 0 ? "record.noMoment" : "record.when")}
    />
  );
}

const entryOf = ({ at, label, distance }: MomentChoice) => ({
  id: String(at),
  title: label,
  note: distance,
  value: at,
});

/** Starts with what was kept; an empty answer is none. */
function TextStep(props: StepProps) {
  const { value, onAnswer, isBusy } = props;
  const [typed, setTyped] = useState(typeof value === "string" ? value : "");
  const onEnter = () => {
    if (typed.trim() !== "" && !isBusy) onAnswer(typed.trim());
  };
  return <Step {...props} typed={typed} onType={setTyped} entries={[]} onEnter={onEnter} hint={null} />;
}

interface ListProps extends StepProps {
  typed: string;
  onType(typed: string): void;
  entries: Answer[];
  onEnter?(): void;
  hint: string | null;
}

function Step({ field, isBusy, onAnswer, hint, ...list }: ListProps) {
  const { t } = useTexts();
  const label = t(field.label);
  return (
    <>
      <PickList
        {...list}
        label={label}
        listLabel={label}
        onChoose={({ value }) => !isBusy && onAnswer(value)}
      />
      {hint && <p className="small quiet">{hint}</p>}
    </>
  );
}
