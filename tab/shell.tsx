import { lazy, Suspense } from "react";
import { Redirect, Route, Router, Switch, useLocation } from "wouter";
import { viewAt, viewIds, views } from "#shared/contributions.ts";
import { Commander } from "#tab/commander.tsx";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { withAllTexts } from "#tab/text.ts";
import { Boundary } from "#tab/ui/Boundary.tsx";
import { Later } from "#tab/ui/Later.tsx";
import { Navigation } from "#tab/ui/Navigation.tsx";
import { OfflineNote } from "#tab/ui/OfflineNote.tsx";
import { Loading } from "#tab/ui/states.tsx";
import { screens } from "#tab/views.ts";

const DemoBar = lazy(() => withAllTexts(import("#tab/ui/DemoBar.tsx")));
const Waiting = lazy(() => withAllTexts(import("#tab/ui/Waiting.tsx")));
const Configure = lazy(() => withAllTexts(import("#tab/Configure.tsx")));

/** Where the views meet: the navigation (which Teams itself shows for its tabs), the open view, and the commands. */
export function Shell() {
  const { demo, useAddress, outbox } = useHost();
  return (
    <Router hook={useAddress}>
      <Commander>
        {demo && (
          <div className="demo">
            <Later>
              <DemoBar demo={demo} />
            </Later>
          </div>
        )}
        <Navigation />
        <OfflineNote />
        {outbox && (
          <Later>
            <Waiting outbox={outbox} />
          </Later>
        )}
        <main id="content" tabIndex={-1} className="content">
          <OpenView />
        </main>
      </Commander>
    </Router>
  );
}

/** A view that fails leaves the way to the others open. */
function OpenView() {
  const { scope } = useHostState();
  const [path] = useLocation();
  return (
    <Boundary key={viewAt(path)}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {scope === "configure" && <Route path="/configure" component={Configure} />}
          {viewIds.map((id) => (
            <Route
              key={id}
              path={id === "team" ? `${views[id].path}/:teamId` : `${views[id].path}/*?`}
              component={screens[id]}
            />
          ))}
          <Route>
            <Redirect to={views.today.path} replace />
          </Route>
        </Switch>
      </Suspense>
    </Boundary>
  );
}
