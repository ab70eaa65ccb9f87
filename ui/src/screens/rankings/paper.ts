/** The ranking on paper, as it is shown: the live one is a draft. */
import type { PaperList } from '../../lib/paper'
import { words } from '../../text/id'
import { rankingWords as w } from '../../text/rankings'
import { printWords } from '../../text/print'
import { shortName, type Ranking, type Row } from './view'

export function paperOf(ranking: Ranking): PaperList<Row> {
  const className = (row: Row) => (row.class === null ? undefined : ranking.classes[row.class]?.short_name)
  return {
    title: words.screens.hasil,
    columns: [
      { key: 'rank', title: w.rank, kind: 'count', mm: 17, text: (row) => row.rank },
      {
        key: 'title',
        title: w.innovation,
        share: 240,
        text: (row) => [row.title, row.remark].filter(Boolean).join('\n'),
      },
      { key: 'agency', title: printWords.agency, share: 200, text: (row) => row.agency },
      ...ranking.stages.map((stage, at) => ({
        key: `tahap ${stage.id}`,
        title: `${shortName(stage.name)} (${stage.weight_text})`,
        kind: 'mark' as const,
        mm: 21,
        text: (row: Row) => row.stages[at]?.score,
      })),
      { key: 'final', title: w.final, kind: 'mark', mm: 18, text: (row) => row.final_score ?? row.value },
      { key: 'class', title: printWords.award, mm: 22, text: className },
      { key: 'tie', title: printWords.tie, share: 120, text: (row) => row.tie },
    ],
    rows: ranking.rows,
    filter: [
      ranking.revision === null ? printWords.live : printWords.revision(ranking.revision, ranking.frozen_at ?? ''),
    ],
    draft: ranking.revision === null,
  }
}
