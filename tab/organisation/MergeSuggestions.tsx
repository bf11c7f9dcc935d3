import { listMergeSuggestions } from "#shared/organisation/api.ts";
import type { MergeSuggestion, Person } from "#shared/organisation/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";

/** Imported people and sign-ins that may be the same human; where there are none, nothing is shown. */
export function MergeSuggestions() {
  const { t } = useTexts();
  const pages = usePages(listMergeSuggestions, {});
  if (!pages.items || pages.items.length === 0) return null;
  return (
    <Section title={t("organisation.merge")}>
      <Rows>
        {pages.items.map((suggestion) => (
          <Suggestion
            key={`${suggestion.imported.personId}${suggestion.signedIn.personId}`}
            suggestion={suggestion}
          />
        ))}
      </Rows>
      <More pages={pages} />
    </Section>
  );
}

const withAddress = ({ name, email }: Person) => (email ? `${name}, ${email}` : name);

function Suggestion({ suggestion }: { suggestion: MergeSuggestion }) {
  const { t } = useTexts();
  const { imported, signedIn, sameName, sameEmail } = suggestion;
  const about = [
    t("organisation.merge.imported", { name: withAddress(imported) }),
    t("organisation.merge.signedIn", { name: withAddress(signedIn) }),
    sameName && t("organisation.merge.sameName"),
    sameEmail && t("organisation.merge.sameEmail"),
  ];
  return (
    <Line
      title={signedIn.name}
      under={about.filter(Boolean).join(" · ")}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "mergeSuggestion" }}
          subject={{ mergeSuggestion: suggestion }}
          label={signedIn.name}
        />
      }
    />
  );
}
