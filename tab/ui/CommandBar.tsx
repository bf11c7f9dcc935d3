import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { Context, Place } from "#shared/contribution.ts";
import { type CommandId, commands, commandsAt } from "#shared/contributions.ts";
import type { TextKey } from "#shared/text.ts";
import { keyLabel } from "#tab/keys.ts";
import { useTexts, withAllTexts } from "#tab/text.ts";
import { type Subject, useRunCommand } from "#tab/tools.ts";
import styles from "./CommandBar.module.css";
import type { MenuProps } from "./CommandMenu.tsx";

const CommandMenu = lazy(() => withAllTexts(import("./CommandMenu.tsx")));

interface CommandBarProps {
  place: Extract<Place, "toolbar" | "row">;
  context: Context;
  subject?: Subject;
  /** How many commands are buttons; the rest is behind "…". */
  visible?: number;
  /** Leaves out what the server would refuse. */
  allows?(id: CommandId): boolean;
  /** What a command is called here, where its usual title would not be said. */
  titles?: Partial<Record<CommandId, TextKey>>;
  /** Names the thing for those who do not see it, as in "More for Laptop". */
  label?: string;
}

/** The commands that belong here, from the one list: the first as buttons, the rest in a menu. */
export function CommandBar({
  place,
  context,
  subject,
  visible = 1,
  allows = () => true,
  titles = {},
  label,
}: CommandBarProps) {
  const { t } = useTexts();
  const run = useRunCommand();
  const ids = commandsAt(place, context).filter(allows);
  const shown = ids.filter((id) => !commands[id].isAside).slice(0, visible);
  const hidden = ids.filter((id) => !shown.includes(id));
  return (
    <span className={styles.bar}>
      {shown.map((id, index) => (
        <CommandButton
          key={id}
          id={id}
          title={titles[id]}
          isPrimary={index === 0 && place === "toolbar"}
          isSmall={place === "row"}
          label={label}
          onRun={() => run(id, subject)}
        />
      ))}
      {hidden.length > 0 && (
        <MoreCommands
          ids={hidden}
          titles={titles}
          subject={subject}
          label={label ? `${t("app.more")}: ${label}` : t("app.more")}
        />
      )}
    </span>
  );
}

/** One command of the palette, where a screen offers it by itself. */
export function RunButton({
  id,
  subject,
  isPrimary = false,
  isSmall = false,
}: {
  id: CommandId;
  subject?: Subject;
  isPrimary?: boolean;
  isSmall?: boolean;
}) {
  const run = useRunCommand();
  return <CommandButton id={id} isPrimary={isPrimary} isSmall={isSmall} onRun={() => run(id, subject)} />;
}

function CommandButton({
  id,
  title = commands[id].title,
  isPrimary,
  isSmall,
  label,
  onRun,
}: {
  id: CommandId;
  title?: TextKey;
  isPrimary: boolean;
  isSmall: boolean;
  label?: string;
  onRun: () => void;
}) {
  const { t } = useTexts();
  const { key } = commands[id];
  return (
    <Button
      appearance={isPrimary ? "primary" : "secondary"}
      size={isSmall ? "small" : "medium"}
      onClick={onRun}
      title={key && `${t(title)} (${keyLabel(key)})`}
      aria-label={label ? `${t(title)}: ${label}` : undefined}
    >
      {t(title)}
    </Button>
  );
}

/** The menu itself is loaded when it is first opened. */
function MoreCommands(props: MenuProps) {
  const { label } = props;
  const [isWanted, setWanted] = useState(false);
  const button = (
    <Button
      size="small"
      appearance="subtle"
      className={styles.more}
      aria-label={label}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    >
      …
    </Button>
  );
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <CommandMenu {...props} />
    </Suspense>
  );
}
