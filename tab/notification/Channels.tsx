import { listTeamChannels } from "#shared/notification/api.ts";
import type { TeamChannel } from "#shared/notification/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";

/** Where the teams that the reader leads post to; nothing for who leads none. */
export function Channels() {
  const { t } = useTexts();
  const { data } = useEndpoint(listTeamChannels, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t("notification.channels")}>
      <Rows>
        {data.items.map((channel) => (
          <ChannelLine key={channel.team.teamId} channel={channel} />
        ))}
      </Rows>
    </Section>
  );
}

function ChannelLine({ channel }: { channel: TeamChannel }) {
  const { team, host } = channel;
  return (
    <Line
      title={team.name}
      under={<ChannelState channel={channel} />}
      actions={
        <CommandBar
          place="row"
          context={{
            scope: "personal",
            selection: "teamChannel",
            state: host === null ? "unset" : "set",
          }}
          subject={{ team }}
          label={team.name}
        />
      }
    />
  );
}

function ChannelState({ channel: { host, setBy, lastSentAt, trouble } }: { channel: TeamChannel }) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  if (host === null) return t("notification.channel.none");
  const set = t("notification.channel.set", { host, name: setBy?.name ?? "" });
  const sent = lastSentAt !== null && t("notification.channel.lastSent", { at: moment(lastSentAt) });
  return (
    <>
      {[set, sent].filter(Boolean).join(" · ")}
      {trouble !== null && (
        <span className="late">
          {" "}
          ◆ {t("notification.channel.trouble", { reason: t(`notification.reason.${trouble}`) })}
        </span>
      )}
    </>
  );
}
