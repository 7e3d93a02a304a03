/** What can be wrong with a task-graph file: its text, the shape of what it says, and what that means. */
import { type GraphMeaningErrors, graphMeaningWording } from './graph-meaning.ts'
import { type GraphShapeErrors, graphShapeWording } from './graph-shape.ts'
import { type GraphTextErrors, graphTextWording } from './graph-text.ts'
import type { Wording } from './wording.ts'

export interface GraphErrors extends GraphTextErrors, GraphShapeErrors, GraphMeaningErrors {}

export const graphWording: Wording<GraphErrors> = {
  ...graphTextWording,
  ...graphShapeWording,
  ...graphMeaningWording,
}
