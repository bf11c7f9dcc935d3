import { Actions } from "#tab/improvement/Actions.tsx";
import View from "#tab/survey/View.tsx";

/** The survey, where what was found meets what follows from it. */
export default function Survey() {
  return <View actionsOf={(teamId) => <Actions key={teamId} teamId={teamId} />} />;
}
