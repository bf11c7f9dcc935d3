import { Button } from "@fluentui/react-components";
import { listNotifications, readNotifications } from "#shared/notification/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTools } from "#tab/tools.ts";
import { Columns, PageHeader, Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { Channels } from "./Channels.tsx";
import { Entry } from "./Entry.tsx";
import { Settings } from "./Settings.tsx";

const SHOWN_FIRST = 20;

/** What concerns the reader, latest first; beside it, how they are told. */
export default function View() {
  const { t } = useTexts();
  const { write } = useTools();
  const pages = usePages(listNotifications, { limit: SHOWN_FIRST });
  const [latest] = pages.items ?? [];
  const hasUnread = pages.items?.some(({ readAt }) => readAt === null) ?? false;
  return (
    <>
      <PageHeader title={t("app.notifications")} subtitle={t("notification.hint")}>
        {latest && hasUnread && (
          <Button
            onClick={() =>
              write(
                readNotifications,
                { notificationId: latest.notificationId, isWithOlder: true },
                "notification.wasRead",
              )
            }
          >
            {t("notification.readAll")}
          </Button>
        )}
      </PageHeader>
      <Columns>
        <Section title={t("notification.list")}>
          <PagedLines pages={pages} empty={t("notification.none")}>
            {(one) => <Entry key={one.notificationId} notification={one} />}
          </PagedLines>
        </Section>
        <div>
          <Settings />
          <Channels />
        </div>
      </Columns>
    </>
  );
}
