import type { Plugin } from "vite";

/** What Fluent brings along and nobody needs, left out when the tab is built. */
export const fluent = (): Plugin[] => [themeSheets(), tokensInPlace(), withoutRehydration()];

/** What the tab imports as `virtual:theme/light.css`. */
const sheetName = /virtual:theme\/(light|dark|contrast)\.css$/;

/** The themes are style sheets, one each, so that nobody loads what computes them, nor a theme that is not shown. */
function themeSheets(): Plugin {
  return {
    name: "theme-sheets",
    resolveId: (id) => (sheetName.test(id) ? `\0${id}` : null),
    async load(id) {
      const theme = sheetName.exec(id)?.[1];
      return theme ? sheetOf(theme) : null;
    },
  };
}

async function sheetOf(theme: string) {
  const { createCSSRuleFromTheme, ...themes } = await import("@fluentui/react-components");
  const variables = {
    light: themes.teamsLightTheme,
    dark: themes.teamsDarkTheme,
    contrast: themes.teamsHighContrastTheme,
  }[theme];
  return createCSSRuleFromTheme(`[data-theme="${theme}"]`, variables);
}

const usedToken = /(?<![/\w])tokens\.(\w+)/g;

/** Where a style takes a variable from the map of all (`tokens.x`), the variable itself is put. */
function tokensInPlace(): Plugin {
  return {
    name: "tokens-in-place",
    apply: "build",
    transform: {
      filter: { id: /@fluentui\/.*\.styles\.js$/ },
      async handler(code) {
        const { tokens } = await import("@fluentui/react-components");
        const variableOf = (name: string) => JSON.stringify(tokens[name as keyof typeof tokens]);
        return { code: code.replace(usedToken, (_, name: string) => variableOf(name)), map: null };
      },
    },
  };
}

/** Styles that a server rendered are read again by a parser of CSS; ours renders none. */
function withoutRehydration(): Plugin {
  return {
    name: "without-rehydration",
    apply: "build",
    transform: {
      filter: { id: /@griffel\/core\/.*\/rehydrateRendererCache\.js$/ },
      handler: () => ({ code: "export function rehydrateRendererCache() {}", map: null }),
    },
  };
}
