import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/organisation/api.ts";
import * as teamApi from "#shared/organisation/teamApi.ts";
import { listMembers, listPendingMemberships } from "./membershipRead.ts";
import {
  chooseTeam,
  confirmMembership,
  declineMembership,
  leaveTeam,
  removeMember,
  setMembership,
} from "./membershipVerbs.ts";
import { mergePeople } from "./merge.ts";
import { listMergeSuggestions } from "./mergeSuggestions.ts";
import { getMe, getPerson, listCompanyRoles, searchPeople } from "./personRead.ts";
import { erasePerson, grantCompanyRole, revokeCompanyRole, updateMe } from "./personVerbs.ts";
import { getTeam, listTeams } from "./teamRead.ts";
import { archiveTeam, changeTeam, createTeam, restoreTeam } from "./teamVerbs.ts";

export const routes: Route[] = [
  route(api.getMe, getMe),
  route(api.updateMe, updateMe),
  route(api.searchPeople, searchPeople),
  route(api.getPerson, getPerson),
  route(api.erasePerson, erasePerson),
  route(api.listMergeSuggestions, listMergeSuggestions),
  route(api.mergePeople, mergePeople),
  route(api.listCompanyRoles, listCompanyRoles),
  route(api.grantCompanyRole, grantCompanyRole),
  route(api.revokeCompanyRole, revokeCompanyRole),
  route(teamApi.listTeams, listTeams),
  route(teamApi.getTeam, getTeam),
  route(teamApi.createTeam, createTeam),
  route(teamApi.changeTeam, changeTeam),
  route(teamApi.archiveTeam, archiveTeam),
  route(teamApi.restoreTeam, restoreTeam),
  route(teamApi.listMembers, listMembers),
  route(teamApi.chooseTeam, chooseTeam),
  route(teamApi.leaveTeam, leaveTeam),
  route(teamApi.setMembership, setMembership),
  route(teamApi.removeMember, removeMember),
  route(teamApi.confirmMembership, confirmMembership),
  route(teamApi.declineMembership, declineMembership),
  route(teamApi.listPendingMemberships, listPendingMemberships),
];
