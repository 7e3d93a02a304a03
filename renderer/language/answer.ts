import { complete, describe } from './completions.ts'
import { definition } from './definitions.ts'
import { hover, signatureHelp } from './descriptions.ts'
import { format } from './format.ts'
import { mistakes } from './mistakes.ts'
import type { Project } from './project.ts'
import type { Question, Questions } from './protocol.ts'

type Answers = { [Q in Question]: (project: Project, req: Questions[Q]['req']) => Questions[Q]['res'] }

const answers: Answers = {
  complete: (project, { path, at }) => complete(project, path, at),
  describe: (project, { path, at, label }) => describe(project, path, at, label),
  hover: (project, { path, at }) => hover(project, path, at),
  signature: (project, { path, at }) => signatureHelp(project, path, at),
  definition: (project, { path, at }) => definition(project, path, at),
  mistakes: (project, { path }) => mistakes(project, path),
  format: (project, { path, at }) => format(project, path, at),
}

/** What the compiler knows of a document. */
export const answer = <Q extends Question>(project: Project, question: Q, req: Questions[Q]['req']) =>
  answers[question](project, req)
