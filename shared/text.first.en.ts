import { appEn } from "./app/text.en.ts";
import { commitmentEn } from "./commitment/text.en.ts";

/** What Today and the navigation say: loaded before all other texts. */
export const firstEn = { ...appEn, ...commitmentEn };
