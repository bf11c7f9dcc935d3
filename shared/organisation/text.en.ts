import { organisationScreenEn } from "./screen.en.ts";

export const organisationEn = {
  ...organisationScreenEn,

  "organisation.erasedPerson": "Erased person",
  "organisation.role.member": "Member",
  "organisation.role.lead": "Lead",
  "organisation.role.desk": "Desk",
  "organisation.companyRole.admin": "Admin",
  "organisation.companyRole.committee": "Committee",
  "organisation.kind.department": "Department",
  "organisation.kind.team": "Team",
  "organisation.kind.subsidiary": "Subsidiary",
  "organisation.kind.group": "Group",
  "organisation.pending": "Waiting for confirmation",
  "organisation.check.domain": "Domain",
  "organisation.check.appId": "Application id",
  "organisation.check.tenant": "Tenant",
  "organisation.check.keys": "Sign-in keys",
  "organisation.check.database": "Database",
  "organisation.check.graph": "Activity feed",
  "organisation.check.secret": "Client secret",
  "organisation.check.webhook": "Team channels",
  "organisation.check.delivery": "Notifications",
  "organisation.check.bot": "Message extension",
  "organisation.check.office": "Office for harassment, pay and whistle-blowing",
  "organisation.checkState.ok": "In order",
  "organisation.checkState.wrong": "Wrong",
  "organisation.checkState.unknown": "Cannot tell",
  "organisation.checkState.off": "Not set up",
  "organisation.cure.demo":
    "This is the demo company: set TENANT_IDS, APP_ID and APP_DOMAIN, then start again.",
  "organisation.cure.domainUnseen": "Open this page in the tab to compare its address with {{configured}}.",
  "organisation.cure.domain":
    "The tab was loaded from {{actual}}, but APP_DOMAIN is {{configured}}. Make them the same and package the app again.",
  "organisation.cure.appId":
    "APP_ID is the id of a tenant or a person. Take the application (client) id from the app registration in Entra ID.",
  "organisation.cure.tenant_one":
    "Microsoft does not know {{count}} of the ids in TENANT_IDS. Compare them with the tenant id in Entra ID, Overview.",
  "organisation.cure.tenant_other":
    "Microsoft does not know {{count}} of the ids in TENANT_IDS. Compare them with the tenant id in Entra ID, Overview.",
  "organisation.cure.microsoft":
    "The server cannot reach {{host}}. Let it through the firewall or proxy; without it new sign-ins fail.",
  "organisation.cure.keys":
    "{{host}} answers, but not with signing keys. A proxy may be answering in its place: let the server through directly.",
  "organisation.cure.database":
    "The database does not answer. Check DATABASE_URL, and that its server runs or its folder can be written to.",
  "organisation.cure.diskFull":
    "Only {{megabytes}} MB are left on the disk of the database. Free some space or move it.",
  "organisation.cure.noGraph": "Nobody is told in Teams’ activity feed. Set GRAPH_CLIENT_SECRET to have it.",
  "organisation.cure.secretUndated":
    "Entra ID does not tell when the secret ends. Set GRAPH_CLIENT_SECRET_EXPIRES to be warned 30 days before.",
  "organisation.cure.secretExpired":
    "The secret has expired. Make a new one in Entra ID, set GRAPH_CLIENT_SECRET and restart.",
  "organisation.cure.secretEnds_one":
    "The secret ends in {{count}} day. Make a new one in Entra ID, set GRAPH_CLIENT_SECRET and restart.",
  "organisation.cure.secretEnds_other":
    "The secret ends in {{count}} days. Make a new one in Entra ID, set GRAPH_CLIENT_SECRET and restart.",
  "organisation.cure.secretRefused":
    "Entra ID refuses the secret ({{code}}). Check APP_ID and GRAPH_CLIENT_SECRET: the secret’s value, not its id.",
  "organisation.cure.noChannel": "No team posts to a channel. A lead sets it on the team’s page.",
  "organisation.cure.cards_one":
    "{{count}} card did not reach its channel within a day. Its lead sees why under Notifications.",
  "organisation.cure.cards_other":
    "{{count}} cards did not reach their channels within a day. Their leads see why under Notifications.",
  "organisation.cure.activitiesRefused_one":
    "Microsoft Graph refused {{count}} message within a day. Grant TeamsActivity.Send.User and upload the newest package.",
  "organisation.cure.activitiesRefused_other":
    "Microsoft Graph refused {{count}} messages within a day. Grant TeamsActivity.Send.User and upload the newest package.",
  "organisation.cure.notInstalled_one":
    "{{count}} message within a day was for somebody without the app. Install it for everyone in the Teams admin centre.",
  "organisation.cure.notInstalled_other":
    "{{count}} messages within a day were for people without the app. Install it for everyone in the Teams admin centre.",
  "organisation.cure.activitiesLost_one":
    "{{count}} message was given up within a day. It stays in the person’s list; look at the activity feed above.",
  "organisation.cure.activitiesLost_other":
    "{{count}} messages were given up within a day. They stay in people’s lists; look at the activity feed above.",
  "organisation.cure.noOffice":
    "The complaint form names no office for harassment, pay and whistle-blowing. Set its address under “Complaints”.",
  "organisation.cure.noBot": "Nothing can be recorded from a message in Teams. Set BOT_ID to have it.",
  "organisation.cure.botId": "BOT_ID is a tenant’s id. Give the bot’s application id instead.",
  "organisation.error.alreadyMember":
    "This person is in the team already; change their role in the list of members.",
  "organisation.error.locale": "Give a language such as en-GB or zh-CN.",
  "organisation.error.cycle": "A team cannot stand below itself or below a team of its own.",
  "organisation.error.parent": "The team above does not exist or was archived; choose another one, or none.",
  "organisation.error.calendar": "This calendar does not exist; choose another one, or the company's.",
  "organisation.error.nameTaken":
    "A team of this name is already there. Choose another name, or use that team.",
  "organisation.error.archived": "This team was archived.",
  "organisation.error.hasTeams_one": "{{count}} team stands below this one. Move or archive it first.",
  "organisation.error.hasTeams_other": "{{count}} teams stand below this one. Move or archive them first.",
  "organisation.error.hasOpenWork_one":
    "{{count}} commitment of this team is open. Close it or hand it on first.",
  "organisation.error.hasOpenWork_other":
    "{{count}} commitments of this team are open. Close them or hand them on first.",
  "organisation.error.lastAdmin":
    "This is the last admin. Make somebody else admin first, or name one in ADMIN_IDS.",
  "organisation.error.signsInAlready":
    "This person signs in already; only an imported person without a sign-in can be merged.",
  "organisation.error.notASignIn": "Choose somebody who has signed in and was not imported themselves.",
} as const;
