import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { getMe } from "#shared/organisation/api.ts";
import { createClient } from "#tab/client.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client that has signed in, and a stream of changes that says what the test says. */
async function createStream() {
  let stream: ReadableStreamDefaultController<Uint8Array>;
  const fetchFrom = async (url: string, { signal }: RequestInit) => {
    if (!url.endsWith("/api/changes")) return new Response("{}");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller;
        signal?.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  };
  const client = createClient(async () => "token", "", fetchFrom as typeof fetch);
  await client.call(getMe, {});
  const onNews = vi.fn();
  const outcome = client.readChanges(onNews, new AbortController().signal).then(
    () => "closed",
    () => "broken",
  );
  await vi.advanceTimersByTimeAsync(0);
  async function say(text: string) {
    stream.enqueue(new TextEncoder().encode(text));
    await vi.advanceTimersByTimeAsync(0);
  }
  return { onNews, outcome, say, end: () => stream.close() };
}

test("that the stream is open is news: what changed before it was not told", async () => {
  const { onNews, say } = await createStream();
  await say("event: open\ndata: {}\n\n");
  expect(onNews).toHaveBeenCalledTimes(1);
  await say("event: alive\ndata: {}\n\n");
  expect(onNews).toHaveBeenCalledTimes(1);
});

test("a change is heard wherever the network cuts its line, and only once", async () => {
  const { onNews, say, outcome, end } = await createStream();
  await say("event: alive\nda");
  await say("ta: {}\n\nid: 7\nevent: ch");
  expect(onNews).not.toHaveBeenCalled();
  await say("ange");
  await say('\ndata: {"verb":"thing.changed"}\n\n');
  expect(onNews).toHaveBeenCalledTimes(1);
  await say("id: 8\nevent: change\ndata: {}\n\n");
  expect(onNews).toHaveBeenCalledTimes(2);
  end();
  expect(await outcome).toBe("closed");
});

test("a stream that has gone silent is left, one that says it is alive is not", async () => {
  const { say, outcome } = await createStream();
  for (let count = 0; count < 6; count++) {
    await vi.advanceTimersByTimeAsync(20_000);
    await say("event: alive\ndata: {}\n\n");
  }
  const isOver = vi.fn();
  void outcome.then(isOver);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(isOver).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await outcome).toBe("broken");
});
