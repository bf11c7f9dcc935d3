import { Link, useLocation } from "wouter";
import { type ViewId, viewIds, views } from "#shared/contributions.ts";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Navigation.module.css";

/** The views of this scope. Teams shows its own tab strip, so inside Teams only what that strip lacks is here. */
export function Navigation() {
  const { t } = useTexts();
  const host = useHost();
  const { scope } = useHostState();
  if (scope !== "personal") return null;
  const shown = viewIds.filter(
    (id) => views[id].scopes.includes("personal") && (host.name !== "teams" || views[id].isSetting),
  );
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t("app.skip")}
      </a>
      <nav aria-label={t("app.navigation")} className={styles.bar}>
        {host.name !== "teams" && <span className={styles.name}>{t("app.name")}</span>}
        {shown.map((id) => (
          <ViewLink key={id} id={id} />
        ))}
      </nav>
    </>
  );
}

function ViewLink({ id }: { id: ViewId }) {
  const { t } = useTexts();
  const [path] = useLocation();
  const { title, path: target, isSetting } = views[id];
  const isCurrent = path === target || path.startsWith(`${target}/`);
  return (
    <Link
      href={target}
      aria-current={isCurrent ? "page" : undefined}
      className={`${styles.link} ${isCurrent ? styles.current : ""} ${isSetting ? styles.end : ""}`}
    >
      {t(title)}
    </Link>
  );
}
