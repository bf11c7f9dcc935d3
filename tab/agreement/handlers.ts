import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as api from "#shared/agreement/api.ts";
import type { agreementCommands } from "#shared/agreement/contribution.ts";
import type { MeasuredAgreement, PromisedService } from "#shared/agreement/measured.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import type { TextKey } from "#shared/text.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import { copyLink } from "#tab/ui/copyLink.ts";

// What only a dialog needs is loaded when somebody opens one.
const forms = () => import("./forms.ts");
const standardForms = () => import("./standardForms.ts");

const seenService = ({ serviceId, revision }: PromisedService) => ({ serviceId, revision });
const seenAgreement = ({ agreementId, revision }: MeasuredAgreement) => ({ agreementId, revision });

/** Whether nothing is missing that publishing asks for. */
const isComplete = ({ promise, owner }: PromisedService) => promise !== null && owner !== null;

type On<Thing> = (tools: Tools, thing: Thing) => void | Promise<void>;

const onService =
  (handle: On<PromisedService>): Handler =>
  (tools, { service }) =>
    service ? handle(tools, service) : undefined;

const onAgreement =
  (handle: On<MeasuredAgreement>): Handler =>
  (tools, { agreement }) =>
    agreement ? handle(tools, agreement) : undefined;

async function openServiceForm({ openForm }: Tools, service: PromisedService) {
  openForm((await forms()).serviceForm(service.team, service));
}

const askReason = (kind: "decline" | "withdraw") =>
  onAgreement(async ({ openForm }, agreement) => openForm((await forms()).reasonForm(kind, agreement)));

/** A standard for everybody or, in a draft, for one customer; from a good example or from nothing. */
const adding =
  (start?: StandardDraft): Handler =>
  async ({ openForm }, subject) => {
    const form = (await standardForms()).newStandardForm(subject, start);
    if (form) openForm(form);
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
  "agreement.addService": async ({ openForm }, { team }) => openForm((await forms()).serviceForm(team)),
  "agreement.changeService": onService(openServiceForm),
  "agreement.copyLink": onService((tools, { serviceId }) => copyLink(tools, `/promises/${serviceId}`)),
  "agreement.publishService": onService((tools, service) =>
    isComplete(service)
      ? tools.write(api.publishService, seenService(service), "agreement.done.servicePublished")
      : openServiceForm(tools, service),
  ),
  "agreement.retireService": onService(async ({ openForm }, service) =>
    openForm((await forms()).retireForm(service)),
  ),

  "agreement.addAnswerInOneWorkingDay": adding(standardTemplates.answerInOneWorkingDay),
  "agreement.addAnswerIn24Hours": adding(standardTemplates.answerIn24Hours),
  "agreement.addNinetyPercentAccurate": adding(standardTemplates.ninetyPercentAccurate),
  "agreement.addStandard": adding(),
  "agreement.addToDraft": adding(),
  "agreement.replaceStandard": async ({ openForm }, { standard, service }) => {
    if (standard && service) openForm((await standardForms()).replaceStandardForm(standard, service));
  },
  "agreement.retireStandard": async ({ openForm }, { standard, service }) => {
    if (standard && service) openForm((await standardForms()).retireStandardForm(standard, service));
  },
  "agreement.removeStandard": ({ write }, { standard, agreement }) => {
    if (!standard || !agreement) return;
    const input = { ...seenAgreement(agreement), standardId: standard.standardId };
    return write(agreementApi.removeAgreementStandard, input, "agreement.done.standardRemoved");
  },

  "agreement.draft": async ({ openForm, me }, subject) => openForm((await forms()).draftForm(subject, me)),
  "agreement.draftNext": onAgreement(({ write }, { relationshipId, service: { serviceId } }) =>
    write(agreementApi.draftAgreement, { relationshipId, serviceId }, "agreement.done.drafted"),
  ),
  "agreement.propose": step(agreementApi.proposeAgreement, "agreement.done.proposed"),
  "agreement.sign": step(agreementApi.signAgreement, "agreement.done.signed"),
  "agreement.discard": step(agreementApi.discardAgreement, "agreement.done.discarded"),
  "agreement.decline": askReason("decline"),
  "agreement.withdraw": askReason("withdraw"),
};
