/** Which kind is this document? */
export type KindSource = 'front-matter' | 'configuration' | 'likeness' | 'option' | 'none'
