import { openBrowserWith, unpackExtension } from "./extension.ts";
import { mediaOf, type OpenTabIn, settingsOf, speak, stopClock } from "./openTab.ts";

/** In the side panel of a browser of one's own, which has our extension. */
export const openTabInPanel: OpenTabIn = async ({ world }, person, look = {}) => {
  const { theme = "light", locale = "en-US", path = "/today" } = look;
  const { context, openPanel, close } = await openBrowserWith(unpackExtension(world.origin), {
    context: { ...settingsOf(look), ...mediaOf(theme), locale },
  });
  const page = await openPanel(path, `?as=${person.objectId}`, stopClock);
  return {
    page,
    context,
    screen: page.mainFrame(),
    changeTheme: (changed) => page.emulateMedia(mediaOf(changed)),
    changeLocale: (changed) => speak(page, changed),
    close,
  };
};
