import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/recognition/api.ts";
import * as honourApi from "#shared/recognition/honourApi.ts";
import { getHonourEvidence, listEvidence } from "./evidence.ts";
import { declineHonour, grantHonour, listHonours, nominate } from "./honours.ts";
import { getThanksLeft, listNewThanks, listReceivedThanks, listThanks } from "./read.ts";
import { giveThanks } from "./verbs.ts";

/** The fixed paths come before the ones with an id in the same place. */
export const routes: Route[] = [
  route(api.giveThanks, giveThanks),
  route(api.listThanks, listThanks),
  route(api.listReceivedThanks, listReceivedThanks),
  route(api.listNewThanks, listNewThanks),
  route(api.getThanksLeft, getThanksLeft),
  route(honourApi.nominate, nominate),
  route(honourApi.listHonours, listHonours),
  route(honourApi.listEvidence, listEvidence),
  route(honourApi.getHonourEvidence, getHonourEvidence),
  route(honourApi.grantHonour, grantHonour),
  route(honourApi.declineHonour, declineHonour),
];
