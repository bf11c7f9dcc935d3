import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import {
  confirmRelationship,
  declineRelationship,
  endRelationship,
  getRelationship,
  proposeRelationship,
  setTier,
} from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, eventsOf, idOf, seen } from "./company.ts";

const writes = { confirmRelationship, declineRelationship, endRelationship, setTier };

test.each(Object.keys(writes) as (keyof typeof writes)[])(
  "%s refuses an unknown relationship, a bad id, a missing revision and an unknown field",
  async (name) => {
    const { call, itLead, financeLead, propose } = await createCompany();
    const proposed = await propose(itLead, "supplier");
    const rest = {
      confirmRelationship: {},
      declineRelationship: { reason: "No" },
      endRelationship: { reason: "No" },
      setTier: { tier: 1, reason: "No" },
    }[name];
    const tryWith = (input: object) =>
      refusal(
        call(financeLead, writes[name] as typeof confirmRelationship, {
          ...seen(proposed),
          ...rest,
          ...input,
        }),
      );
    expect(await tryWith({ relationshipId: newId() })).toMatchObject({ code: "notFound" });
    expect(await tryWith({ relationshipId: "1" })).toEqual({
      code: "invalid",
      key: "error.id",
      field: "relationshipId",
    });
    expect(await tryWith({ revision: undefined })).toMatchObject({ code: "invalid", field: "revision" });
    expect(await tryWith({ revision: "1" })).toMatchObject({ code: "invalid", field: "revision" });
    expect(await tryWith({ state: "confirmed" })).toEqual({
      code: "invalid",
      key: "error.unknownField",
      field: "state",
    });
  },
);

test.each([
  ["too long", "x".repeat(501), "error.tooLong"],
  ["empty", "  ", "error.required"],
  ["missing", undefined, "error.required"],
  ["a number", 7, "error.required"],
  ["with control characters", "No\u0000", "error.controlCharacter"],
  ["turned around", "No \u202edlot", "error.controlCharacter"],
])("a reason that is %s is refused by its field", async (_, reason, key) => {
  const { call, itLead, financeLead, propose } = await createCompany();
  const proposed = await propose(itLead, "supplier");
  const decline = call(financeLead, declineRelationship, { ...seen(proposed), reason: reason as string });
  expect(await refusal(decline)).toEqual({ code: "invalid", key, field: "reason" });
});

test("what flows may be left out, has a longest length, and HTML in it is text", async () => {
  const { call, propose, itLead } = await createCompany();
  expect(await refusal(propose(itLead, "supplier", "x".repeat(301)))).toEqual({
    code: "invalid",
    key: "error.tooLong",
    field: "flow",
  });
  const html = `<img src=x onerror="alert(1)"> & 'quotes'; drop table relationship;--`;
  const proposed = await propose(itLead, "supplier", html);
  expect(await call(itLead, getRelationship, idOf(proposed))).toMatchObject({ flow: html });
});

test.each([
  [{ side: "both" }, "side"],
  [{ side: undefined }, "side"],
  [{ supplierTeamId: "IT" }, "supplierTeamId"],
  [{ customerTeamId: null }, "customerTeamId"],
  [{ tier: 1 }, "tier"],
])("a proposal with %j is refused by its field", async (wrong, field) => {
  const { call, pair, itLead } = await createCompany();
  const input = { ...pair, side: "supplier", ...wrong } as never;
  expect(await refusal(call(itLead, proposeRelationship, input))).toMatchObject({ code: "invalid", field });
});

test("a write sent twice with one key is done once; another key finds the state changed", async () => {
  const company = await createCompany();
  const { call, propose, itLead, financeLead } = company;
  const proposed = await propose(itLead, "supplier");
  const decline = (key: string) =>
    call(financeLead, declineRelationship, { ...seen(proposed), reason: "No" }, { "idempotency-key": key });
  const declined = await decline("decline-once");
  expect(await decline("decline-once")).toEqual(declined);
  expect(await refusal(decline("decline-again"))).toMatchObject({ code: "conflict" });
  expect(await eventsOf(company, proposed.relationshipId)).toHaveLength(2);
});
