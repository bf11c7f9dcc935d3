import type { PromisedService } from "#shared/agreement/measured.ts";
import type { Standard } from "#shared/agreement/model.ts";
import type { Subject } from "#tab/tools.ts";
import type { FormDefinition } from "#tab/ui/form.ts";

/** Before what others rely on is changed, they can be asked; a draft nobody relies on. */
export const askFirst = (service: PromisedService, standard?: Standard): FormDefinition["first"] =>
  service.state === "published"
    ? {
        text: "agreement.form.askFirst",
        command: "feedback.consult",
        subject: { service, standard } satisfies Subject,
      }
    : undefined;
