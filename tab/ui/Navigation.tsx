import { lazy, type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { tabOf, type ViewId, viewAt, viewIds, views } from "#shared/contributions.ts";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { keyLabel } from "#tab/keys.ts";
import { useTexts, withAllTexts } from "#tab/text.ts";
import { useOpenPalette } from "#tab/tools.ts";
import { Later } from "./Later.tsx";
import styles from "./Navigation.module.css";

/** A number that cannot be loaded is left out: the way stays open. */
const Unread = lazy(() => withAllTexts(import("#tab/unread.tsx")).catch(() => ({ default: () => null })));

const personal = viewIds.filter((id) => views[id].scopes.includes("personal"));
const tabs = personal.filter((id) => tabOf(id) === id);
const settings = personal.filter((id) => views[id].isSetting);

const isAt = (path: string, { path: target }: { path: string }) =>
  path === target || path.startsWith(`${target}/`);

/** The views of this scope. Teams shows its own tab strip, so inside Teams only what that strip lacks is here. */
export function Navigation() {
  const { t } = useTexts();
  const { name } = useHost();
  const { scope } = useHostState();
  if (scope !== "personal") return null;
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t("app.skip")}
      </a>
      <nav
        aria-label={t("app.navigation")}
        className={`${styles.bar} ${name === "teams" ? styles.inTeams : ""}`}
      >
        {name === "teams" ? <WayBack /> : <Tabs />}
        <span className={styles.end}>
          <PaletteButton />
          {settings.map((id) => (
            <ViewLink key={id} id={id} glyph={id === "admin" ? "⚙︎" : undefined}>
              {id === "notification" && (
                <Later>
                  <Unread />
                </Later>
              )}
            </ViewLink>
          ))}
        </span>
      </nav>
    </>
  );
}

function Tabs() {
  const { t } = useTexts();
  return (
    <>
      <span className={styles.name}>{t("app.name")}</span>
      {tabs.map((id) => (
        <ViewLink key={id} id={id} />
      ))}
    </>
  );
}

/** Teams' tab strip does not lead from a setting back to the tab it was opened in. */
function WayBack() {
  const { t } = useTexts();
  const [path] = useLocation();
  const [left, setLeft] = useState<ViewId>("today");
  const open = tabs.find((id) => isAt(path, views[id]));
  if (open && open !== left) setLeft(open);
  if (!settings.some((id) => isAt(path, views[id]))) return null;
  const { path: target, title } = views[left];
  return (
    <Link href={target} className={styles.link}>
      ← {t(title)}
    </Link>
  );
}

function ViewLink({ id, glyph, children }: { id: ViewId; glyph?: string; children?: ReactNode }) {
  const { t } = useTexts();
  const [path] = useLocation();
  const open = viewAt(path);
  const isCurrent = isAt(path, views[id]) || (open !== undefined && views[open].partOf === id);
  return (
    <Link
      href={views[id].path}
      aria-current={isCurrent ? "page" : undefined}
      className={`${styles.link} ${isCurrent ? styles.current : ""}`}
    >
      {glyph && (
        <span aria-hidden="true" className={styles.glyph}>
          {`${glyph} `}
        </span>
      )}
      {t(views[id].title)}
      {children}
    </Link>
  );
}

function PaletteButton() {
  const { t } = useTexts();
  const openPalette = useOpenPalette();
  return (
    <button type="button" className={styles.palette} aria-haspopup="dialog" onClick={openPalette}>
      {t("app.commands")} <kbd>{keyLabel("Ctrl+K")}</kbd>
    </button>
  );
}
