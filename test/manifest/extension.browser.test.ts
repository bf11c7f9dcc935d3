import { generateKeyPairSync } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { extensionManifest, keyCommands, messages } from "#manifest/extension.ts";
import { extensionFiles, readBuilt } from "#manifest/extensionFiles.ts";
import { extensionId, OWN_KEY } from "#manifest/extensionKey.ts";
import { demoSettings, extensionSettings } from "#manifest/extensionSettings.ts";
import { readSettings } from "#manifest/settings.ts";
import { readConfig } from "#server/config.ts";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import { contentOf, rightWords, settings } from "./examples.ts";

const folder = "dist/panel";
const own = extensionSettings(settings);
const manifest = extensionManifest(own);
/** Among the tests in the browser because those are the ones before which the panel is built. */
const files = extensionFiles(own, readBuilt(folder));

test("the id follows from the key, and is the one that a server lets in unless told otherwise", () => {
  expect(manifest.key).toBe(OWN_KEY);
  expect(extensionId(OWN_KEY)).toBe(EXTENSION_ID);
  expect(readConfig({}).extensionIds).toEqual([EXTENSION_ID]);
});

test("it may reach the API's own origin and no other, and read no page", () => {
  expect(manifest.host_permissions).toEqual(["https://counterpart.contoso.com/*"]);
  expect([...manifest.permissions].sort()).toEqual([
    "activeTab",
    "alarms",
    "contextMenus",
    "identity",
    "sidePanel",
    "storage",
  ]);
  expect(manifest).not.toHaveProperty("content_scripts");
  expect(manifest).not.toHaveProperty("web_accessible_resources");
  expect(extensionManifest(demoSettings("http://localhost:3978", "1.0.0")).permissions).not.toContain(
    "identity",
  );
});

test("no script comes from elsewhere or from within a page, and only the API and the sign-in are asked", () => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(
    "connect-src 'self' https://counterpart.contoso.com https://login.microsoftonline.com;",
  );
  expect(policy).not.toMatch(/unsafe|\*/);
  const page = strFromU8(files["panel.html"]!);
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\bon\w+=|%NONCE%|<style|https?:/);
});

test("the code makes no code of text and loads none", () => {
  const scripts = Object.keys(files).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts) {
    const code = strFromU8(files[name]!);
    expect(code, name).not.toMatch(/\bimport\(["'`]https?:|importScripts\(/);
  }
  expect(strFromU8(files["worker.js"]!)).not.toMatch(/\bimport\(/);
});

test("every file that the manifest names is there, and none has a name that browsers keep for themselves", () => {
  const named = [
    ...Object.values(manifest.icons),
    manifest.side_panel.default_path,
    manifest.background.service_worker,
    "_locales/en/messages.json",
    "_locales/zh_CN/messages.json",
    "config.json",
  ];
  for (const name of named) expect(files, name).toHaveProperty([name]);
  const reserved = Object.keys(files).filter((name) => /(^|\/)_/.test(name) && !name.startsWith("_locales/"));
  expect(reserved).toEqual([]);
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  expect(existsSync(`${folder}/.stamp`) && Object.hasOwn(files, ".stamp")).toBe(false);
});

test("each text of the manifest is in both languages and fits where it is shown", () => {
  const wanted = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name as string);
  expect(wanted.length).toBeGreaterThan(keyCommands.length);
  for (const language of ["en", "zh"] as const) {
    const texts = messages(language);
    for (const name of wanted) expect(texts[name]?.message, `${language} ${name}`).toBeTruthy();
    expect(texts.name?.message.length).toBeLessThanOrEqual(45);
    expect(texts.description?.message.length).toBeLessThanOrEqual(132);
  }
  expect(Object.keys(messages("zh"))).toEqual(Object.keys(messages("en")));
});

test("what signs in is the app registration in the company's own directory", () => {
  const [tenant] = settings.tenantIds;
  expect(contentOf(files["config.json"])).toEqual({
    server: "https://counterpart.contoso.com",
    signIn: {
      clientId: settings.appId,
      authority: `https://login.microsoftonline.com/${tenant}`,
      scope: `api://counterpart.contoso.com/${settings.appId}/access_as_user offline_access`,
    },
  });
});

test("for several companies anybody of any company may try, and the server decides", () => {
  const two = readSettings([...rightWords, "--tenant", "b2c9e7d3-5b28-4f60-8e14-92d7b3c6f058"], "1.0.0");
  expect(extensionSettings(two.settings).signIn?.authority).toBe(
    "https://login.microsoftonline.com/organizations",
  );
});

test("whoever signs it has a key and an id of their own; what is no public key is refused", () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const theirs = readSettings([...rightWords, "--extension-key", key], "1.0.0");
  expect(theirs.findings).toEqual([]);
  expect(extensionManifest(extensionSettings(theirs.settings)).key).toBe(key);
  expect(extensionId(key)).toMatch(/^[a-p]{32}$/);
  expect(extensionId(key)).not.toBe(EXTENSION_ID);
  for (const wrong of ["contoso", key.slice(10), "-----BEGIN PRIVATE KEY-----"])
    expect(readSettings([...rightWords, "--extension-key", wrong], "1.0.0").findings, wrong).toMatchObject([
      { at: "--extension-key" },
    ]);
});
