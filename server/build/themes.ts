import type { Plugin } from "vite";

/** What the tab imports as `virtual:theme/light.css`. */
const sheetName = /virtual:theme\/(light|dark|contrast)\.css$/;
const usedToken = /(?<![/\w])tokens\.(\w+)/g;

/**
 * Fluent's themes as style sheets, one each, made when the tab is built: nobody loads what computes them, nor a theme
 * that is not shown. Where Fluent's code takes a variable from its map of all (`tokens.x`), the variable itself is put.
 */
export function themes(): Plugin {
  return {
    name: "themes",
    resolveId: (id) => (sheetName.test(id) ? `\0${id}` : null),
    async load(id) {
      const theme = sheetName.exec(id)?.[1];
      return theme ? sheetOf(theme) : null;
    },
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

async function sheetOf(theme: string) {
  const fluent = await import("@fluentui/react-components");
  const variables = {
    light: fluent.teamsLightTheme,
    dark: fluent.teamsDarkTheme,
    contrast: fluent.teamsHighContrastTheme,
  }[theme];
  return fluent.createCSSRuleFromTheme(`[data-theme="${theme}"]`, variables);
}
