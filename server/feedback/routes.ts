import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/feedback/api.ts";
import * as consultationApi from "#shared/feedback/consultationApi.ts";
import { listConsultationAnswers, listConsultations } from "./consultationRead.ts";
import { answerConsultation, decideConsultation, openConsultation } from "./consultations.ts";
import { listBoard, listMySuggestions, listNewAnswers, listSuggestionsToUs } from "./read.ts";
import * as steps from "./steps.ts";
import { suggest } from "./verbs.ts";

export const routes: Route[] = [
  route(api.suggest, suggest),
  route(api.acceptSuggestion, steps.acceptSuggestion),
  route(api.declineSuggestion, steps.declineSuggestion),
  route(api.finishSuggestion, steps.finishSuggestion),
  route(api.takeSuggestion, steps.takeSuggestion),
  route(api.withdrawSuggestion, steps.withdrawSuggestion),
  route(api.listMySuggestions, listMySuggestions),
  route(api.listSuggestionsToUs, listSuggestionsToUs),
  route(api.listBoard, listBoard),
  route(api.listNewAnswers, listNewAnswers),
  route(consultationApi.openConsultation, openConsultation),
  route(consultationApi.answerConsultation, answerConsultation),
  route(consultationApi.decideConsultation, decideConsultation),
  route(consultationApi.listConsultations, listConsultations),
  route(consultationApi.listConsultationAnswers, listConsultationAnswers),
];
