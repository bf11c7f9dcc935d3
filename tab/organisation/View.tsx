import type { ReactNode } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Frame } from "./Frame.tsx";
import { Members } from "./Members.tsx";
import { OwnTeams } from "./OwnTeams.tsx";
import { People } from "./People.tsx";
import { Roles } from "./Roles.tsx";
import { SelfCheck } from "./SelfCheck.tsx";
import { type SectionId, sections, teamRoute } from "./sections.ts";
import { TeamDetail } from "./TeamDetail.tsx";
import { Teams } from "./Teams.tsx";

const parts = {
  own: <OwnTeams />,
  members: <Members />,
  teams: <Teams />,
  people: <People />,
  roles: <Roles />,
  selfCheck: <SelfCheck />,
} satisfies Partial<Record<SectionId, ReactNode>>;

/** Admin: what one may set up, a part at each address; other slices' parts are put beside these in the root. */
export default function View() {
  return (
    <Switch>
      <Route path={teamRoute}>{({ teamId }) => <TeamDetail key={teamId} teamId={teamId} />}</Route>
      {(Object.keys(parts) as (keyof typeof parts)[]).map((id) => (
        <Route key={id} path={sections[id].path}>
          <Frame section={id}>{parts[id]}</Frame>
        </Route>
      ))}
      <Route>
        <Redirect to={sections.own.path} replace />
      </Route>
    </Switch>
  );
}
