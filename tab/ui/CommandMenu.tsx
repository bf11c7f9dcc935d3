import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { type CommandId, commands } from "#shared/contributions.ts";
import type { TextKey } from "#shared/text.ts";
import { keyLabel } from "#tab/keys.ts";
import { useTexts } from "#tab/text.ts";
import { type Subject, useRunCommand } from "#tab/tools.ts";
import styles from "./CommandBar.module.css";

export interface MenuProps {
  ids: CommandId[];
  /** What a command is called here, where its usual title would not be said. */
  titles: Partial<Record<CommandId, TextKey>>;
  subject: Subject | undefined;
  label: string;
}

/** The commands behind "…"; opened at once, for it is loaded by the press that wants it open. */
export default function CommandMenu({ ids, titles, subject, label }: MenuProps) {
  const { t } = useTexts();
  const run = useRunCommand();
  return (
    <Menu defaultOpen inline>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" className={styles.more} aria-label={label}>
          …
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {ids.map((id) => {
            const { title, key } = commands[id];
            return (
              <MenuItem key={id} secondaryContent={key && keyLabel(key)} onClick={() => run(id, subject)}>
                {t(titles[id] ?? title)}
              </MenuItem>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
