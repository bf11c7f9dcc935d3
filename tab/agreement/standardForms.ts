import { addAgreementStandard } from "#shared/agreement/agreementApi.ts";
import { addStandard, replaceStandard, retireStandard } from "#shared/agreement/api.ts";
import type { PromisedService } from "#shared/agreement/measured.ts";
import { type Standard, StandardDraft } from "#shared/agreement/model.ts";
import { standardSentence, standardTerms } from "#shared/agreement/sentence.ts";
import type { Subject } from "#tab/tools.ts";
import type { FormDefinition } from "#tab/ui/form.ts";
import { askFirst } from "./askFirst.ts";
import { freeMeasures, offeredMeasures } from "./measures.ts";
import { standardForm } from "./standardForm.ts";

/** A standard for everybody or, in a draft with one customer, for that one; in a draft it replaces its like. */
export function newStandardForm(
  { service, agreement }: Subject,
  start?: StandardDraft,
): FormDefinition | null {
  const key = `agreement.addStandard:${start?.measure ?? ""}${start?.unit ?? ""}`;
  const common = { title: "agreement.form.standard", start, done: "agreement.done.standardAdded" } as const;
  if (agreement) {
    const { agreementId, revision, customer } = agreement;
    return standardForm({
      ...common,
      about: `${customer.name} · ${agreement.service.name}`,
      endpoint: addAgreementStandard,
      fixed: { agreementId, revision },
      draftKey: `${key}:${agreementId}`,
    });
  }
  if (!service) return null;
  const { serviceId, name } = service;
  return standardForm({
    ...common,
    about: name,
    measures: freeMeasures(service),
    endpoint: addStandard,
    fixed: { serviceId },
    draftKey: `${key}:${serviceId}`,
  });
}

/** Another standard in place of this one: what is measured stays, or is something of which nothing is promised yet. */
export function replaceStandardForm(standard: Standard, service: PromisedService): FormDefinition {
  const { standardId, measure } = standard;
  return standardForm({
    title: "agreement.form.replaceStandard",
    about: service.name,
    intro: "agreement.form.replaceIntro",
    first: askFirst(service, standard),
    measures: offeredMeasures.filter((one) => one === measure || freeMeasures(service).includes(one)),
    endpoint: replaceStandard,
    fixed: { standardId },
    start: StandardDraft.parse(standard),
    done: "agreement.done.standardReplaced",
    draftKey: `agreement.replaceStandard:${standardId}`,
  });
}

/** There is no way back, so it is asked once more. */
export function retireStandardForm(standard: Standard, service: PromisedService): FormDefinition {
  const { standardId } = standard;
  return {
    title: "agreement.form.retireStandard",
    about: service.name,
    intro: "agreement.form.retireStandardIntro",
    first: askFirst(service, standard),
    endpoint: retireStandard as unknown as FormDefinition["endpoint"],
    fields: [],
    fixed: { standardId },
    says: () => [standardSentence(standard), standardTerms(standard)],
    submit: "agreement.form.retireStandardSubmit",
    done: "agreement.done.standardRetired",
    badge: "named",
    draftKey: `agreement.retireStandard:${standardId}`,
  };
}
