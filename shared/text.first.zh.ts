import { appZh } from "./app/text.zh.ts";
import { commitmentZh } from "./commitment/text.zh.ts";

/** What Today and the navigation say: loaded before all other texts. */
export const firstZh = { ...appZh, ...commitmentZh };
