/** Chromium knows no scheme of ours, so `app://HOST` travels as a secure origin that no name server knows. */
export const toCarried = (url: string): string => url.replace(/^app:\/\/([^/]+)/, 'https://$1.invalid')
export const fromCarried = (url: string): string => url.replace(/^https:\/\/([^/]+)\.invalid(?=\/|$)/, 'app://$1')
export const CARRIED = /^https:\/\/[^/]+\.invalid\//
