import { lazy, Suspense, useMemo } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { viewIds, views } from "#shared/contributions.ts";
import { Commander } from "#tab/commander.tsx";
import { useHostState } from "#tab/host/HostContext.ts";
import { Navigation } from "#tab/ui/Navigation.tsx";
import { OfflineNote } from "#tab/ui/OfflineNote.tsx";
import { Loading } from "#tab/ui/states.tsx";
import { screens } from "#tab/views.ts";

const Configure = lazy(() => import("#tab/Configure.tsx"));

/** Where the views meet: the navigation (which Teams itself shows for its tabs), the open view, and the commands. */
export function Shell() {
  const { scope, path } = useHostState();
  const start = useMemo(() => startOf(path), [path]);
  return (
    <Router>
      <Commander>
        <Navigation />
        <OfflineNote />
        <main id="content" className="content">
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
                <Redirect to={start} replace />
              </Route>
            </Switch>
          </Suspense>
        </main>
      </Commander>
    </Router>
  );
}

/** A deep link's path when it names a view, else the first view. */
function startOf(path: string | null) {
  const isKnown = viewIds.some((id) => path === views[id].path || path?.startsWith(`${views[id].path}/`));
  return isKnown && path ? path : views.today.path;
}
