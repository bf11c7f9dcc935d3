import { lazy } from "react";
import { Route, Switch } from "wouter";
import { Frame } from "#tab/organisation/Frame.tsx";
import View from "#tab/organisation/View.tsx";

const Calendars = lazy(() => import("#tab/calendar/Calendars.tsx"));
const Complaints = lazy(() => import("#tab/complaint/Settings.tsx"));
const Export = lazy(() => import("#tab/intake/Export.tsx"));
const Import = lazy(() => import("#tab/intake/Import.tsx"));
const Thresholds = lazy(() => import("#tab/survey/Thresholds.tsx"));

/** Admin, where the slices meet: the organisation's own parts, and beside them those of the others. */
export default function Admin() {
  return (
    <Switch>
      <Route path="/admin/calendars/*?">
        <Frame section="calendars">
          <Calendars />
        </Frame>
      </Route>
      <Route path="/admin/thresholds">
        <Frame section="thresholds">
          <Thresholds />
        </Frame>
      </Route>
      <Route path="/admin/complaints">
        <Frame section="complaints">
          <Complaints />
        </Frame>
      </Route>
      <Route path="/admin/import">
        <Frame section="import">
          <Import />
        </Frame>
      </Route>
      <Route path="/admin/export">
        <Frame section="export">
          <Export />
        </Frame>
      </Route>
      <Route>
        <View />
      </Route>
    </Switch>
  );
}
