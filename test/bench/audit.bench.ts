import { safeCells } from "#shared/survey/audit.ts";
import type { Answer } from "#shared/survey/figures.ts";
import { aspects, Ratings } from "#shared/survey/model.ts";
import { releaseOf } from "#shared/survey/release.ts";
import { tell } from "./table.ts";

/** `node --import tsx test/bench/audit.bench.ts`: a large company's round is released and audited within five seconds. */
const SUPPLIERS = 200;
const CUSTOMERS = 40;
const ANSWERS = 20_000;
const LEAST = 5;
const LIMIT_MS = 5_000;

/** The same numbers in every run. */
let state = 20_261_122;
function draw(below: number) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const teamIds = Array.from({ length: CUSTOMERS }, (_, index) => `team-${index}`);
const suppliers = Array.from({ length: SUPPLIERS }, () => {
  const answers: Answer[] = Array.from({ length: ANSWERS / SUPPLIERS }, () => {
    const rate = () => (draw(10) === 0 ? null : draw(5) + 1);
    // Uneven on purpose: some teams are large, many have a handful.
    const customerTeamId = teamIds[Math.min(draw(CUSTOMERS), draw(CUSTOMERS))]!;
    const given = { quality: rate(), attitude: rate(), efficiency: rate(), overall: rate() };
    return { customerTeamId, ratings: Ratings.parse(given) };
  });
  return {
    thresholds: { answers: LEAST, comments: 10 },
    extraItems: [],
    invited: new Map(teamIds.map((teamId) => [teamId, 20])),
    answers,
    comments: [],
    before: {},
  };
});

const round = timed(() => suppliers.map((supplier) => releaseOf(supplier, (items) => items)));
const lines = round.result.flatMap(({ results }) => results.customers.filter(({ figures }) => figures));
report(
  `${SUPPLIERS} × ${CUSTOMERS} × ${aspects.length}, ${ANSWERS} answers: ${lines.length} lines`,
  round.ms,
);

/** The audit alone has to find and drop what is unsafe: every line is published, whatever its size. */
const uncovered = timed(() =>
  suppliers.flatMap(({ answers }) =>
    aspects.flatMap((aspect) => {
      const valid = answers.filter(({ ratings }) => ratings[aspect] !== null);
      const sizes = new Map(
        teamIds.map((id) => [id, valid.filter(({ customerTeamId }) => customerTeamId === id).length]),
      );
      const cells = [
        { cellId: "total", atoms: teamIds },
        ...teamIds.map((id) => ({ cellId: id, atoms: [id] })),
      ];
      return { dropped: cells.length - safeCells({ sizes, cells }, LEAST).length };
    }),
  ),
);
const dropped = uncovered.result.reduce((sum, block) => sum + block.dropped, 0);
report(`nothing hidden: ${dropped} unsafe cells found and dropped`, uncovered.ms);

/** The worst shape: every customer team has one answer too few, and every cell is published. */
const worst = timed(() => {
  const sizes = new Map(teamIds.map((id) => [id, 1]));
  const cells = teamIds.map((id, index) => ({ cellId: id, atoms: teamIds.slice(index) }));
  return safeCells({ sizes, cells }, LEAST).length;
});
report(`40 nested cells of one answer each: ${worst.result} kept`, worst.ms);

if (round.ms > LIMIT_MS || uncovered.ms > LIMIT_MS)
  throw new Error(`An audit took longer than ${LIMIT_MS} ms.`);

/** Processor time: what else the machine does is not counted. */
function timed<Result>(work: () => Result) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: Math.round((user + system) / 1000) };
}

function report(what: string, ms: number) {
  tell({ what: `Audit: ${what}`, ours: ms, unit: "ms", aim: LIMIT_MS });
}
