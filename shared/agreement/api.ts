import { z } from "zod";
import { endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import { NameQuery } from "#shared/organisation/model.ts";
import { NamedCursor, SequenceCursor, ServiceChange, ServiceDetails, StandardAnswer } from "./answers.ts";
import { Revision, Service, ServiceDraft, ServiceState, Standard } from "./model.ts";
import { termsWith } from "./terms.ts";

const ServiceAt = z.object({ serviceId: Id, revision: Revision });

export const createService = endpoint({
  method: "POST",
  path: "/api/services",
  summary: "Add a service to a team, as a draft that only the team sees",
  input: ServiceDraft.extend({ teamId: Id, ownerId: Id.nullable().default(null) }),
  output: Service,
});

export const changeService = endpoint({
  method: "PUT",
  path: "/api/services/{serviceId}",
  summary: "Change what is said about a service; a published one stays fit to be published",
  input: ServiceDraft.extend({ ...ServiceAt.shape, ownerId: Id.nullable().default(null) }),
  output: Service,
});

export const publishService = endpoint({
  method: "POST",
  path: "/api/services/{serviceId}/publish",
  summary: "Show a service to everybody; it needs a promise without vague words and an owner",
  input: ServiceAt,
  output: Service,
});

export const retireService = endpoint({
  method: "POST",
  path: "/api/services/{serviceId}/retire",
  summary: "Stop offering a service; what was promised before stays promised",
  input: ServiceAt,
  output: Service,
});

export const listServices = endpoint({
  method: "GET",
  path: "/api/services",
  summary: "A team's services by name: published ones for everybody, drafts and retired ones for the team",
  input: z.object({
    teamId: Id,
    state: ServiceState.optional(),
    query: NameQuery,
    ...Page,
    cursor: NamedCursor,
  }),
  output: pageOf(Service),
});

export const findServices = endpoint({
  method: "GET",
  path: "/api/services/find",
  summary: "Published services of all teams by part of their name: those whose name starts with it first",
  input: z.object({ query: NameQuery, limit: Page.limit }),
  output: z.object({ items: z.array(Service) }),
});

export const getService = endpoint({
  method: "GET",
  path: "/api/services/{serviceId}",
  summary: "One service with its standards, how they are kept, and the standards before them",
  input: z.object({ serviceId: Id }),
  output: ServiceDetails,
});

export const listServiceHistory = endpoint({
  method: "GET",
  path: "/api/services/{serviceId}/history",
  summary: "What happened to a service and its standards, latest first",
  input: z.object({ serviceId: Id, ...Page, cursor: SequenceCursor }),
  output: pageOf(ServiceChange),
});

export const addStandard = endpoint({
  method: "POST",
  path: "/api/services/{serviceId}/standards",
  summary: "Promise a standard to every customer; one for each measure",
  input: termsWith({ serviceId: Id }),
  output: StandardAnswer,
});

export const replaceStandard = endpoint({
  method: "POST",
  path: "/api/standards/{standardId}/replace",
  summary: "Promise another standard in place of this one; commitments made before keep the old one",
  input: termsWith({ standardId: Id }),
  output: StandardAnswer,
});

export const retireStandard = endpoint({
  method: "POST",
  path: "/api/standards/{standardId}/retire",
  summary: "Stop promising a standard; commitments made before keep it",
  input: z.object({ standardId: Id }),
  output: Standard,
});
