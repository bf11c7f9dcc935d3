import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { type CommandId, commands, commandsAt } from "#shared/contributions.ts";
import { Problem } from "#shared/problem.ts";
import { handlers } from "#tab/handlers.ts";
import { useHostState } from "#tab/host/HostContext.ts";
import { isKey, isPaletteKey } from "#tab/keys.ts";
import { useMe } from "#tab/me.ts";
import { useWrite } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { RunCommandContext, type Subject, type Tools, ToolsContext } from "#tab/tools.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import type { FormDefinition } from "#tab/ui/form.ts";

const Palette = lazy(() => import("#tab/ui/Palette.tsx"));
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
  useKeys(
    run,
    useCallback(() => setPaletteOpen(true), []),
  );

  return (
    <ToolsContext.Provider value={tools}>
      <RunCommandContext.Provider value={run}>
        {children}
        <Suspense>
          {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
          {form && <FormDialog key={form.draftKey} form={form} onClose={() => setForm(null)} />}
        </Suspense>
      </RunCommandContext.Provider>
    </ToolsContext.Provider>
  );
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
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const id = isPaletteKey(event)
        ? null
        : commandsAt("palette", { scope: scope === "channel" ? "channel" : "personal" }).find((one) =>
            isKey(event, commands[one].key),
          );
      if (id === undefined) return;
      event.preventDefault();
      if (id === null) openPalette();
      else run(id);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [run, openPalette, scope]);
}
