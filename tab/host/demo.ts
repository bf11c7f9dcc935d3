import { type DemoPerson, HostRefusal } from "./host.ts";

/** The demo company's people and their sign-in, by whoever sits at this machine. */
export async function listDemoPeople(server: string): Promise<DemoPerson[]> {
  const response = await fetch(`${server}/demo/people`);
  if (!response.ok) throw new HostRefusal("app.signInFailed");
  return (await response.json()) as DemoPerson[];
}

export async function fetchDemoToken(server: string, objectId: string | null) {
  const response = await fetch(`${server}/demo/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(objectId ? { objectId } : {}),
  });
  if (!response.ok) throw new HostRefusal("app.signInFailed");
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** The same page through somebody else's eyes. */
export function play(objectId: string) {
  const address = new URL(location.href);
  address.searchParams.set("as", objectId);
  location.assign(address);
}

const PERSON = "counterpart.as";

/** The address names the person only at first: later ones, and a reload, are still theirs. */
export function rememberPerson() {
  const named = new URLSearchParams(location.search).get("as");
  if (named) sessionStorage.setItem(PERSON, named);
  return named ?? sessionStorage.getItem(PERSON);
}
