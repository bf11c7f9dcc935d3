import { listCompanyRoles } from "#shared/organisation/api.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";

const MOST_NAMED = 5;

/** Who can help: the company's admins by name. */
export function AskAdmin() {
  const { t, locale } = useTexts();
  const { data } = useEndpoint(listCompanyRoles, { limit: 100 });
  if (!data) return null;
  const admins = data.items.filter(({ role }) => role === "admin").map(({ name }) => name);
  if (admins.length === 0) return <p className="quiet">{t("organisation.askNobody")}</p>;
  const names = new Intl.ListFormat(locale, { type: "disjunction" }).format(admins.slice(0, MOST_NAMED));
  return <p className="quiet">{t("organisation.askAdmin", { names })}</p>;
}
