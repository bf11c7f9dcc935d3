import type { PromisedService } from "#shared/agreement/measured.ts";
import type { Measure } from "#shared/agreement/model.ts";

/** Satisfaction is left out: it is asked, not promised. */
export const offeredMeasures = ["responded", "delivered", "accurate"] as const satisfies Measure[];

/** The measures of which a service promises nothing yet. */
export const freeMeasures = ({ standards }: Pick<PromisedService, "standards">) =>
  offeredMeasures.filter((measure) => !standards.some(({ standard }) => standard.measure === measure));
