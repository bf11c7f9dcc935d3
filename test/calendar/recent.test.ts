import { expect, test } from "vitest";
import { Recent } from "#shared/calendar/recent.ts";

test("what was used last is kept, what was not is made anew, and never more than the limit is held", () => {
  const made: string[] = [];
  const recent = new Recent<string, string>(2);
  for (const key of ["oslo", "berlin", "oslo", "tokyo", "oslo", "berlin"]) {
    recent.of(key, () => {
      made.push(key);
      return key;
    });
  }
  expect(made).toEqual(["oslo", "berlin", "tokyo", "berlin"]);
});
