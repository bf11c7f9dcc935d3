import { test } from "vitest";
import { giveThanks } from "#shared/recognition/api.ts";
import { nominate } from "#shared/recognition/honourApi.ts";
import { shareBrowser } from "#test/sharedBrowser.ts";
import { choose, createCompany as createTeams, note } from "./company.ts";

const browser = shareBrowser();
const helped = "Set up four laptops on the first day";
const title = "Helper of the quarter";

/** The company with a committee of one, in which HR has thanked Sam of IT. */
async function createCompany() {
  const company = await createTeams(browser());
  const quality = await company.addTeam("Quality");
  const carla = await company.addPerson("Carla", { [quality.teamId]: "member" }, ["committee"]);
  const { call, mei, sam, hr } = company;
  const { recognitionId } = await call(mei, giveThanks, {
    giverTeamId: hr.teamId,
    receiverId: sam.personId,
    reason: helped,
  });
  return { ...company, carla, recognitionId };
}

test("a lead proposes an honour, the committee is asked on Today and declines it, and the lead reads why", async () => {
  const { inTeams, lin, carla } = await createCompany();
  const { screen: lead } = await inTeams(lin, { path: "/voice" });
  await lead.getByRole("button", { name: "Propose an honour…" }).click();
  const dialog = lead.getByRole("dialog");
  await choose(lead, "In which team?", "IT");
  await choose(lead, "Who?", "Sam");
  await dialog.getByRole("textbox", { name: "What is the honour called?" }).fill(title);
  await dialog.getByRole("textbox", { name: "Why?" }).fill("Three teams say the same");
  await dialog.getByRole("checkbox", { name: helped, exact: false }).check();
  await dialog.getByRole("button", { name: "Propose" }).click();
  await note(lead, "Proposed. The committee decides.");

  const { screen: committee } = await inTeams(carla);
  await committee.getByText(`A nomination waits for the committee: ${title}`).waitFor();
  await committee.getByRole("link", { name: "Look at it" }).click();
  await committee.getByRole("button", { name: "1 record speaks for it" }).click();
  await committee.getByText(`Mei thanked: “${helped}”`).waitFor();
  await committee.getByRole("button", { name: `Decline this nomination…: ${title}` }).click();
  await committee.getByRole("textbox", { name: "Why?" }).fill("Propose him again in spring");
  await committee.getByRole("button", { name: "Decline", exact: true }).click();
  await note(committee, "Declined. Who proposed it sees your reason.");

  const declined = lead.getByRole("region", { name: "Declined nominations" });
  await declined.getByText("Propose him again in spring").waitFor();
});

test("an honour that is granted stands in the register, and who is honoured is told", async () => {
  const { inTeams, call, lin, carla, sam, it, recognitionId } = await createCompany();
  await call(lin, nominate, {
    nomineeId: sam.personId,
    nomineeTeamId: it.teamId,
    title,
    reason: "Three teams say the same",
    evidenceIds: [recognitionId],
  });
  const { screen: committee } = await inTeams(carla, { path: "/voice" });
  await committee.getByRole("button", { name: `Grant…: ${title}` }).click();
  await committee.getByRole("textbox", { name: "Why?" }).fill("So do we");
  await committee.getByRole("textbox", { name: "What comes with it?" }).fill("A day of training");
  await committee.getByRole("button", { name: "Grant", exact: true }).click();
  await note(committee, "Granted. It stands in the register.");

  const { screen: honoured } = await inTeams(sam, { path: "/voice" });
  const register = honoured.getByRole("region", { name: "Honours" });
  await register.getByText(`Sam: ${title}`).waitFor();
  await register.getByText("With it comes: A day of training").waitFor();
  const { screen: news } = await inTeams(sam, { path: "/notifications" });
  await news.getByText("An honour for you or your team").waitFor();
});
