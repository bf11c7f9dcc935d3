import { useSyncExternalStore } from "react";
import { useTexts } from "#tab/text.ts";

function follow(onChange: () => void) {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

export function OfflineNote() {
  const { t } = useTexts();
  const isOnline = useSyncExternalStore(follow, () => navigator.onLine);
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
