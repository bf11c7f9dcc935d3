import { type ReactNode, useId } from "react";
import { Link } from "wouter";
import { type CommandId, commands } from "#shared/contributions.ts";
import { useTexts } from "#tab/text.ts";
import { useRunCommand } from "#tab/tools.ts";
import { FactBadge } from "./badges.tsx";
import styles from "./Choices.module.css";

/** What a screen is for, as few large buttons beside each other. */
export const Choices = ({ children }: { children: ReactNode }) => (
  <div className={styles.choices}>{children}</div>
);

interface ChoiceProps {
  glyph: string;
  badge: "named" | "confidential";
  /** One line that says what happens then. */
  hint: string;
}

/** A command as a large button. */
export function CommandChoice({ id, ...about }: ChoiceProps & { id: CommandId }) {
  const { t } = useTexts();
  const run = useRunCommand();
  return (
    <Choice {...about}>
      {(hintId) => (
        <button type="button" className={styles.press} aria-describedby={hintId} onClick={() => run(id)}>
          {t(commands[id].title)}
        </button>
      )}
    </Choice>
  );
}

/** Another screen as a large button. */
export function LinkChoice({ href, name, ...about }: ChoiceProps & { href: string; name: string }) {
  return (
    <Choice {...about}>
      {(hintId) => (
        <Link href={href} className={styles.press} aria-describedby={hintId}>
          {name}
        </Link>
      )}
    </Choice>
  );
}

/** The whole card is pressed; its name is the button's alone, what it says beside that describes it. */
function Choice({ glyph, badge, hint, children }: ChoiceProps & { children: (hintId: string) => ReactNode }) {
  const hintId = useId();
  return (
    <div className={styles.choice}>
      <span className={styles.head}>
        <span>
          <span aria-hidden="true" className={styles.glyph}>
            {glyph}{" "}
          </span>
          {children(hintId)}
        </span>
        <FactBadge kind={badge} />
      </span>
      <span id={hintId} className="small quiet">
        {hint}
      </span>
    </div>
  );
}
