import * as api from "#shared/complaint/api.ts";
import type { complaintCommands } from "#shared/complaint/contribution.ts";
import { deadlineNames } from "#shared/complaint/deadlines.ts";
import type { Complaint } from "#shared/complaint/model.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import { complainForm } from "./complainForm.ts";
import {
  analysisForm,
  disputeForm,
  handlerForm,
  lessonForm,
  resultForm,
  seen,
  withdrawalForm,
} from "./stepForms.ts";

function onComplaint(handle: (tools: Tools, complaint: Complaint) => void | Promise<void>): Handler {
  return (tools, { complaint }) => (complaint ? handle(tools, complaint) : undefined);
}

export const complaintHandlers: Record<keyof typeof complaintCommands, Handler> = {
  "complaint.complain": async (tools, subject) => {
    const settings = await tools.read(api.getComplaintSettings, {});
    tools.openForm(complainForm(tools, subject, settings?.officeUrl ?? null));
  },

  "complaint.analyse": onComplaint(async ({ openForm, read }, complaint) => {
    const details = await read(api.getComplaint, { complaintId: complaint.complaintId });
    if (details) openForm(analysisForm(details, details.analysis));
  }),

  "complaint.sharePlan": onComplaint(({ write }, complaint) =>
    write(api.sharePlan, seen(complaint), "complaint.form.shared"),
  ),
  "complaint.report": onComplaint(({ openForm }, complaint) => openForm(resultForm(complaint))),
  "complaint.confirm": onComplaint(({ write }, complaint) =>
    write(api.confirmResult, seen(complaint), "complaint.form.confirmed"),
  ),
  "complaint.dispute": onComplaint(({ openForm }, complaint) => openForm(disputeForm(complaint))),
  "complaint.learn": onComplaint(({ openForm }, complaint) => openForm(lessonForm(complaint))),
  "complaint.withdraw": onComplaint(({ openForm }, complaint) => openForm(withdrawalForm(complaint))),
  "complaint.assign": onComplaint(({ openForm }, complaint) => openForm(handlerForm(complaint))),

  "complaint.configure": async ({ openForm, read }) => {
    const settings = await read(api.getComplaintSettings, {});
    if (!settings) return;
    openForm({
      title: "complaint.configure",
      intro: "complaint.settingsHint",
      endpoint: api.setComplaintSettings,
      fields: [
        ...deadlineNames.map((name) => ({
          name,
          kind: "number" as const,
          label: `complaint.deadline.${name}` as const,
          unit: "complaint.unit" as const,
        })),
        {
          name: "officeUrl",
          kind: "text",
          label: "complaint.office",
          hint: "complaint.officeHint",
          isOptional: true,
        },
      ],
      values: { ...settings, officeUrl: settings.officeUrl ?? "" },
      submit: "app.save",
      done: "complaint.settingsDone",
      badge: "named",
      draftKey: "complaint.configure",
    });
  },
};
