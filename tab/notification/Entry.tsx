import { Button } from "@fluentui/react-components";
import { Link } from "wouter";
import { readNotifications } from "#shared/notification/api.ts";
import type { Notification } from "#shared/notification/model.ts";
import { useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { Row } from "#tab/ui/layout.tsx";
import styles from "./Entry.module.css";

/** One thing that happened; to follow it is to have read it. */
export function Entry({ notification }: { notification: Notification }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const markRead = useMarkRead(notification.notificationId);
  const { said, actor, title, path, momentAt, createdAt, readAt } = notification;
  const isUnread = readAt === null;
  const saying = t(`notification.said.${said}`, { from: actor?.name || t("notification.somebody") });
  const under = [
    title !== null && saying,
    momentAt !== null && t("notification.about", { date: date(momentAt) }),
  ].filter(Boolean);
  const link = (
    <Link href={path} onClick={() => isUnread && markRead()}>
      {title ?? saying}
    </Link>
  );
  return (
    <Row
      glyph={
        <span
          role="img"
          aria-label={t(isUnread ? "notification.unread" : "notification.isRead")}
          className={isUnread ? styles.unread : "quiet"}
        >
          {isUnread ? "●" : "·"}
        </span>
      }
      lead={<Ago at={createdAt} />}
      title={isUnread ? <strong>{link}</strong> : link}
      under={under.join(" · ")}
      actions={
        isUnread && (
          <Button size="small" appearance="subtle" onClick={markRead}>
            {t("notification.markRead")}
          </Button>
        )
      }
    />
  );
}

/** Whether it was marked or not, the screen it leads to opens. */
function useMarkRead(notificationId: string) {
  const write = useWrite();
  return () => void write(readNotifications, { notificationId }).catch(() => undefined);
}

/** How long ago, as shortly as it is clear. */
function Ago({ at }: { at: number }) {
  const now = useNow();
  const { span, moment } = useTimeFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={moment(at)}>
      {span(now - at)}
    </time>
  );
}
