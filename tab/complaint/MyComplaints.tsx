import { Link } from "wouter";
import { listComplaints } from "#shared/complaint/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { ComplaintRow } from "./ComplaintRow.tsx";
import { listAddress } from "./stands.ts";

const FIRST_SHOWN = 10;

/** What I have complained about and where it stands; before that, what waits for me as a handler. */
export default function MyComplaints() {
  const { t } = useTexts();
  const pages = usePages(listComplaints, { scope: "mine", limit: FIRST_SHOWN });
  return (
    <>
      <Handling isHiddenWhenEmpty />
      <Section title={t("complaint.mine")} aside={<Link href={listAddress}>{t("complaint.list")}</Link>}>
        <PagedLines pages={pages} empty={t("complaint.mineEmpty")}>
          {(complaint) => <ComplaintRow key={complaint.complaintId} complaint={complaint} />}
        </PagedLines>
      </Section>
    </>
  );
}

/** The open complaints that I handle, or that have come to me because they are late. */
export function Handling({ isHiddenWhenEmpty = false }: { isHiddenWhenEmpty?: boolean }) {
  const { t } = useTexts();
  const pages = usePages(listComplaints, { scope: "handling", show: "open" });
  if (isHiddenWhenEmpty && !pages.items?.length) return null;
  return (
    <Section title={t("complaint.handling")}>
      <PagedLines pages={pages} empty={t("complaint.handlingEmpty")}>
        {(complaint) => <ComplaintRow key={complaint.complaintId} complaint={complaint} />}
      </PagedLines>
    </Section>
  );
}
