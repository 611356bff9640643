/** A file imported as its text: the bundler's `text` loader. */
declare module '*.md' {
  const text: string
  export default text
}
declare module '*.txt' {
  const text: string
  export default text
}
