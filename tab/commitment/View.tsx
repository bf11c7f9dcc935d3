import { lazy, type ReactNode, useEffect } from "react";
import { Route, Switch } from "wouter";
import type { Today } from "#shared/commitment/readApi.ts";
import { useHost } from "#tab/host/HostContext.ts";
import { useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { getToday, todayAt } from "#tab/reads.ts";
import { useTexts, withAllTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Later } from "#tab/ui/Later.tsx";
import { Columns, PageHeader } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { CommitmentList } from "./CommitmentList.tsx";
import { Done, OneTap } from "./OneTap.tsx";

const Detail = lazy(() => withAllTexts(import("./Detail.tsx")));

/** Today: what I owe, what is owed to me, what waits for one tap, what was done for me. */
export default function View({ news }: { news?: ReactNode }) {
  return (
    <Switch>
      <Route path="/today/:commitmentId">
        {({ commitmentId }) => <Detail commitmentId={commitmentId} />}
      </Route>
      <Route>
        <TodayScreen news={news} />
      </Route>
    </Switch>
  );
}

function TodayScreen({ news }: { news: ReactNode }) {
  const now = useNow();
  const query = useEndpoint(getToday, todayAt(now));
  return <Answer query={query}>{(today) => <TodayLists today={today} now={now} news={news} />}</Answer>;
}

function TodayLists({ today, now, news }: { today: Today; now: number; news: ReactNode }) {
  const { t } = useTexts();
  const host = useHost();
  const { counts, owed, awaited } = today;
  useEffect(() => host.notifyDue(counts.owedToday + counts.owedOverdue), [host, counts]);
  return (
    <>
      <Greeting today={today} now={now} />
      <Columns>
        <div>
          <CommitmentList
            title={t("today.owe")}
            side="supplier"
            count={counts.owed}
            page={owed}
            now={now}
            emptyKey="today.oweEmpty"
          />
          <CommitmentList
            title={t("today.owed")}
            side="customer"
            count={counts.awaited}
            page={awaited}
            now={now}
            emptyKey="today.owedEmpty"
          />
        </div>
        <div>
          <OneTap today={today} />
          <Done commitments={today.done} />
          <Later>{news}</Later>
        </div>
      </Columns>
    </>
  );
}

function Greeting({ today: { counts, questions, asks }, now }: { today: Today; now: number }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  const hour = new Date(now).getHours();
  const greeting = hour < 12 ? "today.morning" : hour < 18 ? "today.afternoon" : "today.evening";
  const waiting = questions.length + asks.length;
  const parts = [
    counts.owedOverdue > 0 && t("today.late", { count: counts.owedOverdue }),
    counts.owedToday > 0 && t("today.dueToday", { count: counts.owedToday }),
    waiting > 0 && t("today.waiting", { count: waiting }),
  ].filter(Boolean);
  return (
    <PageHeader
      title={t(greeting, { name: me?.person.name ?? "" })}
      subtitle={parts.join(" · ") || t("today.nothing")}
    >
      <CommandBar place="toolbar" context={{ scope: "personal" }} visible={2} />
    </PageHeader>
  );
}
