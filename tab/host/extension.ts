/// <reference types="chrome" />

import { showDue } from "./badge.ts";
import { listDemoPeople, play, rememberPerson } from "./demo.ts";
import { hashPath, useHashAddress } from "./hashAddress.ts";
import { type Host, type HostState, type ThemeName, WatchedState } from "./host.ts";
import { createOutbox } from "./outbox.ts";
import { playAs, quietToken, readConfig, tokenGiver, whoIsIn } from "./session.ts";
import { followTheme } from "./theme.ts";
import { takeWishes } from "./wish.ts";

/** The browser's side panel: our own page in an extension, beside whatever page is open. */
export async function connectExtension(): Promise<Host> {
  const { server, signIn } = await readConfig();
  const isDemo = signIn === null;
  const person = isDemo ? rememberPerson() : null;
  if (person !== null) await playAs(person);
  const theme = followTheme((changed) => state.change({ theme: changed }));
  const state = new WatchedState(startState(theme));
  window.addEventListener("languagechange", () => state.change({ locale: navigator.language }));

  return {
    name: "extension",
    get state() {
      return state.current;
    },
    server,
    onChange: state.onChange,
    getToken: tokenGiver(),
    linkTo: (path) => new URL(`#${path}`, location.href.split(/[?#]/)[0]).href,
    copy: (text) => navigator.clipboard.writeText(text),
    async openLink(url) {
      window.open(url, "_blank", "noopener");
    },
    notifyDue: (count) => void showDue(count),
    reportReady() {},
    useAddress: useHashAddress,
    onWish: takeWishes,
    outbox: createOutbox({ server, whoIsIn, getToken: () => quietToken(), now: () => Date.now() }),
    ...(isDemo && { demo: { listPeople: () => listDemoPeople(server), play } }),
  };
}

const startState = (theme: ThemeName): HostState => ({
  theme,
  locale: navigator.language,
  scope: hashPath().startsWith("/team/") ? "channel" : "personal",
  path: null,
});
