import { z } from "zod";
import { TimeZone } from "#shared/calendar/model.ts";
import { Done, endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import {
  CompanyRole,
  FoundPerson,
  Locale,
  Me,
  MergeSuggestion,
  NameQuery,
  Person,
  PersonRef,
} from "./model.ts";

export const getMe = endpoint({
  method: "GET",
  path: "/api/me",
  summary: "The person signed in, their teams and roles",
  input: z.object({}),
  output: Me,
});

export const updateMe = endpoint({
  method: "PUT",
  path: "/api/me",
  summary: "Store the language and time zone that notifications are written in",
  input: z.object({ locale: Locale, timeZone: TimeZone }),
  output: Me,
});

export const searchPeople = endpoint({
  method: "GET",
  path: "/api/people",
  summary: "People by name: those whose name starts with the query first",
  input: z.object({ query: NameQuery, ...Page }),
  output: pageOf(FoundPerson),
});

export const getPerson = endpoint({
  method: "GET",
  path: "/api/people/{personId}",
  summary: "One person and their teams",
  input: z.object({ personId: Id }),
  output: FoundPerson,
});

export const erasePerson = endpoint({
  method: "POST",
  path: "/api/people/{personId}/erase",
  summary: "Blank a person's row; history keeps only the id",
  input: z.object({ personId: Id }),
  output: Done,
});

export const listMergeSuggestions = endpoint({
  method: "GET",
  path: "/api/merge-suggestions",
  summary: "Imported people and sign-ins that may be the same human",
  input: z.object(Page),
  output: pageOf(MergeSuggestion),
});

export const mergePeople = endpoint({
  method: "POST",
  path: "/api/people/{personId}/merge",
  summary: "Confirm that an imported person is the one who signed in",
  input: z.object({ personId: Id, signedInPersonId: Id }),
  output: Person,
});

export const listCompanyRoles = endpoint({
  method: "GET",
  path: "/api/company-roles",
  summary: "Who holds a company role: admins and the committee",
  input: z.object(Page),
  output: pageOf(PersonRef.extend({ role: CompanyRole })),
});

const CompanyRoleOf = z.object({ personId: Id, role: CompanyRole });

export const grantCompanyRole = endpoint({
  method: "PUT",
  path: "/api/people/{personId}/roles/{role}",
  summary: "Give a person a company role",
  input: CompanyRoleOf,
  output: Done,
});

export const revokeCompanyRole = endpoint({
  method: "DELETE",
  path: "/api/people/{personId}/roles/{role}",
  summary: "Take a company role from a person",
  input: CompanyRoleOf,
  output: Done,
});

export const CheckName = z.enum([
  "domain",
  "appId",
  "tenant",
  "keys",
  "database",
  "graph",
  "secret",
  "webhook",
  "delivery",
  "bot",
  "office",
]);
export type CheckName = z.infer<typeof CheckName>;

/** One thing the set-up needs, how it stands, and what to do when it is wrong. */
export const Check = z.object({
  name: CheckName,
  /** `off`: nobody has to set it up, and nobody has. */
  state: z.enum(["ok", "wrong", "unknown", "off"]),
  cure: z
    .object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type Check = z.infer<typeof Check>;

export const selfCheck = endpoint({
  method: "GET",
  path: "/api/self-check",
  summary: "Which part of the set-up is wrong, and its cure",
  input: z.object({
    /** The domain the caller's page was loaded from. */
    domain: z.string().trim().toLowerCase().max(255, "error.tooLong").optional(),
  }),
  output: z.object({ checks: z.array(Check) }),
});
