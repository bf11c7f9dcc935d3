import { expect, test } from "vitest";
import { botCommands } from "#server/teamsBot/commands.ts";
import { dialogOf } from "#server/teamsBot/dialog.ts";
import { writerOfLocale } from "#server/teamsBot/words.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { commandIds } from "#shared/contributions.ts";
import { handlers } from "#tab/handlers.ts";
import type { Subject, Tools } from "#tab/tools.ts";
import type { FormDefinition } from "#tab/ui/form.ts";

/** Something with any field one asks for, of which one may ask the same again; as text, it is a word. */
function anything(): never {
  const target = Object.assign(() => anything(), {});
  return new Proxy(target, {
    get: (_, name) => {
      if (name === "then") return undefined;
      if (name === Symbol.toPrimitive) return () => "word";
      if (name === Symbol.iterator) return [][Symbol.iterator].bind([]);
      return anything();
    },
  }) as never;
}

/** Whatever a command may be called on; a standard is looked at closely, so it is a real one. */
const subject = new Proxy({} as Subject, {
  get: (_, name) => (name === "standard" ? standardTemplates.answerInOneWorkingDay : anything()),
});

async function formOf(id: (typeof commandIds)[number]) {
  const forms: FormDefinition[] = [];
  const tools: Tools = {
    openForm: (form) => forms.push(form as unknown as FormDefinition),
    write: async () => {},
    read: async () => anything(),
    tell: () => {},
    host: { server: "https://tab.example.com", copy: async () => {} },
    path: "/",
    navigate: () => {},
    me: undefined,
  };
  await handlers[id](tools, subject);
  return forms;
}

test("every form says whether what is filled in is named or confidential", async () => {
  const forms = (await Promise.all(commandIds.map(formOf))).flat();
  expect(forms.length).toBeGreaterThan(50);
  const without = forms.filter(({ badge }) => badge !== "named" && badge !== "confidential");
  expect(without.map(({ title }) => title)).toEqual([]);
});

test.each([
  ["en", /^Named: /],
  ["zh-CN", /^实名：/],
])("every dialog of the bot says in words that it is named (%s)", (locale, words) => {
  const setting = { ownTeams: [], teams: [], hasMoreTeams: false, timeZone: "Europe/Berlin" };
  const message = { text: "", link: null, sourceTitle: "", author: null };
  for (const { fields } of Object.values(botCommands)) {
    const dialog = dialogOf(writerOfLocale(locale), {
      title: "",
      fields: fields(setting, message, 0),
      message: null,
    });
    const [first] = dialog.task.value.card.content.body;
    expect(first).toMatchObject({ type: "TextBlock", text: expect.stringMatching(words) });
  }
});
