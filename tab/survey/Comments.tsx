import type { Release } from "#shared/survey/model.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Survey.module.css";

/** What was written, in groups that are large enough, shuffled and without a date. */
export function Comments({ release: { comments } }: { release: Release }) {
  const { t } = useTexts();
  if (comments.length === 0) return null;
  return (
    <div className={styles.line}>
      <p className="strong">{t("survey.comments")}</p>
      {comments.map(({ customers, texts }) => (
        <div key={customers?.map(({ teamId }) => teamId).join() ?? ""}>
          <p className="small quiet">
            {customers?.map(({ name }) => name).join(", ") ??
              t(comments.length === 1 ? "survey.total" : "survey.others")}
          </p>
          <ul className={styles.comments}>
            {texts.map((text, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: comments have no identity, on purpose
              <li key={place}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
