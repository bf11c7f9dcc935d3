import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/improvement/api.ts";
import { listActions } from "./read.ts";
import { changeAction, checkAction, dropAction, finishAction } from "./verbs.ts";

export const routes: Route[] = [
  route(api.listActions, listActions),
  route(api.changeAction, changeAction),
  route(api.finishAction, finishAction),
  route(api.checkAction, checkAction),
  route(api.dropAction, dropAction),
];
