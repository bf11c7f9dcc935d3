import type { TextKey } from "#shared/text.ts";
import type { Texts } from "#tab/text.ts";

/** Shown when there is no host to work in; it stands on its own, without theme, client or commands. */
export function HostFailure({ texts: { t }, messageKey }: { texts: Texts; messageKey: TextKey }) {
  const isElsewhere = messageKey === "app.openInTeamsHint";
  return (
    <main style={{ padding: 24, maxWidth: 480, margin: "0 auto" }}>
      <div role="alert">
        <h1 style={{ fontSize: 24, lineHeight: "32px" }}>
          {t(isElsewhere ? "app.openInTeams" : "app.name")}
        </h1>
        <p>{t(messageKey)}</p>
        {isElsewhere && <a href={document.documentElement.dataset.teams}>{t("app.openInTeams")}</a>}
        {!isElsewhere && (
          <button type="button" onClick={() => location.reload()}>
            {t("app.retry")}
          </button>
        )}
      </div>
    </main>
  );
}
