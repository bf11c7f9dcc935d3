import { useSyncExternalStore } from "react";
import { connection } from "#tab/host/connection.ts";
import { useTexts } from "#tab/text.ts";

export function OfflineNote() {
  const { t } = useTexts();
  const isOnline = useSyncExternalStore(connection.follow, connection.isThere);
  if (isOnline) return null;
  return (
    <p
      role="status"
      className="small"
      style={{
        margin: 0,
        padding: "6px 20px",
        background: "var(--colorStatusWarningBackground1)",
        color: "var(--colorStatusWarningForeground1)",
      }}
    >
      {t("app.offline")}
    </p>
  );
}
