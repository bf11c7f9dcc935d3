import { stepOfCommand } from "#shared/complaint/contribution.ts";
import { mayTake, turnOf } from "#shared/complaint/life.ts";
import type { Complaint } from "#shared/complaint/model.ts";
import type { CommandId } from "#shared/contributions.ts";
import type { Texts } from "#tab/text.ts";
import type { Look } from "#tab/ui/pictures.tsx";

/** The state in words; what closed without the complainant's word says so. */
export const stateKey = ({ state, confirmedAt }: Pick<Complaint, "state" | "confirmedAt">) =>
  state === "learned" && confirmedAt === null
    ? "complaint.state.learnedUnconfirmed"
    : (`complaint.state.${state}` as const);

export const listAddress = "/voice/complaints";
export const addressOf = ({ complaintId }: Pick<Complaint, "complaintId">) => `${listAddress}/${complaintId}`;

/** Whether the step that is due has been missed. */
export const isLate = ({ dueAt }: Complaint, now: number) => dueAt !== null && dueAt < now;

export function lookOf(complaint: Complaint, now: number): Look {
  const { state, handler, confirmedAt } = complaint;
  if (state === "learned" && confirmedAt !== null) return "met";
  if (complaint.closedAt !== null) return "closed";
  if (isLate(complaint, now)) return "breached";
  if (handler === null) return "oneSided";
  return turnOf(state) === "complainant" ? "waiting" : "onTrack";
}

/** Whose turn it is, in words. */
export function whoHasIt({ t }: Texts, { state, handler, roles, closedAt }: Complaint) {
  if (closedAt !== null) return null;
  if (turnOf(state) === "complainant")
    return t(roles.includes("complainant") ? "complaint.waitsForYou" : "complaint.waitsForWord");
  if (handler === null) return t("complaint.nobodyHasIt");
  return roles.includes("handler")
    ? t("complaint.youHaveIt")
    : t("complaint.hasIt", { person: handler.name });
}

/** From whom it comes, as far as the reader may know. */
export function fromWhom({ t }: Texts, { complainant, keepsName, roles }: Complaint) {
  if (roles.includes("complainant")) return keepsName ? t("complaint.nameKeptFromTeam") : null;
  if (complainant)
    return t("complaint.from", { person: complainant.person.name, team: complainant.team.name });
  return t(keepsName ? "complaint.nameKept" : "complaint.unknownPerson");
}

/** Leaves out what the server would refuse. */
export const allowedOn =
  ({ state, roles, closedAt }: Complaint) =>
  (id: CommandId) => {
    if (closedAt !== null) return false;
    if (id === "complaint.assign") return roles.includes("committee");
    return id in stepOfCommand && mayTake(stepOfCommand[id as keyof typeof stepOfCommand], state, roles);
  };
