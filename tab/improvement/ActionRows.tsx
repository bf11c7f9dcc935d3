import type { Action, ActionState } from "#shared/improvement/model.ts";
import { isLate } from "#shared/improvement/rules.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Row, Rows } from "#tab/ui/layout.tsx";
import { type Look, StateGlyph } from "#tab/ui/pictures.tsx";
import { Empty } from "#tab/ui/states.tsx";

const looks: Record<ActionState, Look> = {
  open: "onTrack",
  done: "waiting",
  checked: "met",
  dropped: "closed",
};

export function ActionRows({ actions }: { actions: Action[] }) {
  const { t } = useTexts();
  if (actions.length === 0) return <Empty>{t("improvement.noActions")}</Empty>;
  return (
    <Rows>
      {actions.map((action) => (
        <ActionRow key={action.actionId} action={action} />
      ))}
    </Rows>
  );
}

/** Who does what by when, and what came of it; who may go on with it finds the step beside it. */
function ActionRow({ action }: { action: Action }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const late = isLate(action, useNow());
  const { what, cause, owner, team, dueAt, state, effect, note } = action;
  const parts = [
    t("improvement.line", { person: owner.name, team: team.name }),
    t("improvement.cause", { cause }),
    effect && t(`improvement.effect.${effect}`),
    note,
  ];
  return (
    <Row
      glyph={<StateGlyph look={late ? "breached" : looks[state]} label={t(`improvement.state.${state}`)} />}
      lead={<span className={late ? "late" : undefined}>{date(dueAt)}</span>}
      title={what}
      under={
        <>
          {late && <span className="late">{t("improvement.lateLine")} · </span>}
          {parts.filter(Boolean).join(" · ")}
        </>
      }
      actions={<Steps action={action} />}
    />
  );
}

function Steps({ action }: { action: Action }) {
  const { data: me } = useMe();
  if (!me) return null;
  const mayManage = mayDo(holderOf(me), "improvement.manage", { teamId: action.team.teamId });
  const isOwner = me.person.personId === action.owner.personId;
  return (
    <CommandBar
      place="row"
      context={{ scope: "personal", selection: "action", state: action.state }}
      subject={{ action }}
      label={action.what}
      allows={(id) => mayManage || (isOwner && id === "improvement.finish")}
    />
  );
}
