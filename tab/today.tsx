import { lazy, Suspense, useRef } from "react";
import { useRoute } from "wouter";
import type { Me } from "#shared/organisation/model.ts";
import View from "#tab/commitment/View.tsx";
import { activeTeams, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { getToday, todayAt } from "#tab/reads.ts";
import { withAllTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { Answer, Loading } from "#tab/ui/states.tsx";
import { useWhereabouts } from "#tab/whereabouts.ts";

const FirstRun = lazy(() => withAllTexts(import("#tab/organisation/FirstRun.tsx")));
const News = lazy(() => withAllTexts(import("#tab/news.tsx")));
const NameSuppliers = lazy(() => withAllTexts(import("#tab/organisation/NameSuppliers.tsx")));

/** Today, where commitments meet the organisation: who is new chooses a team first. */
export default function Today() {
  const [isOne] = useRoute("/today/:commitmentId");
  const query = useMe();
  if (isOne) return <View />;
  return <Answer query={query}>{(me) => <Steps me={me} />}</Answer>;
}

/** Without a team only what is one's own all the same; with one, an empty day asks whom the team depends on. */
function Steps({ me }: { me: Me }) {
  useWhereabouts(me);
  const isIdle = useIsIdle();
  const [own] = activeTeams(me);
  const wasNew = useRef(own === undefined);
  return (
    <Suspense fallback={<Loading />}>
      {!own && <FirstRun me={me} />}
      {own && isIdle && <NameSuppliers key={own.teamId} team={own} isNextStep={wasNew.current} />}
      {(own || isIdle === false) && <View news={<News />} />}
    </Suspense>
  );
}

/** Whether nothing is owed either way; read with the same question as the screen, so that it is asked once. */
function useIsIdle() {
  const now = useNow();
  const { data } = useEndpoint(getToday, todayAt(now));
  if (!data) return undefined;
  const { owed, awaited, questions, asks, done } = data;
  return [owed.items, awaited.items, questions, asks, done].every((list) => list.length === 0);
}
