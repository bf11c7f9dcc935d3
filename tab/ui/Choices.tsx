import type { ReactNode } from "react";
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
    <button type="button" className={styles.choice} onClick={() => run(id)}>
      <Words name={t(commands[id].title).replace(/…$/, "")} {...about} />
    </button>
  );
}

/** Another screen as a large button. */
export function LinkChoice({ href, name, ...about }: ChoiceProps & { href: string; name: string }) {
  return (
    <Link href={href} className={styles.choice}>
      <Words name={name} {...about} />
    </Link>
  );
}

function Words({ glyph, name, badge, hint }: ChoiceProps & { name: string }) {
  return (
    <>
      <span className={styles.head}>
        <span className={styles.name}>
          <span aria-hidden="true" className={styles.glyph}>
            {glyph}{" "}
          </span>
          {name}
        </span>
        <FactBadge kind={badge} />
      </span>
      <span className="small quiet">{hint}</span>
    </>
  );
}
