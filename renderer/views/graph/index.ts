/**
 * The graph of the open file and of the run on the screen.
 *
 *   GraphPane                    the pane
 *   GraphCanvas {scene, links, onMoved, onConnect, onEdgeClick, children}   its canvas, which knows no store but of what is looked at
 *   model/                       pure: structure → links → places → lines, and what each node says
 */
export { GraphCanvas, type GraphCanvasProps } from './GraphCanvas.tsx'
export { GraphPane } from './GraphPane.tsx'
