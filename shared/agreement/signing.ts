import type { Side } from "#shared/relationship/model.ts";
import type { Agreement } from "./model.ts";

type Signatures = Pick<Agreement, "supplierSignature" | "customerSignature">;

export const signatureOf = {
  supplier: "supplierSignature",
  customer: "customerSignature",
} as const satisfies Record<Side, keyof Signatures>;

/**
 * The only side that has signed, or null when none or both have.
 *
 * @example signedSide({ supplierSignature, customerSignature: null }) // => "supplier"
 */
export function signedSide(signatures: Signatures): Side | null {
  const signed = (["supplier", "customer"] as const).filter((side) => signatures[signatureOf[side]]);
  return signed.length === 1 ? (signed[0] as Side) : null;
}

/** How an agreement looks to somebody who speaks for some of its sides; decides what is offered to them. */
export type Offer = "draft" | "awaitsOthers" | "awaitsUs" | "agreed" | "closed";

/**
 * What an agreement waits for, seen by a lead of these sides.
 *
 * @example offerTo({ state: "proposed", supplierSignature, customerSignature: null }, ["customer"]) // => "awaitsUs"
 */
export function offerTo(
  { state, ...signatures }: Signatures & Pick<Agreement, "state">,
  sides: readonly Side[],
): Offer {
  if (state === "proposed") {
    const signed = signedSide(signatures);
    return sides.some((side) => side !== signed) ? "awaitsUs" : "awaitsOthers";
  }
  return state === "draft" || state === "agreed" ? state : "closed";
}
