import type { TeamsManifestV1D25 } from "@microsoft/app-manifest";
import { notificationKinds } from "#shared/notification/model.ts";
import { notificationEn } from "#shared/notification/text.en.ts";
import { notificationZh } from "#shared/notification/text.zh.ts";

const types = [...notificationKinds, "digest"] as const;

/** The right to write to the activity feed of whoever has the app, and to nobody else's. */
export const SEND_PERMISSION = "TeamsActivity.Send.User";

/** One type of activity for each kind of notification, so that each can be tuned in Teams, and one for the digest. */
export function activityTypes(): TeamsManifestV1D25.ActivityType[] {
  return types.map((type) => ({
    type,
    description: notificationEn[`notification.activity.${type}`],
    templateText: notificationEn[`notification.template.${type}`],
  }));
}

/** Their strings in Chinese, by the place each has in the manifest. */
export function chineseActivities() {
  const entries = types.flatMap((type, index) => {
    const place = `activities.activityTypes[${index}]`;
    return [
      [`${place}.description`, notificationZh[`notification.activity.${type}`]],
      [`${place}.templateText`, notificationZh[`notification.template.${type}`]],
    ];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
