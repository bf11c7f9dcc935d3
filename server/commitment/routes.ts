import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/commitment/api.ts";
import * as readApi from "#shared/commitment/readApi.ts";
import { answerDate, proposeDate } from "./dates.ts";
import { getCommitment } from "./detail.ts";
import { listDownstream } from "./downstream.ts";
import { listAwaited, listCommitments, listOwed } from "./lists.ts";
import { askForCommitment, promiseCommitment } from "./make.ts";
import { suggestCommitment } from "./suggest.ts";
import { getToday } from "./today.ts";
import * as verbs from "./verbs.ts";

export const routes: Route[] = [
  route(readApi.getToday, getToday),
  route(readApi.listOwed, listOwed),
  route(readApi.listAwaited, listAwaited),
  route(readApi.listCommitments, listCommitments),
  route(readApi.suggestCommitment, suggestCommitment),
  route(readApi.getCommitment, getCommitment),
  route(readApi.listDownstream, listDownstream),
  route(api.askForCommitment, askForCommitment),
  route(api.promiseCommitment, promiseCommitment),
  route(api.acceptCommitment, verbs.acceptCommitment),
  route(api.declineCommitment, verbs.declineCommitment),
  route(api.replyToCommitment, verbs.replyToCommitment),
  route(api.askCustomer, verbs.askCustomer),
  route(api.answerQuestion, verbs.answerQuestion),
  route(api.deliverCommitment, verbs.deliverCommitment),
  route(api.confirmCommitment, verbs.confirmCommitment),
  route(api.withdrawCommitment, verbs.withdrawCommitment),
  route(api.proposeDate, proposeDate),
  route(api.answerDate, answerDate),
  route(api.assignCommitment, verbs.assignCommitment),
  route(api.nudgeCommitment, verbs.nudgeCommitment),
];
