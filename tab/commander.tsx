import { useIsFetching } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { type CommandId, commands, commandsAt } from "#shared/contributions.ts";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { isKey, isPaletteKey } from "#tab/keys.ts";
import { activeTeams, useIsAdmin, useMe } from "#tab/me.ts";
import { useClient, useWrite } from "#tab/query.ts";
import { useTexts, withAllTexts } from "#tab/text.ts";
import {
  OpenPaletteContext,
  type RunCommand,
  RunCommandContext,
  type Tools,
  ToolsContext,
} from "#tab/tools.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { Boundary } from "#tab/ui/Boundary.tsx";
import type { FormDefinition } from "#tab/ui/form.ts";
import { errorText } from "#tab/ui/states.tsx";

/** Made anew after a failure, because what React could not load once it does not load again. */
const overlays = () => ({
  Palette: lazy(() => withAllTexts(import("#tab/ui/Palette.tsx"))),
  TeamFirst: lazy(() => withAllTexts(import("#tab/ui/TeamFirst.tsx"))),
  FormDialog: lazy(() => withAllTexts(import("#tab/ui/FormDialog.tsx"))),
  QuickPick: lazy(() => withAllTexts(import("#tab/ui/QuickPick.tsx"))),
});
type Parts = ReturnType<typeof overlays>;

/** Runs commands: gives handlers their tools, opens the forms they ask for, listens for keys, shows the palette. */
export function Commander({ children }: { children: ReactNode }) {
  const [form, setForm] = useState<FormDefinition | null>(null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [parts, setParts] = useState(overlays);
  const tools = useToolsFor(setForm);
  const run = useRun(tools);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useKeys(run, openPalette);
  useWishes(run, tools.me !== undefined);

  function closeFailed() {
    setForm(null);
    setPaletteOpen(false);
    setParts(overlays);
  }

  return (
    <ToolsContext.Provider value={tools}>
      <RunCommandContext.Provider value={run}>
        <OpenPaletteContext.Provider value={openPalette}>{children}</OpenPaletteContext.Provider>
        <Overlays isAny={isPaletteOpen || form !== null} onFail={closeFailed}>
          {isPaletteOpen && (
            <parts.Palette
              onClose={() => setPaletteOpen(false)}
              onRun={(id, isByKey) => run(id, {}, { isQuick: isByKey })}
            />
          )}
          {form && <Form key={form.draftKey} parts={parts} form={form} onClose={() => setForm(null)} />}
        </Overlays>
      </RunCommandContext.Provider>
    </ToolsContext.Provider>
  );
}

interface OverlaysProps {
  isAny: boolean;
  onFail(): void;
  children: ReactNode;
}

/** What opens above the screen; if it cannot be loaded that is said, and the screen stays as it is. */
function Overlays({ isAny, onFail, children }: OverlaysProps) {
  const texts = useTexts();
  const announce = useAnnounce();
  function sayAndClose(error: unknown) {
    announce(errorText(texts, error), "problem");
    onFail();
  }
  return (
    <Boundary key={String(isAny)} onError={sayAndClose}>
      <Suspense>{children}</Suspense>
    </Boundary>
  );
}

interface FormProps {
  parts: Parts;
  form: FormDefinition;
  onClose(): void;
}

/** A form that speaks for a team of one's own asks for that team first. */
function Form({ parts, form, onClose }: FormProps) {
  const { data: me } = useMe();
  const isWithoutTeam = me !== undefined && activeTeams(me).length === 0;
  const asksFirst = isWithoutTeam && form.fields.some(({ kind }) => kind === "myTeam");
  const [isWhole, setWhole] = useState(!form.isQuick);
  if (asksFirst) return <parts.TeamFirst onClose={onClose} />;
  if (isWhole) return <parts.FormDialog form={form} onClose={onClose} />;
  return <parts.QuickPick form={form} onClose={onClose} onAllFields={() => setWhole(true)} />;
}

/** The handlers bring all forms and endpoints along, which no screen needs to be shown. */
const loadHandlers = () => withAllTexts(import("#tab/run.ts"));

/** Safari, and so Teams on iPhones, does not tell when it is idle. */
const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));

/** Runs a command with its handler, which is loaded by the first command, or before it once the screen has all it asked for and is painted. */
function useRun(tools: Tools): RunCommand {
  const { t } = useTexts();
  const announce = useAnnounce();
  const isReading = useIsFetching() > 0;
  const isSettled = tools.me !== undefined && !isReading;
  useEffect(() => {
    if (isSettled) whenIdle(() => void loadHandlers().catch(() => {}));
  }, [isSettled]);
  return useCallback(
    async (id, subject = {}, how = {}) => {
      const loaded = await loadHandlers().catch(() => announce(t("error.network"), "problem"));
      await loaded?.runCommand(id, tools, subject, how);
    },
    [tools, announce, t],
  );
}

function useToolsFor(setForm: (form: FormDefinition) => void): Tools {
  const texts = useTexts();
  const announce = useAnnounce();
  const write = useWrite();
  const client = useClient();
  const host = useHost();
  const [path, navigate] = useLocation();
  const { data: me } = useMe();
  return useMemo(() => {
    const say = (error: unknown) => announce(errorText(texts, error), "problem");
    return {
      openForm: (form) => setForm(form as unknown as FormDefinition),
      path,
      navigate,
      me,
      async write(endpoint, input, done) {
        try {
          await write(endpoint, input);
          announce(texts.t(done));
        } catch (error) {
          say(error);
        }
      },
      host,
      tell: (key, values, kind) => announce(texts.t(key, values), kind),
      async read(endpoint, input) {
        try {
          return await client.call(endpoint, input);
        } catch (error) {
          say(error);
        }
      },
    };
  }, [texts, announce, write, client, host, path, navigate, setForm, me]);
}

/** Where the host asks for commands, by a browser's key or menu; only once it is known who asks. */
function useWishes(run: RunCommand, isKnown: boolean) {
  const host = useHost();
  useEffect(() => {
    if (!isKnown) return;
    return host.onWish?.(({ commandId, origin }) => run(commandId, {}, { origin }));
  }, [host, run, isKnown]);
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
