import type { ThemeName } from "./host.ts";

/** The theme that the system asks for; `onChange` is told of each other one. */
export function followTheme(onChange: (theme: ThemeName) => void): ThemeName {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  const current = () => themeOf(dark, contrast);
  for (const query of [dark, contrast]) query.addEventListener("change", () => onChange(current()));
  return current();
}

function themeOf(dark: MediaQueryList, contrast: MediaQueryList): ThemeName {
  if (contrast.matches) return "contrast";
  return dark.matches ? "dark" : "light";
}
