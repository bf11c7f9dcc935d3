import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/intake/api.ts";
import * as exportApi from "#shared/intake/exportApi.ts";
import { readExport, startExport } from "./export.ts";
import { getImport, listImportFindings, listImports, readImportHead } from "./read.ts";
import { discardImport, prepareImport, sendPart, startImport, stopImport } from "./verbs.ts";

export const routes: Route[] = [
  route(api.prepareImport, prepareImport),
  route(api.sendPart, sendPart),
  route(api.readImportHead, readImportHead),
  route(api.startImport, startImport),
  route(api.stopImport, stopImport),
  route(api.discardImport, discardImport),
  route(api.getImport, getImport),
  route(api.listImports, listImports),
  route(api.listImportFindings, listImportFindings),
  route(exportApi.startExport, startExport),
  route(exportApi.readExport, readExport),
];
