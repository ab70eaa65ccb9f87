/** Reading a PDF back with poppler, as somebody else's program would. */
import { execFileSync } from 'node:child_process'

const poppler = (program, args, pdf) => execFileSync(program, args, { input: pdf, encoding: 'utf8' })

export const pdfText = (pdf) => poppler('pdftotext', ['-layout', '-', '-'], pdf)
export const pdfPages = (pdf) => Number(/^Pages:\s+(\d+)/m.exec(poppler('pdfinfo', ['-'], pdf))[1])
