import { Route, Switch } from "wouter";
import { PromisesScreen } from "./PromisesScreen.tsx";
import { ServiceScreen } from "./ServiceScreen.tsx";

/** What one can expect of a team; or one of its services, with all that was promised before. */
export default function View() {
  return (
    <Switch>
      <Route path="/promises/:serviceId">
        {({ serviceId }) => <ServiceScreen key={serviceId} serviceId={serviceId} />}
      </Route>
      <Route>
        <PromisesScreen />
      </Route>
    </Switch>
  );
}
