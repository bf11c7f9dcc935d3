import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/complaint/api.ts";
import { assignComplaint } from "./assign.ts";
import { getComplaint } from "./details.ts";
import { listComplaints } from "./list.ts";
import { getComplaintRate } from "./rate.ts";
import { getComplaintSettings, setComplaintSettings } from "./settings.ts";
import {
  analyseComplaint,
  confirmResult,
  disputeResult,
  keepLesson,
  reportResult,
  sharePlan,
  withdrawComplaint,
} from "./steps.ts";
import { complain } from "./verbs.ts";

export const routes: Route[] = [
  route(api.complain, complain),
  route(api.getComplaint, getComplaint),
  route(api.listComplaints, listComplaints),
  route(api.analyseComplaint, analyseComplaint),
  route(api.sharePlan, sharePlan),
  route(api.reportResult, reportResult),
  route(api.confirmResult, confirmResult),
  route(api.disputeResult, disputeResult),
  route(api.keepLesson, keepLesson),
  route(api.withdrawComplaint, withdrawComplaint),
  route(api.assignComplaint, assignComplaint),
  route(api.getComplaintRate, getComplaintRate),
  route(api.getComplaintSettings, getComplaintSettings),
  route(api.setComplaintSettings, setComplaintSettings),
];
