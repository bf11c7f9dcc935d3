import { expect, test } from "vitest";
import { companyRoles, teamRoles } from "#shared/organisation/model.ts";
import { mayDo, type RightName, rights, type Subject } from "#shared/rights.ts";

/**
 * Who may do what. The letters of a group stand for member, lead, desk: of the supplier's team, of the customer's team,
 * of the team concerned, of any other team; in the last group for the company's admin and committee. A dot: refused.
 */
const table = `
                                supplier customer own any company
  person.find                   mld      mld      mld mld ac
  person.merge                  ...      ...      ... ... a.
  person.erase                  ...      ...      ... ... a.
  role.grant                    ...      ...      ... ... a.
  team.create                   ...      ...      ... ... a.
  team.change                   ...      ...      .l. ... a.
  team.archive                  ...      ...      ... ... a.
  membership.confirm            ...      ...      .l. ... a.
  membership.change             ...      ...      .l. ... a.
  calendar.change               ...      ...      ... ... a.
  calendar.choose               ...      ...      .l. ... a.
  company.inspect               ...      ...      ... ... a.
  company.import                ...      ...      ... ... a.
  company.export                ...      ...      ... ... a.
  relationship.propose          mld      mld      ... ... ..
  relationship.answer           .l.      .l.      ... ... ..
  relationship.end              .l.      .l.      ... ... ..
  relationship.tier             .l.      ...      ... ... ..
  relationship.read             mld      mld      ... ... ..
  relationship.overview         ...      ...      mld ... a.
  service.write                 ...      ...      .l. ... ..
  service.readDraft             ...      ...      mld ... ..
  agreement.draft               .l.      .l.      ... ... ..
  agreement.sign                .l.      .l.      ... ... ..
  agreement.read                mld      mld      ... ... ..
  commitment.ask                ...      mld      ... ... ..
  commitment.promise            mld      ...      ... ... ..
  commitment.read               mld      mld      ... ... ..
  commitment.work               mld      ...      ... ... ..
  commitment.answer             ...      mld      ... ... ..
  commitment.recordForColleague .ld      .ld      ... ... ..
  commitment.assign             .ld      ...      ... ... ..
  improvement.read              ...      ...      mld ... .c
  improvement.manage            ...      ...      .l. ... .c
  recognition.thank             ...      ...      mld ... ..
  honour.nominate               .l.      .l.      .l. .l. .c
  honour.decide                 ...      ...      ... ... .c
  honour.read                   mld      mld      mld mld ac
  feedback.suggest              ...      mld      ... ... ..
  feedback.read                 mld      mld      ... ... ..
  feedback.answer               mld      ...      ... ... ..
  feedback.finish               .l.      ...      ... ... ..
  feedback.consult              .l.      ...      ... ... ..
  complaint.complain            ...      mld      ... ... ..
  complaint.readTeam            mld      ...      ... ... ..
  complaint.rate                mld      ...      ... ... .c
  complaint.handle              ...      ...      ... ... .c
  complaint.settings            ...      ...      ... ... a.
  survey.round                  ...      ...      ... ... .c
  survey.threshold              ...      ...      ... ... a.
  survey.readWhole              mld      ...      ... ... .c
  survey.readOwn                ...      mld      ... ... ..
  channel.set                   ...      ...      .l. ... a.
`;

const rows = table
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.trim().split(/\s+/))
  .map(([name, ...cells]) => ({ name: name as RightName, cells: cells.join(" ") }));

const subject: Required<Subject> = { supplierTeamId: "supplier", customerTeamId: "customer", teamId: "own" };
const nobody = { roles: new Map(), companyRoles: new Set<never>() };

/** The same row, asked of the product: one question for each letter. */
function rowOf(name: RightName) {
  const letter = (role: string, isAllowed: boolean) => (isAllowed ? role.charAt(0) : ".");
  const ofTeam = (teamId: string) =>
    teamRoles.map((role) =>
      letter(role, mayDo({ ...nobody, roles: new Map([[teamId, role]]) }, name, subject)),
    );
  const ofCompany = companyRoles.map((role) =>
    letter(role, mayDo({ ...nobody, companyRoles: new Set([role]) }, name, subject)),
  );
  const groups = [...["supplier", "customer", "own", "another"].map(ofTeam), ofCompany];
  return groups.map((letters) => letters.join("")).join(" ");
}

test("the table names every right once", () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(rights).toSorted());
});

test.each(rows)("$name: $cells", ({ name, cells }) => {
  expect(rowOf(name)).toBe(cells);
});

test.each(rows)("$name is refused to somebody without a role", ({ name }) => {
  expect(mayDo(nobody, name, subject)).toBe(false);
});

test("a role in a team counts for nothing where no team is concerned", () => {
  const lead = { ...nobody, roles: new Map([["own", "lead" as const]]) };
  const noTeam: Subject[] = [
    {},
    { supplierTeamId: null, customerTeamId: null, teamId: null },
    { teamId: "" },
  ];
  for (const empty of noTeam) expect(mayDo(lead, "team.change", empty)).toBe(false);
});

test("who is on both sides holds the rights of both", () => {
  const member = { ...nobody, roles: new Map([["own", "member" as const]]) };
  const both = { supplierTeamId: "own", customerTeamId: "own" };
  expect(mayDo(member, "commitment.work", both)).toBe(true);
  expect(mayDo(member, "commitment.answer", both)).toBe(true);
});
