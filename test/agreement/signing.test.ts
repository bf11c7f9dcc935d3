import { expect, test } from "vitest";
import { offerTo, signedSide } from "#shared/agreement/signing.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import { getCommitment } from "#shared/commitment/readApi.ts";
import { answerIn24Hours, createCompany } from "./company.ts";

const signature = { person: { personId: "0198c5a0-0000-7000-8000-000000000001", name: "Ida" }, signedAt: 1 };
const bySupplier = { supplierSignature: signature, customerSignature: null };
const byBoth = { supplierSignature: signature, customerSignature: signature };
const byNobody = { supplierSignature: null, customerSignature: null };

test("one signature says whose it is; none and both say nothing", () => {
  expect(signedSide(bySupplier)).toBe("supplier");
  expect(signedSide({ supplierSignature: null, customerSignature: signature })).toBe("customer");
  expect(signedSide(byBoth)).toBeNull();
  expect(signedSide(byNobody)).toBeNull();
});

test("a proposal waits for the side that has not signed, and for us when we lead that side", () => {
  const proposed = { state: "proposed", ...bySupplier } as const;
  expect(offerTo(proposed, ["customer"])).toBe("awaitsUs");
  expect(offerTo(proposed, ["supplier", "customer"])).toBe("awaitsUs");
  expect(offerTo(proposed, ["supplier"])).toBe("awaitsOthers");
  expect(offerTo(proposed, [])).toBe("awaitsOthers");
});

test("a draft and an agreement are what they are, versions of the past are closed", () => {
  expect(offerTo({ state: "draft", ...byNobody }, ["supplier"])).toBe("draft");
  expect(offerTo({ state: "agreed", ...byBoth }, ["supplier"])).toBe("agreed");
  expect(offerTo({ state: "superseded", ...byBoth }, ["supplier"])).toBe("closed");
  expect(offerTo({ state: "discarded", ...byNobody }, ["supplier"])).toBe("closed");
});

test("a new version changes nothing for what was asked before it was signed", async () => {
  const { call, it, finance, financeMember, publish, sign, clock } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  const ask = () =>
    call(financeMember, askForCommitment, {
      supplierTeamId: it.teamId,
      customerTeamId: finance.teamId,
      serviceId,
      sentence: "A laptop for Finn",
    });
  const hours = 3_600_000;
  await sign(serviceId, [{ ...answerIn24Hours, threshold: 8 }]);
  const before = await ask();
  await sign(serviceId, [{ ...answerIn24Hours, threshold: 4 }]);
  const after = await ask();
  expect(before.respondDueAt).toBe(clock.now + 8 * hours);
  expect(after.respondDueAt).toBe(clock.now + 4 * hours);
  const { commitmentId } = before;
  expect(await call(financeMember, getCommitment, { commitmentId })).toMatchObject({
    respondDueAt: clock.now + 8 * hours,
    revision: before.revision,
  });
});
