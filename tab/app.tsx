import { createDOMRenderer, FluentProvider, RendererProvider } from "@fluentui/react-components";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { languageOf } from "#shared/text.ts";
import { useChanges } from "#tab/changes.ts";
import type { Client } from "#tab/client.ts";
import { HostContext, useHost, useHostState } from "#tab/host/HostContext.ts";
import type { Host } from "#tab/host/host.ts";
import { ClientContext } from "#tab/query.ts";
import { Shell } from "#tab/shell.tsx";
import { loadAllTexts, type Texts, TextsContext } from "#tab/text.ts";
import { showTheme } from "#tab/theme.ts";
import { Announcer } from "#tab/ui/Announcer.tsx";
import "#tab/ui/base.css";

/** Fluent's variables come from a style sheet (`theme.ts`), for all of the document. */
const noVariables = {};

interface AppProps {
  host: Host;
  client: Client;
  queries: QueryClient;
  firstTexts: Texts;
  nonce: string;
}

export function App({ host, client, queries, firstTexts, nonce }: AppProps) {
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce]);
  return (
    <RendererProvider renderer={renderer}>
      <HostContext.Provider value={host}>
        <ClientContext.Provider value={client}>
          <QueryClientProvider client={queries}>
            <Localised firstTexts={firstTexts} />
          </QueryClientProvider>
        </ClientContext.Provider>
      </HostContext.Provider>
    </RendererProvider>
  );
}

function Localised({ firstTexts }: { firstTexts: Texts }) {
  const host = useHost();
  const { theme, locale } = useHostState();
  const texts = useTextsOf(locale, firstTexts);
  useChanges();
  useEffect(() => host.reportReady(), [host]);
  useEffect(() => {
    document.documentElement.lang = texts.language === "zh" ? "zh-CN" : "en";
  }, [texts]);
  useEffect(() => void showTheme(theme).catch(() => {}), [theme]);
  return (
    <FluentProvider theme={noVariables} className="page">
      <TextsContext.Provider value={texts}>
        <Announcer>
          <Shell />
        </Announcer>
      </TextsContext.Provider>
    </FluentProvider>
  );
}

function useTextsOf(locale: string, firstTexts: Texts) {
  const [texts, setTexts] = useState(firstTexts);
  useEffect(() => {
    if (texts.locale === locale) return;
    if (texts.language === languageOf(locale)) return setTexts({ ...texts, locale });
    let isCurrent = true;
    void loadAllTexts(locale).then((loaded) => isCurrent && setTexts(loaded));
    return () => {
      isCurrent = false;
    };
  }, [locale, texts]);
  return texts;
}
