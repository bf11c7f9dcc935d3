import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/notification/api.ts";
import { listTeamChannels, removeTeamChannel, tryTeamChannel } from "./channels.ts";
import { listNotifications } from "./read.ts";
import {
  countNotifications,
  getNotificationSettings,
  readNotifications,
  snoozeNotifications,
  switchKinds,
} from "./verbs.ts";

export const routes: Route[] = [
  route(api.listNotifications, listNotifications),
  route(api.countNotifications, countNotifications),
  route(api.readNotifications, readNotifications),
  route(api.getNotificationSettings, getNotificationSettings),
  route(api.switchKinds, switchKinds),
  route(api.snoozeNotifications, snoozeNotifications),
  route(api.listTeamChannels, listTeamChannels),
  route(api.tryTeamChannel, tryTeamChannel),
  route(api.removeTeamChannel, removeTeamChannel),
];
