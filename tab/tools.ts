import { createContext, useContext } from "react";
import type { z } from "zod";
import type { MeasuredAgreement, PromisedService } from "#shared/agreement/measured.ts";
import type { Standard } from "#shared/agreement/model.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { Complaint } from "#shared/complaint/model.ts";
import type { CommandId } from "#shared/contributions.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { Consultation, Suggestion } from "#shared/feedback/model.ts";
import type { Action } from "#shared/improvement/model.ts";
import type {
  CompanyRole,
  Me,
  MergeSuggestion,
  PersonRef,
  TeamDetails,
  TeamRef,
  TeamRole,
} from "#shared/organisation/model.ts";
import type { Values } from "#shared/problem.ts";
import type { Honour } from "#shared/recognition/model.ts";
import type { Relationship } from "#shared/relationship/model.ts";
import type { ListedRound, Release } from "#shared/survey/model.ts";
import type { TextKey } from "#shared/text.ts";
import type { Host, Origin } from "#tab/host/host.ts";
import type { FormDefinition } from "#tab/ui/form.ts";

/** What a command acts on: what is selected, or the team whose tab is open. */
export interface Subject {
  commitment?: Commitment;
  relationship?: Relationship;
  serviceId?: string;
  service?: PromisedService;
  standard?: Standard;
  agreement?: MeasuredAgreement;
  team?: { teamId: string; name: string };
  teamDetails?: TeamDetails;
  person?: PersonRef;
  membership?: { person: PersonRef; team: TeamRef; role: TeamRole };
  companyRole?: { person: PersonRef; role: CompanyRole };
  mergeSuggestion?: MergeSuggestion;
  calendar?: { calendarId: string; name: string };
  surveyRound?: ListedRound;
  honour?: Honour;
  suggestion?: Suggestion;
  consultation?: Consultation;
  release?: Release;
  action?: Action;
  complaint?: Complaint;
}

/** What a handler may use to do its work. */
export interface Tools {
  /** Opens a form in a dialog; what is typed survives errors, reloads and lost connections. */
  openForm<Input extends z.ZodObject>(form: FormDefinition<Input>): void;
  /** Writes at once and says so; a problem is said instead. */
  write<Input extends z.ZodObject, Output extends z.ZodType>(
    endpoint: Endpoint<Input, Output>,
    input: z.input<Input>,
    done: TextKey,
  ): Promise<void>;
  /** Reads at once what a form starts with; where it cannot, that is said and nothing is answered. */
  read<Input extends z.ZodObject, Output extends z.ZodType>(
    endpoint: Endpoint<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output> | undefined>;
  /** Says briefly what was done or went wrong. */
  tell(key: TextKey, values?: Values, kind?: "done" | "problem"): void;
  host: Pick<Host, "server" | "copy">;
  /** Where in the tab one is. */
  path: string;
  navigate(path: string): void;
  /** The person signed in, once known. */
  me: Me | undefined;
}

export type Handler = (tools: Tools, subject: Subject) => void | Promise<void>;

/** How a command was called, where that changes how its form begins. */
export interface How {
  /** Over selected words on a page. */
  origin?: Origin | null;
  /** By somebody in a hurry, whose hands are on the keys. */
  isQuick?: boolean;
}

/** Runs a command by its id, wherever it was called from. */
export type RunCommand = (id: CommandId, subject?: Subject, how?: How) => void;

export const RunCommandContext = createContext<RunCommand>(() => {});
export const useRunCommand = () => useContext(RunCommandContext);

/** Shows all that can be done here, by name. */
export const OpenPaletteContext = createContext<() => void>(() => {});
export const useOpenPalette = () => useContext(OpenPaletteContext);

export const ToolsContext = createContext<Tools | null>(null);

export function useTools(): Tools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error("No tools are given above this component.");
  return tools;
}
