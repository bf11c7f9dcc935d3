import { type Route, route } from "#server/endpoint.ts";
import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as api from "#shared/agreement/api.ts";
import { getAgreement, listAgreements, listSignatureRequests } from "./agreementRead.ts";
import { addAgreementStandard, discardAgreement, draftAgreement, removeAgreementStandard } from "./draft.ts";
import { addStandard, replaceStandard, retireStandard } from "./floor.ts";
import { listAgreementHistory, listServiceHistory } from "./history.ts";
import { getPromises, listPromisedCommitments } from "./promises.ts";
import { findServices, getService, listPromisedServices, listServices } from "./read.ts";
import { changeService, createService, publishService, retireService } from "./services.ts";
import { declineAgreement, proposeAgreement, signAgreement, withdrawAgreement } from "./sign.ts";

export const routes: Route[] = [
  route(api.createService, createService),
  route(api.changeService, changeService),
  route(api.publishService, publishService),
  route(api.retireService, retireService),
  route(api.listServices, listServices),
  route(api.findServices, findServices),
  route(api.getService, getService),
  route(api.listServiceHistory, listServiceHistory),
  route(api.addStandard, addStandard),
  route(api.replaceStandard, replaceStandard),
  route(api.retireStandard, retireStandard),
  route(agreementApi.draftAgreement, draftAgreement),
  route(agreementApi.addAgreementStandard, addAgreementStandard),
  route(agreementApi.removeAgreementStandard, removeAgreementStandard),
  route(agreementApi.proposeAgreement, proposeAgreement),
  route(agreementApi.signAgreement, signAgreement),
  route(agreementApi.declineAgreement, declineAgreement),
  route(agreementApi.withdrawAgreement, withdrawAgreement),
  route(agreementApi.discardAgreement, discardAgreement),
  route(agreementApi.getAgreement, getAgreement),
  route(agreementApi.listAgreements, listAgreements),
  route(agreementApi.listAgreementHistory, listAgreementHistory),
  route(agreementApi.listSignatureRequests, listSignatureRequests),
  route(agreementApi.getPromises, getPromises),
  route(agreementApi.listPromisedServices, listPromisedServices),
  route(agreementApi.listPromisedCommitments, listPromisedCommitments),
];
