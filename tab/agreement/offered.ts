import type { MeasuredAgreement, MeasuredStandard, PromisedService } from "#shared/agreement/measured.ts";
import type { Measure } from "#shared/agreement/model.ts";
import type { CommandId } from "#shared/contributions.ts";
import { type Side, sides } from "#shared/relationship/model.ts";
import { onSide, pairOf } from "#shared/relationship/sides.ts";
import { type Holder, mayDo } from "#shared/rights.ts";
import { freeMeasures } from "./measures.ts";

type Offers = (id: CommandId) => boolean;

const nothing: Offers = () => false;

/** Of each measure there is one standard, so an example is offered only while its measure is free. */
const measureOf: Partial<Record<CommandId, Measure>> = {
  "agreement.addAnswerInOneWorkingDay": "responded",
  "agreement.addAnswerIn24Hours": "responded",
  "agreement.addNinetyPercentAccurate": "accurate",
};

const isFree = (id: CommandId, standards: MeasuredStandard[]) =>
  !standards.some(({ standard }) => standard.measure === measureOf[id]);

/** Which commands on a service this person is offered; the server refuses the others. */
export function offeredOnService(
  { team: { teamId }, standards }: PromisedService,
  holder: Holder | null,
  isSupplier: boolean,
): Offers {
  if (!holder) return nothing;
  const isWriter = mayDo(holder, "service.write", { teamId });
  const isCustomerLead = isSupplier && [...holder.roles.values()].includes("lead");
  return (id) => {
    if (id === "agreement.copyLink") return true;
    if (id === "agreement.draft") return isWriter || isCustomerLead;
    if (id === "agreement.addStandard" && freeMeasures({ standards }).length === 0) return false;
    return isWriter && id.startsWith("agreement.") && isFree(id, standards);
  };
}

export const offeredOnStandard = ({ team: { teamId } }: PromisedService, holder: Holder | null): Offers =>
  holder && mayDo(holder, "service.write", { teamId }) ? () => true : nothing;

/** For which sides of an agreement a person may sign. */
export const sidesLed = (agreement: MeasuredAgreement, holder: Holder | null): Side[] =>
  sides.filter((side) => holder && mayDo(holder, "agreement.sign", onSide(pairOf(agreement), side)));

/** Which commands on an agreement a lead of one of its sides is offered. */
export function offeredOnAgreement({ standards }: MeasuredAgreement, led: Side[]): Offers {
  if (led.length === 0) return nothing;
  return (id) => id.startsWith("agreement.") && (id !== "agreement.propose" || standards.length > 0);
}
