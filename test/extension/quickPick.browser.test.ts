import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { listAwaited, listCommitments } from "#shared/commitment/readApi.ts";
import { violationsOn } from "#test/inspect.ts";
import { note } from "#test/journeys/company.ts";
import { NOW } from "#test/tabServer.ts";
import { createCompany, openPanelOf } from "./company.ts";

const SENTENCE = "A laptop for Chen";
/** Beside the sentence: what somebody who knows it can do in a second or two. */
const MOST_KEYS = 14;

const walks = [
  { locale: "en-US", ask: "ask", promise: "prom", friday: "fri", asked: "Asked.", promised: "Promised." },
  {
    locale: "zh-CN",
    ask: "请求",
    promise: "作出",
    friday: "周五",
    asked: "已提出请求",
    promised: "已承诺。",
  },
];

/** The panel, and hands that count the keys they press. */
async function openPanel(locale: string) {
  const company = await createCompany();
  const panel = await openPanelOf(company.folder, company.mei, {
    language: locale,
    context: { locale, viewport: { width: 360, height: 800 }, reducedMotion: "reduce" },
  });
  const { page } = panel;
  let keys = 0;
  async function press(key: string) {
    await page.keyboard.press(key);
    keys += 1;
  }
  async function type(text: string) {
    await page.keyboard.type(text);
    keys += [...text].length;
  }
  return { ...company, ...panel, press, type, keysBeside: (text: string) => keys - [...text].length };
}

type Panel = Awaited<ReturnType<typeof openPanel>>;

/** Palette → command → counterpart → sentence, as far as the question when; axe looks at each step. */
async function walk({ page, press, type }: Panel, command: string) {
  await press("Control+K");
  await page.getByRole("option").nth(5).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await type(command);
  await page.getByRole("option", { selected: true }).waitFor();
  await press("Enter");
  await step(page, 1);
  await type("IT");
  await page.getByRole("option", { name: "IT", selected: true }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await press("Enter");
  await step(page, 2);
  await type(SENTENCE);
  expect(await violationsOn(page)).toEqual([]);
  await press("Enter");
  await step(page, 3);
}

const step = (page: Page, number: number) =>
  page.getByText(new RegExp(`\\(${number} of 3\\)|第 ${number} 步，共 3 步`)).waitFor();

test.each(walks)(
  "in $locale something is asked for in the panel by a few keys, for the day that is suggested",
  async ({ locale, ask, asked }) => {
    const panel = await openPanel(locale);
    await walk(panel, ask);
    await panel.press("Enter");
    await note(panel.page.mainFrame(), asked);
    const { items } = await panel.call(panel.mei, listAwaited, {});
    expect(items).toMatchObject([{ sentence: SENTENCE, source: null }]);
    expect(items[0]?.wishedAt).toBeGreaterThan(NOW);
    expect(panel.keysBeside(SENTENCE)).toBeLessThanOrEqual(MOST_KEYS);
  },
);

test.each(walks)(
  "in $locale something is promised in the panel by a few keys, with a due date",
  async ({ locale, promise, friday, promised }) => {
    const panel = await openPanel(locale);
    await walk(panel, promise);
    await panel.type(friday);
    await panel.page.getByRole("option", { selected: true }).waitFor();
    expect(await violationsOn(panel.page)).toEqual([]);
    await panel.press("Enter");
    await note(panel.page.mainFrame(), promised);
    const { items } = await panel.call(panel.mei, listCommitments, { teamId: panel.hr.teamId });
    const made = items.find(({ sentence }) => sentence === SENTENCE);
    expect(new Date(made?.dueAt ?? 0).getDay()).toBe(5);
    expect(made?.customer.name).toBe("IT");
    expect(panel.keysBeside(SENTENCE)).toBeLessThanOrEqual(MOST_KEYS);
  },
);

test("in Chinese too what is promised without a connection waits in sight and is sent once it is back", async () => {
  const [, chinese] = walks as [unknown, (typeof walks)[number]];
  const panel = await openPanel(chinese.locale);
  const { page, context, press, call, mei, hr } = panel;
  await walk(panel, chinese.promise);
  await context.setOffline(true);
  await press("Enter");
  await note(page.mainFrame(), "当前没有网络。内容已保存在此，连上后会自动发送。");
  const waiting = page.getByRole("region", { name: "1 条等待发送" });
  await waiting.getByText(SENTENCE).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await context.setOffline(false);
  await waiting.waitFor({ state: "detached" });
  const { items } = await call(mei, listCommitments, { teamId: hr.teamId });
  expect(items.map(({ sentence }) => sentence)).toContain(SENTENCE);
});
