import { lazy } from "react";
import { Route, Switch } from "wouter";
import { getThanksLeft } from "#shared/recognition/api.ts";
import { getMySurvey } from "#shared/survey/api.ts";
import { Board } from "#tab/feedback/Board.tsx";
import { Consultations } from "#tab/feedback/Consultations.tsx";
import { MySuggestions, SuggestionsToUs } from "#tab/feedback/Suggestions.tsx";
import { useEndpoint } from "#tab/query.ts";
import { Honours } from "#tab/recognition/Honours.tsx";
import { Received } from "#tab/recognition/ThanksLines.tsx";
import { useTexts } from "#tab/text.ts";
import { Choices, CommandChoice, LinkChoice } from "#tab/ui/Choices.tsx";
import { Columns, PageHeader } from "#tab/ui/layout.tsx";

const Complaints = lazy(() => import("#tab/complaint/View.tsx"));
const MyComplaints = lazy(() => import("#tab/complaint/MyComplaints.tsx"));

/** Voice, where all that a customer can say meets: thanks, suggestions, complaints, the survey, and what came of it. */
export default function Voice() {
  return (
    <Switch>
      <Route path="/voice/complaints/*?">
        <Complaints />
      </Route>
      <Route>
        <VoiceScreen />
      </Route>
    </Switch>
  );
}

function VoiceScreen() {
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t("app.voice")} subtitle={t("feedback.voiceHint")} />
      <Choices>
        <ThankChoice />
        <CommandChoice id="feedback.suggest" glyph="↗" badge="named" hint={t("feedback.choice.suggest")} />
        <CommandChoice id="complaint.complain" glyph="!" badge="named" hint={t("complaint.choice")} />
        <SurveyChoice />
      </Choices>
      <Columns>
        <div>
          <SuggestionsToUs />
          <Consultations />
          <MyComplaints />
          <MySuggestions />
        </div>
        <div>
          <Board />
          <Received />
          <Honours />
        </div>
      </Columns>
    </>
  );
}

function ThankChoice() {
  const { t } = useTexts();
  const { data } = useEndpoint(getThanksLeft, {});
  const left =
    data &&
    (data.leftToday > 0 ? t("recognition.left", { count: data.leftToday }) : t("recognition.leftNone"));
  const hint = data?.isAlwaysTheSame ? t("recognition.alwaysTheSame") : t("feedback.choice.thank");
  return (
    <CommandChoice
      id="recognition.thank"
      glyph="♡"
      badge="named"
      hint={[hint, left].filter(Boolean).join(" ")}
    />
  );
}

/** Always reached from here; large words only while a round is open and asks something of the reader. */
function SurveyChoice() {
  const { t } = useTexts();
  const { data } = useEndpoint(getMySurvey, {});
  const waiting = data?.asks.filter(({ isAnswered }) => !isAnswered).length ?? 0;
  return (
    <LinkChoice
      href="/survey"
      name={t("app.survey")}
      glyph="◉"
      badge="confidential"
      hint={waiting > 0 ? t("feedback.choice.survey", { count: waiting }) : t("feedback.choice.surveyClosed")}
    />
  );
}
