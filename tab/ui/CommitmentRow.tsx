import { Link } from "wouter";
import { stepOfCommand } from "#shared/commitment/contribution.ts";
import { stepVerdict } from "#shared/commitment/life.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { CommandId } from "#shared/contributions.ts";
import type { Me } from "#shared/organisation/model.ts";
import type { Side } from "#shared/relationship/model.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "./CommandBar.tsx";
import { Row } from "./layout.tsx";
import { type Look, looks, StateGlyph, TimeBar } from "./pictures.tsx";

interface CommitmentProps {
  commitment: Commitment;
  /** Whose eyes: the one who owes it, or the one to whom it is owed. */
  side: Side;
  now: number;
}

/** One promise as a line: how it stands, when it is due, what it is, for whom, and what can be done. */
export function CommitmentRow({ commitment, side, now }: CommitmentProps) {
  const texts = useTexts();
  const look = lookOf(commitment);
  return (
    <Row
      glyph={<StateGlyph look={look} label={stateText(texts, commitment)} />}
      lead={
        <span className={looks[look].tone === "kept" ? "" : looks[look].tone}>
          {<Lead commitment={commitment} now={now} />}
        </span>
      }
      title={<Link href={`/today/${commitment.commitmentId}`}>{commitment.sentence}</Link>}
      under={<Under commitment={commitment} side={side} look={look} />}
      actions={<CommitmentCommands commitment={commitment} side={side} />}
    />
  );
}

/** The commands that the life of this commitment allows this reader just now. */
export function CommitmentCommands({
  commitment,
  side,
  visible = 1,
}: Omit<CommitmentProps, "now"> & { visible?: number }) {
  const { data: me } = useMe();
  const context = { scope: "personal", selection: "commitment", side, state: commitment.state } as const;
  return (
    <CommandBar
      place="row"
      context={context}
      subject={{ commitment }}
      visible={visible}
      label={commitment.sentence}
      allows={(id) => isAllowed(id, commitment, me)}
    />
  );
}

function isAllowed(id: CommandId, commitment: Commitment, me: Me | undefined) {
  const step = (
    stepOfCommand as Partial<Record<CommandId, (typeof stepOfCommand)[keyof typeof stepOfCommand]>>
  )[id];
  if (!step) return true;
  const teams = new Set(activeTeams(me).map(({ teamId }) => teamId));
  const personId = me?.person.personId;
  const standpoint = {
    supplier: teams.has(commitment.supplier.teamId),
    customer: teams.has(commitment.customer.teamId),
    isRequester: commitment.requester?.personId === personId,
  };
  if (step === "answerDate" && !isOthersProposal(commitment, standpoint)) return false;
  if (id === "commitment.take" && commitment.owner?.personId === personId) return false;
  return stepVerdict(step, commitment, standpoint).isAllowed;
}

function isOthersProposal({ proposal }: Commitment, standpoint: Record<Side, boolean>) {
  return (
    proposal !== null &&
    !(standpoint[proposal.by] && !standpoint[proposal.by === "supplier" ? "customer" : "supplier"])
  );
}

/** The shape of a commitment: how it stands, or how it ended. */
export function lookOf({ state, standing }: Commitment): Look {
  if (state === "unconfirmed" || state === "declined" || state === "withdrawn") return "unknown";
  return standing ?? "unknown";
}

/** Where it stands, in words; a closed one says how it ended. */
export function stateText({ t }: Texts, { state, standing }: Commitment) {
  if (state === "delivered" || state === "confirmed" || state === "unconfirmed" || standing === null)
    return t(`commitment.state.${state}`);
  return t(`commitment.standing.${standing}`);
}

function Lead({
  commitment: { state, standing, dueAt, deliveredAt, closedAt },
  now,
}: {
  commitment: Commitment;
  now: number;
}) {
  const { t } = useTexts();
  const { due, date } = useTimeFormat();
  if (closedAt !== null) return date(closedAt);
  if (deliveredAt !== null) return t("today.delivered");
  if (dueAt !== null) return due(dueAt, now);
  if (state === "waiting")
    return standing === "breached" ? t("commitment.standing.breached") : t("today.paused");
  return t("today.noDate");
}

function Under({ commitment, side, look }: { commitment: Commitment; side: Side; look: Look }) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  const { supplier, customer, requester, owner, originalPromisedAt, promisedAt, question, returnCount } =
    commitment;
  const parts = [
    side === "supplier" ? t("today.for", { team: customer.name }) : t("today.from", { team: supplier.name }),
    side === "supplier" && requester && t("today.askedBy", { name: requester.name }),
    side === "customer" && owner && t("today.owner", { name: owner.name }),
    originalPromisedAt !== null &&
      originalPromisedAt !== promisedAt &&
      t("commitment.moved", { date: moment(originalPromisedAt) }),
    question && t(side === "supplier" ? "today.youAsked" : "today.askedYou", { question }),
    returnCount > 0 && t("commitment.returned", { count: returnCount }),
  ];
  return (
    <>
      {parts.filter(Boolean).join(" · ")}
      <Clock commitment={commitment} look={look} />
    </>
  );
}

/** The three numbers, kept apart: used, paused, left. */
function Clock({
  commitment: { usedSeconds, pausedSeconds, leftSeconds, countsIn },
  look,
}: {
  commitment: Commitment;
  look: Look;
}) {
  const { t } = useTexts();
  const { hours } = useTimeFormat();
  if (leftSeconds === null || (look !== "atRisk" && pausedSeconds === 0)) return null;
  const label = t(`commitment.clock.${countsIn}`, {
    used: hours(usedSeconds),
    paused: hours(pausedSeconds),
    left: hours(Math.max(0, leftSeconds)),
  });
  return (
    <TimeBar
      used={usedSeconds}
      paused={pausedSeconds}
      left={Math.max(0, leftSeconds)}
      look={look}
      label={label}
    />
  );
}
