import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as api from "#shared/agreement/api.ts";
import type { agreementCommands } from "#shared/agreement/contribution.ts";
import type { MeasuredAgreement, PromisedService } from "#shared/agreement/measured.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import type { TextKey } from "#shared/text.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import { draftForm, reasonForm, serviceForm } from "./forms.ts";
import { standardForm } from "./standardForm.ts";

const seenService = ({ serviceId, revision }: PromisedService) => ({ serviceId, revision });
const seenAgreement = ({ agreementId, revision }: MeasuredAgreement) => ({ agreementId, revision });

type On<Thing> = (tools: Tools, thing: Thing) => void | Promise<void>;

const onService =
  (handle: On<PromisedService>): Handler =>
  (tools, { service }) =>
    service ? handle(tools, service) : undefined;

const onAgreement =
  (handle: On<MeasuredAgreement>): Handler =>
  (tools, { agreement }) =>
    agreement ? handle(tools, agreement) : undefined;

/** A standard for everybody, or one more in a draft with one customer, starting from a good example. */
const adding =
  (start?: StandardDraft): Handler =>
  ({ openForm }, { service, agreement }) => {
    const common = { title: "agreement.form.standard", start, done: "agreement.done.standardAdded" } as const;
    const key = `agreement.addStandard:${start?.measure ?? ""}${start?.unit ?? ""}`;
    if (agreement) {
      const about = `${agreement.customer.name} · ${agreement.service.name}`;
      const endpoint = agreementApi.addAgreementStandard;
      const { agreementId } = agreement;
      openForm(
        standardForm({
          ...common,
          about,
          endpoint,
          fixed: seenAgreement(agreement),
          draftKey: `${key}:${agreementId}`,
        }),
      );
    } else if (service) {
      const { serviceId, name } = service;
      const endpoint = api.addStandard;
      openForm(
        standardForm({
          ...common,
          about: name,
          endpoint,
          fixed: { serviceId },
          draftKey: `${key}:${serviceId}`,
        }),
      );
    }
  };

/** A step on an agreement that is taken at once. */
const step = (
  endpoint:
    | typeof agreementApi.signAgreement
    | typeof agreementApi.proposeAgreement
    | typeof agreementApi.discardAgreement,
  done: TextKey,
) => onAgreement(({ write }, agreement) => write(endpoint, seenAgreement(agreement), done));

export const agreementHandlers: Record<keyof typeof agreementCommands, Handler> = {
  "agreement.addService": ({ openForm }, { team }) => openForm(serviceForm(team)),
  "agreement.changeService": onService(({ openForm }, service) =>
    openForm(serviceForm(service.team, service)),
  ),
  "agreement.publishService": onService(({ write }, service) =>
    write(api.publishService, seenService(service), "agreement.done.servicePublished"),
  ),
  "agreement.retireService": onService(({ write }, service) =>
    write(api.retireService, seenService(service), "agreement.done.serviceRetired"),
  ),

  "agreement.addAnswerInOneWorkingDay": adding(standardTemplates.answerInOneWorkingDay),
  "agreement.addAnswerIn24Hours": adding(standardTemplates.answerIn24Hours),
  "agreement.addNinetyPercentAccurate": adding(standardTemplates.ninetyPercentAccurate),
  "agreement.addStandard": adding(),
  "agreement.replaceStandard": ({ openForm }, { standard, service }) => {
    if (!standard || !service) return;
    const { standardId } = standard;
    const form = standardForm({
      title: "agreement.form.replaceStandard",
      about: service.name,
      intro: "agreement.form.replaceIntro",
      endpoint: api.replaceStandard,
      fixed: { standardId },
      start: standard,
      done: "agreement.done.standardReplaced",
      draftKey: `agreement.replaceStandard:${standardId}`,
    });
    openForm(form);
  },
  "agreement.retireStandard": ({ write }, { standard }) =>
    standard &&
    write(api.retireStandard, { standardId: standard.standardId }, "agreement.done.standardRetired"),
  "agreement.removeStandard": ({ write }, { standard, agreement }) => {
    if (!standard || !agreement) return;
    const input = { ...seenAgreement(agreement), standardId: standard.standardId };
    return write(agreementApi.removeAgreementStandard, input, "agreement.done.standardRemoved");
  },

  "agreement.draft": ({ openForm, me }, subject) => openForm(draftForm(subject, me)),
  "agreement.draftNext": onAgreement(({ write }, { relationshipId, service: { serviceId } }) =>
    write(agreementApi.draftAgreement, { relationshipId, serviceId }, "agreement.done.drafted"),
  ),
  "agreement.propose": step(agreementApi.proposeAgreement, "agreement.done.proposed"),
  "agreement.sign": step(agreementApi.signAgreement, "agreement.done.signed"),
  "agreement.discard": step(agreementApi.discardAgreement, "agreement.done.discarded"),
  "agreement.decline": onAgreement(({ openForm }, agreement) => openForm(reasonForm("decline", agreement))),
  "agreement.withdraw": onAgreement(({ openForm }, agreement) => openForm(reasonForm("withdraw", agreement))),
};
