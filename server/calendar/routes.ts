import type { Route } from "#server/endpoint.ts";

export const routes: Route[] = [];
