import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/draft/api.ts";
import { dropDraft, keepDraft, readDraft } from "./verbs.ts";

export const routes: Route[] = [
  route(api.readDraft, readDraft),
  route(api.keepDraft, keepDraft),
  route(api.dropDraft, dropDraft),
];
