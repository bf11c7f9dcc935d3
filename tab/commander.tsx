import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { type CommandId, commands, commandsAt } from "#shared/contributions.ts";
import { Problem } from "#shared/problem.ts";
import { handlers } from "#tab/handlers.ts";
import { useHostState } from "#tab/host/HostContext.ts";
import { isKey, isPaletteKey } from "#tab/keys.ts";
import { activeTeams, useIsAdmin, useMe } from "#tab/me.ts";
import { useWrite } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { OpenPaletteContext, RunCommandContext, type Subject, type Tools, ToolsContext } from "#tab/tools.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import type { FormDefinition } from "#tab/ui/form.ts";

const Palette = lazy(() => import("#tab/ui/Palette.tsx"));
const TeamFirst = lazy(() => import("#tab/ui/TeamFirst.tsx"));
const FormDialog = lazy(() => import("#tab/ui/FormDialog.tsx"));

/** Runs commands: gives handlers their tools, opens the forms they ask for, listens for keys, shows the palette. */
export function Commander({ children }: { children: ReactNode }) {
  const [form, setForm] = useState<FormDefinition | null>(null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const tools = useToolsFor(setForm);
  const run = useCallback(
    (id: CommandId, subject: Subject = {}) => void handlers[id](tools, subject),
    [tools],
  );
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useKeys(run, openPalette);

  return (
    <ToolsContext.Provider value={tools}>
      <RunCommandContext.Provider value={run}>
        <OpenPaletteContext.Provider value={openPalette}>{children}</OpenPaletteContext.Provider>
        <Suspense>
          {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
          {form && <Form key={form.draftKey} form={form} onClose={() => setForm(null)} />}
        </Suspense>
      </RunCommandContext.Provider>
    </ToolsContext.Provider>
  );
}

/** A form that speaks for a team of one's own asks for that team first. */
function Form({ form, onClose }: { form: FormDefinition; onClose: () => void }) {
  const { data: me } = useMe();
  const isWithoutTeam = me !== undefined && activeTeams(me).length === 0;
  const Shown = isWithoutTeam && form.fields.some(({ kind }) => kind === "myTeam") ? TeamFirst : FormDialog;
  return <Shown form={form} onClose={onClose} />;
}

function useToolsFor(setForm: (form: FormDefinition) => void): Tools {
  const texts = useTexts();
  const announce = useAnnounce();
  const write = useWrite();
  const [, navigate] = useLocation();
  const { data: me } = useMe();
  return useMemo(
    () => ({
      openForm: (form) => setForm(form as unknown as FormDefinition),
      navigate,
      me,
      async write(endpoint, input, done) {
        try {
          await write(endpoint, input);
          announce(texts.t(done));
        } catch (error) {
          announce(
            error instanceof Problem ? problemText(texts, error) : texts.t("error.internal"),
            "problem",
          );
        }
      },
    }),
    [texts, announce, write, navigate, setForm, me],
  );
}

/** Ctrl/Cmd+K opens the palette; a command's own key runs it wherever the command is shown. */
function useKeys(run: (id: CommandId) => void, openPalette: () => void) {
  const { scope } = useHostState();
  const isAdmin = useIsAdmin();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const context = { scope: scope === "channel" ? "channel" : "personal", isAdmin } as const;
      const id = isPaletteKey(event)
        ? null
        : commandsAt("palette", context).find((one) => isKey(event, commands[one].key));
      if (id === undefined) return;
      event.preventDefault();
      if (id === null) openPalette();
      else run(id);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [run, openPalette, scope, isAdmin]);
}
