import { createInstance, type i18n } from "i18next";
import type { Message } from "#shared/intake/model.ts";
import { en } from "#shared/text.en.ts";

let texts: i18n | undefined;

/** A text in words, for whoever sits at the command line. */
export function say({ key, values }: Message) {
  texts ??= english();
  return texts.t(key, values as Record<string, unknown>);
}

function english() {
  const instance = createInstance();
  const settings = {
    lng: "en",
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  };
  void instance.init(settings as Parameters<i18n["init"]>[0]);
  return instance;
}
