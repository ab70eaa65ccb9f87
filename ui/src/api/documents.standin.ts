/** STAND-IN for the commands of documents until they are in the generated contract; then this file goes. */
import type { DocumentRow, OutlineOut, PrintSetting } from '../screens/documents/types'

declare module './bindings' {
  interface Commands {
    'documents.list': { input: EditionIn; output: Array<DocumentRow> }
    'documents.outline': { input: { edition: number; document: string; setting: PrintSetting }; output: OutlineOut }
    'documents.preview': { input: { edition: number; document: string; setting: PrintSetting; page: number }; output: ArrayBuffer }
    'documents.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }
    'documents.export': { input: { edition: number; document: string; file: string }; output: { files: string[] } }
    'certificates.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }
  }
}
