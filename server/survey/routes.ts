import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/survey/api.ts";
import { closeRound, prepareClosing } from "./close.ts";
import { addRoundAction } from "./followUp.ts";
import { openRound } from "./open.ts";
import { getMySurvey, getRelease, getThresholds, listRounds } from "./read.ts";
import { answerSurvey, explainNoAction, setThresholds } from "./verbs.ts";

export const routes: Route[] = [
  route(api.getMySurvey, getMySurvey),
  route(api.answerSurvey, answerSurvey),
  route(api.openRound, openRound),
  route(api.closeRound, closeRound, prepareClosing),
  route(api.explainNoAction, explainNoAction),
  route(api.addRoundAction, addRoundAction),
  route(api.listRounds, listRounds),
  route(api.getRelease, getRelease),
  route(api.getThresholds, getThresholds),
  route(api.setThresholds, setThresholds),
];
