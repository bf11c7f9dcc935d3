import { intakeScreenEn } from "./screen.en.ts";
import { intakeWordsEn } from "./words.en.ts";

export const intakeEn = {
  ...intakeScreenEn,
  ...intakeWordsEn,
  "intake.error.kind": "Choose what to import: teams, people, relationships, services, log or complaints.",
  "intake.error.columnText": "Give the name of a column.",
  "intake.error.source":
    'Give the name of a column, {"column": …} with values or otherwise, or {"text": …} with columns in braces.',
  "intake.error.tooManyValues": "List at most 2,000 values for a column.",
  "intake.error.checkValue": 'Say true or false for each value, as in {"Yes": true, "No": false}.',
  "intake.error.sourceName": "Name the log in small letters, digits and hyphens, such as help-desk.",
  "intake.error.dateFormat":
    "Give iso, unix, unixMs, or a pattern of YYYY MM DD HH mm ss, such as DD.MM.YYYY HH:mm.",
  "intake.error.unknownField": "This field is not known. The fields are: {{known}}.",
  "intake.error.fieldMissing": "Say in which column “{{field}}” is found.",
  "intake.error.emptyFile": "The file is empty.",
  "intake.error.noRows": "The file has a heading and no rows.",
  "intake.error.fileTooLarge":
    "The file is too large to be sent: at most 100 MB. Compress it with gzip, or use “npm run import” on the server.",
  "intake.error.partContent": "Send up to 180,000 bytes in base64.",
  "intake.error.gzip": "The compressed file is damaged. Compress it again, or send it as it is.",
  "intake.error.workbook": "This is a workbook or an archive, not a CSV file. In Excel choose “CSV UTF-8”.",
  "intake.error.utf16":
    "This file is written in UTF-16. Save it as “CSV UTF-8”, or choose UTF-16 as its encoding.",
  "intake.error.encoding":
    "Line {{line}} cannot be read as {{encoding}}. Save the file as “CSV UTF-8”, or choose the encoding it has.",
  "intake.error.openQuote":
    "In the row that begins on line {{line}} a quotation mark is opened and never closed, so nobody can tell where the next row begins. Close it, or write it twice.",
  "intake.error.longRow":
    "The row that begins on line {{line}} is longer than 1 MB. A quotation mark may be missing, or the wrong separator was chosen.",
  "intake.error.csv": "The row that begins on line {{line}} cannot be read as CSV.",
  "intake.error.columnTwice": "The column “{{column}}” is there twice. Give each column a name of its own.",
  "intake.error.missingColumn":
    "The column “{{column}}” (for {{field}}) is not in the file. Its columns are: {{columns}}.",
  "intake.error.tooManyTeams": "At most {{maximum}} teams in one file.",
  "intake.error.stopped": "Somebody stopped this import. What was imported stays; start it again to go on.",
  "intake.error.busy": "Another import is running. Wait until it is done, or stop it.",
  "intake.error.incomplete": "The file has not arrived completely. Send it again.",
  "intake.error.started": "This import has begun already.",
  "intake.error.notRunning": "This import is not running (any more).",

  "intake.refused.missing": "This is empty or unknown, but needed.",
  "intake.refused.cellCount": "The row has {{count}} cells, the heading {{expected}}.",
  "intake.refused.number":
    "“{{value}}” is not a number. Write it with a point and without spaces, as in 12.5.",
  "intake.refused.yesNo": "“{{value}}” is neither yes nor no.",
  "intake.refused.word": "“{{value}}” is none of: {{words}}. Say in the mapping which of them it means.",
  "intake.refused.date": "“{{value}}” is no date of the form {{formats}}, or there is no such date.",
  "intake.refused.email": "This is not an e-mail address.",
  "intake.refused.objectId": "This is not an Entra object id, which is 32 digits and letters with hyphens.",
  "intake.refused.twice": "“{{value}}” is there already, on line {{line}}.",
  "intake.refused.otherName": "“{{value}}” has another name on line {{line}}.",
  "intake.refused.otherSignIn":
    "This sign-in belongs to somebody else here. Merge the two in Admin, or correct the id.",
  "intake.refused.otherKey": "This sign-in belongs to “{{key}}”.",
  "intake.refused.archivedTeam": "The team “{{team}}” was archived. Restore it first, or name another one.",
  "intake.refused.ambiguousTeam": "Several teams are called “{{team}}”. Use the key of the one you mean.",
  "intake.refused.unknownTeam":
    "There is no team “{{team}}”. Import the teams first, or allow missing teams to be added.",
  "intake.refused.unknownParent": "There is no team “{{parent}}”, neither in this file nor here.",
  "intake.refused.parentRefused": "It stands below “{{parent}}”, which was refused on line {{line}}.",
  "intake.refused.circle": "It stands below itself: {{path}}.",
  "intake.refused.ended": "The two teams have ended this relationship. Propose it again in the tab.",
  "intake.refused.declined": "The other side has declined this relationship. Propose it again in the tab.",
  "intake.refused.unknownPerson": "Nobody was imported as “{{person}}”. Import the people first.",
  "intake.refused.measureTwice":
    "Line {{line}} says something else for the same service and measure. Only one can be promised.",
  "intake.refused.future": "This lies in the future.",
  "intake.refused.beforeAsked": "This was before it was asked.",
  "intake.refused.tooManyEvents": "The case has more than {{maximum}} events.",
  "intake.refused.changedHere":
    "People have gone on with it here since it was imported. The file does not overwrite that.",

  "intake.note.renamed": "“{{before}}” is now called “{{name}}”.",
  "intake.note.moved": "“{{name}}” moved from {{before}} to {{after}}.",
  "intake.note.missingTeam": "“{{name}}” ({{key}}) is no longer in the file.",
  "intake.note.archivedTeam": "“{{name}}” ({{key}}) is no longer in the file and was archived.",
  "intake.note.missingPerson": "{{name}} ({{key}}) is no longer in the file.",
  "intake.note.leftTeam": "{{name}} is not in {{team}} according to the file.",
  "intake.note.differs.respondedInTime.yes":
    "{{caseId}}: the file says the answer was late, by our rules it was in time.",
  "intake.note.differs.respondedInTime.no":
    "{{caseId}}: the file says the answer was in time, by our rules it was late.",
  "intake.note.differs.deliveredInTime.yes":
    "{{caseId}}: the file says the standard was missed, by our rules it was kept.",
  "intake.note.differs.deliveredInTime.no":
    "{{caseId}}: the file says the standard was kept, by our rules it was missed.",
  "intake.note.differs.promiseKept.yes":
    "{{caseId}}: the file says the date was missed, by our rules it was kept.",
  "intake.note.differs.promiseKept.no":
    "{{caseId}}: the file says the date was kept, by our rules it was missed.",
} as const;
