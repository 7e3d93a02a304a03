import { drawings, type IconName } from './drawings.tsx'

interface IconProps {
  name: IconName
  /** 16 on buttons and in sentences, 12 inside rows. */
  size?: 12 | 16
}

/** Always beside a label or in a labelled button, so it is hidden from assistive technology. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}

export function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label="Yieldpoint">
      <path d="M2.5 3.5h15L10 14z" />
      <circle cx="10" cy="17.6" r="1.6" fill="currentColor" stroke="none" />
    </svg>
  )
}
