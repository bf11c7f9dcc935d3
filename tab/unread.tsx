import type * as notification from "#shared/notification/api.ts";
import { useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { read } from "#tab/reads.ts";
import { useTexts } from "#tab/text.ts";
import { Count } from "#tab/ui/Count.tsx";

const MOST_SHOWN = 99;
const countNotifications = read<typeof notification.countNotifications>("/api/notifications/count");

/** How many notifications are unread, beside the way to them; loaded after the screen, and only for who could be signed in. */
export default function Unread() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const { data } = useEndpoint(countNotifications, {}, { enabled: me !== undefined });
  if (!data || data.unread === 0) return null;
  const shown = data.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(data.unread);
  return <Count label={t("notification.unreadCount", { count: data.unread })}>{shown}</Count>;
}
