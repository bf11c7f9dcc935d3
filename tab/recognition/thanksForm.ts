import { listCommitments } from "#shared/commitment/readApi.ts";
import { giveThanks } from "#shared/recognition/api.ts";
import { activeTeams } from "#tab/me.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { Field, FormDefinition, PickLoader } from "#tab/ui/form.ts";

/** What was done for the giver's team lately. */
const doneWork: PickLoader = {
  endpoint: listCommitments as unknown as PickLoader["endpoint"],
  input: ({ giverTeamId }) =>
    typeof giverTeamId === "string"
      ? { teamId: giverTeamId, side: "customer", show: "closed", limit: 20 }
      : null,
  options: (answer) =>
    (answer as { items: { commitmentId: string; sentence: string }[] }).items.map(
      ({ commitmentId, sentence }) => ({ value: commitmentId, label: sentence }),
    ),
};

const seenBy: Field = {
  name: "seenBy",
  kind: "choice",
  label: "recognition.form.seenBy",
  options: [
    { value: "everybody", label: "recognition.form.seenBy.everybody" },
    { value: "receiver", label: "recognition.form.seenBy.receiver" },
  ],
};

const reason: Field = {
  name: "reason",
  kind: "longText",
  label: "recognition.form.reason",
  hint: "recognition.form.reasonHint",
};

const ownTeam: Field = { name: "giverTeamId", kind: "myTeam", label: "recognition.form.ownTeam" };

/** Who and for what; where the command was called on a team or on work, that is known already. */
export function thanksForm({ me }: Tools, subject: Subject): FormDefinition {
  const { commitment } = subject;
  const team = commitment?.supplier ?? otherTeam(me, subject);
  const who: Field = {
    name: "receiverId",
    kind: "person",
    label: team ? "recognition.form.whoInTeam" : "recognition.form.who",
    hint: "recognition.form.whoHint",
    isOptional: true,
  };
  const work: Field = {
    name: "commitmentId",
    kind: "pick",
    label: "recognition.form.work",
    load: doneWork,
    isOptional: true,
  };
  const owner = commitment?.owner;
  return {
    title: "recognition.thank",
    about: commitment ? `${commitment.supplier.name}: ${commitment.sentence}` : team?.name,
    endpoint: giveThanks as unknown as FormDefinition["endpoint"],
    fields: [who, ...(team ? [] : [anyTeam]), reason, ...(commitment ? [] : [ownTeam, work]), seenBy],
    fixed: {
      ...(team ? { receiverTeamId: team.teamId } : {}),
      ...(commitment
        ? { commitmentId: commitment.commitmentId, giverTeamId: commitment.customer.teamId }
        : {}),
    },
    values: {
      seenBy: "everybody",
      receiverId: owner?.name ? { id: owner.personId, name: owner.name } : undefined,
    },
    submit: "recognition.form.submit",
    done: "recognition.form.done",
    badge: "named",
    mayWait: true,
    quick: ["receiverTeamId", "reason"],
    draftKey: `recognition.thank:${commitment?.commitmentId ?? team?.teamId ?? ""}`,
  };
}

const anyTeam: Field = {
  name: "receiverTeamId",
  kind: "team",
  label: "recognition.form.team",
  suggest: "suppliers",
  isOptional: true,
  isShown: ({ receiverId }) => receiverId === undefined,
};

/** The team whose tab is open, or the other side of a relationship. */
function otherTeam(me: Tools["me"], { team, relationship }: Subject) {
  if (!relationship) return team;
  const mine = activeTeams(me).map(({ teamId }) => teamId);
  return mine.includes(relationship.customer.teamId) ? relationship.supplier : relationship.customer;
}
