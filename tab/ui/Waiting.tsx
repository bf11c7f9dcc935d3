import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { listTeams } from "#shared/organisation/teamApi.ts";
import { listRelationships } from "#shared/relationship/api.ts";
import type { Outbox, Waiting as WaitingItem } from "#tab/host/outbox.ts";
import { useMe } from "#tab/me.ts";
import { questionOf, useClient } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { relationshipsOf, teamsNamed } from "./teamMatches.ts";
import styles from "./Waiting.module.css";

const TRY_EVERY_MS = 20_000;

/** What was recorded without a connection, until it is sent; what the server refused waits for a decision. */
export default function Waiting({ outbox }: { outbox: Outbox }) {
  const { t } = useTexts();
  const items = useItems(outbox);
  useSending(outbox, items.length > 0);
  useCounterpartsAtHand();
  if (items.length === 0) return null;
  return (
    <section aria-label={t("record.waiting", { count: items.length })} className={styles.box}>
      <div role="status">
        <h2>{t("record.waiting", { count: items.length })}</h2>
      </div>
      <ul className={styles.list}>
        {items.map((item) => (
          <Item key={item.key} item={item} outbox={outbox} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item, outbox }: { item: WaitingItem; outbox: Outbox }) {
  const texts = useTexts();
  const { t } = texts;
  const { moment } = useTimeFormat();
  const { sentence, recordedAt, refusal, key } = item;
  const reason = refusal && problemText(texts, { message: refusal.key, values: refusal.values });
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <span>{sentence}</span>
        <span className={`small ${reason ? "late" : "quiet"}`}>
          {reason ? t("record.refused", { reason }) : t("record.since", { moment: moment(recordedAt) })}
        </span>
      </span>
      <span className={styles.acts}>
        {reason && (
          <Button size="small" onClick={() => void outbox.sendAgain(key)}>
            {t("record.sendAgain")}
          </Button>
        )}
        <Button
          size="small"
          aria-label={`${t("record.discard")}: ${sentence}`}
          onClick={() => void outbox.drop(key)}
        >
          {t("record.discard")}
        </Button>
      </span>
    </li>
  );
}

/** Read once it is known who looks: before, nothing is anybody's. */
function useItems(outbox: Outbox) {
  const personId = useMe().data?.person.personId;
  const [items, setItems] = useState<WaitingItem[]>([]);
  useEffect(() => {
    if (personId === undefined) return;
    const read = () => void outbox.list().then(setItems, () => undefined);
    read();
    return outbox.onChange(read);
  }, [outbox, personId]);
  return items;
}

/** With whom one deals is asked while there is a connection: without one nobody could be named any more. */
function useCounterpartsAtHand() {
  const queries = useQueryClient();
  const client = useClient();
  useEffect(() => {
    for (const who of ["suppliers", "customers"] as const)
      void queries.prefetchQuery(questionOf(client, listRelationships, relationshipsOf(who)));
    void queries.prefetchQuery(questionOf(client, listTeams, teamsNamed("")));
  }, [queries, client]);
}

/** Tries when the connection comes back and from time to time; what was sent is then on the screen like anything else. */
function useSending(outbox: Outbox, isAnyWaiting: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isAnyWaiting) return;
    async function send() {
      if (await outbox.send()) await queries.invalidateQueries();
    }
    void send();
    window.addEventListener("online", send);
    const timer = setInterval(send, TRY_EVERY_MS);
    return () => {
      window.removeEventListener("online", send);
      clearInterval(timer);
    };
  }, [outbox, isAnyWaiting, queries]);
}
