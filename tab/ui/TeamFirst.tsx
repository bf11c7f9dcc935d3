import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useLocation } from "wouter";
import { views } from "#shared/contributions.ts";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { useModal } from "./useModal.tsx";

/** Instead of a form that speaks for a team: to somebody without one. */
export default function TeamFirst({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  const chooseTeam = useChooseTeam();
  useModal();
  const pending = me?.memberships.find(({ state }) => state === "pending");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(pending ? "organisation.pending" : "app.teamFirst")}</DialogTitle>
          <DialogContent>
            {pending ? t("app.teamFirstPending", { team: pending.teamName }) : t("app.teamFirstHint")}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("app.close")}</Button>
            {!pending && (
              <Button
                appearance="primary"
                onClick={() => {
                  onClose();
                  chooseTeam();
                }}
              >
                {t("app.chooseTeam")}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** A channel's tab is the same for all who look: one's own things are chosen in the personal app. */
function useChooseTeam() {
  const { t } = useTexts();
  const host = useHost();
  const { scope } = useHostState();
  const [, navigate] = useLocation();
  const { path, title } = views.today;
  return () => (scope === "channel" ? void host.openLink(host.linkTo(path, t(title))) : navigate(path));
}
