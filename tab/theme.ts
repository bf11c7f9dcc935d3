import type { ThemeName } from "#tab/host/host.ts";

/** Fluent's variables in each theme; the build writes these sheets (`server/build/fluent.ts`). */
const sheets = {
  light: () => import("virtual:theme/light.css"),
  dark: () => import("virtual:theme/dark.css"),
  contrast: () => import("virtual:theme/contrast.css"),
} satisfies Record<ThemeName, () => Promise<unknown>>;

const loading: Partial<Record<ThemeName, Promise<unknown>>> = {};
let wanted: ThemeName | undefined;

/**
 * Shows a theme as soon as its sheet is there; until then the one before stays.
 *
 * @example await showTheme(host.state.theme)
 */
export async function showTheme(theme: ThemeName) {
  wanted = theme;
  loading[theme] ??= sheets[theme]();
  await loading[theme];
  if (theme === wanted) document.documentElement.dataset.theme = theme;
}
