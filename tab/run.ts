import type { CommandId } from "#shared/contributions.ts";
import { handlers } from "#tab/handlers.ts";
import type { How, Subject, Tools } from "#tab/tools.ts";
import { prefilled } from "#tab/ui/prefill.ts";

/** Runs a command's handler; the form it may ask for begins with what was selected, or goes field by field. */
export function runCommand(id: CommandId, tools: Tools, subject: Subject, { origin, isQuick }: How) {
  const openForm: Tools["openForm"] = (form) => {
    const isByField = isQuick && form.quick !== undefined;
    tools.openForm({ ...(origin ? prefilled(form, origin) : form), isQuick: isByField });
  };
  return handlers[id]({ ...tools, openForm }, subject);
}
