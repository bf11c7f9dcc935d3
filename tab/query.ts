import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { z } from "zod";
import type { Address } from "#shared/endpoint.ts";
import { Problem } from "#shared/problem.ts";
import type { CallOptions, Client } from "./client.ts";

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error("No client is given above this component.");
  return client;
}

/** For so long a failure is still news to who opens the screen, which shows it instead of asking once more. */
const NEWS_MS = 1_000;

/** Only what may pass by itself is tried again; a refusal stays one. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && error instanceof Problem && error.code === "unavailable",
        retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > NEWS_MS,
        networkMode: "always",
      },
    },
  });

export const queryKey = ({ method, path }: Pick<Address, "method" | "path">, input: unknown) =>
  [method, path, input] as const;

/**
 * A question to an endpoint, as the queries know it.
 *
 * @example queries.prefetchQuery(questionOf(client, getMe, {}))
 */
export const questionOf = <Input extends z.ZodObject, Output extends z.ZodType>(
  client: Client,
  endpoint: Address<Input, Output>,
  input: z.input<Input>,
) => ({
  queryKey: queryKey(endpoint, input),
  queryFn: ({ signal }: { signal: AbortSignal }) => client.call(endpoint, input, { signal }),
});

/**
 * Reads an endpoint and keeps it fresh.
 *
 * @example const today = useEndpoint(getToday, {})
 */
export function useEndpoint<Input extends z.ZodObject, Output extends z.ZodType>(
  endpoint: Address<Input, Output>,
  input: z.input<Input>,
  { enabled = true } = {},
) {
  const client = useClient();
  return useQuery({ ...questionOf(client, endpoint, input), enabled });
}

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * Reads a list page by page; one that is narrowed as somebody types shows what it had until the next answer is there.
 *
 * @example const { items, fetchNextPage, hasNextPage } = usePages(listTeams, { query }, { isSearched: true })
 */
export function usePages<Input extends z.ZodObject, Item>(
  endpoint: Address<Input, z.ZodType<PageOf<Item>>>,
  input: z.input<Input>,
  { enabled = true, isSearched = false } = {},
) {
  const client = useClient();
  const pages = useInfiniteQuery({
    queryKey: [...queryKey(endpoint, input), "pages"],
    queryFn: ({ signal, pageParam }) =>
      client.call(endpoint, { ...input, ...(pageParam ? { cursor: pageParam } : {}) } as z.input<Input>, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: PageOf<Item>) => page.nextCursor,
    placeholderData: isSearched ? keepPreviousData : undefined,
    enabled,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) };
}

/** Writes to an endpoint, then lets everything on screen be read anew. */
export function useWrite() {
  const client = useClient();
  const queries = useQueryClient();
  return async function write<Input extends z.ZodObject, Output extends z.ZodType>(
    endpoint: Address<Input, Output>,
    input: z.input<Input>,
    options?: CallOptions,
  ) {
    const answer = await client.call(endpoint, input, { idempotencyKey: crypto.randomUUID(), ...options });
    await queries.invalidateQueries();
    return answer;
  };
}
