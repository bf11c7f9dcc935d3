import { buildWhenChanged } from "#server/build/changed.ts";

/** Before the first plain test: the server as it is shipped, which some of them start. */
export const setup = () => buildWhenChanged("server");
