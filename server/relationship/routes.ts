import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/relationship/api.ts";
import { confirmRelationship, declineRelationship, endRelationship, setTier } from "./answer.ts";
import { whoIsHit, whoIsHitThrough } from "./downstream.ts";
import { listRelationships } from "./list.ts";
import { getRelationMap } from "./map.ts";
import { getRelationship, listRelationshipHistory } from "./read.ts";
import { proposeRelationship } from "./verbs.ts";

/** The fixed paths come before the one with an id in the same place. */
export const routes: Route[] = [
  route(api.proposeRelationship, proposeRelationship),
  route(api.confirmRelationship, confirmRelationship),
  route(api.declineRelationship, declineRelationship),
  route(api.endRelationship, endRelationship),
  route(api.setTier, setTier),
  route(api.listRelationships, listRelationships),
  route(api.getRelationMap, getRelationMap),
  route(api.whoIsHit, whoIsHit),
  route(api.getRelationship, getRelationship),
  route(api.listRelationshipHistory, listRelationshipHistory),
  route(api.whoIsHitThrough, whoIsHitThrough),
];
