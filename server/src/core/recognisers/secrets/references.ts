/** Recognises what only names a secret, the place where it is kept, or something beside it. */

import { turns } from './turns.ts'

/** True for the location of a secret, for code that reads one, and for what people name and number. */
export function isReference(value: string): boolean {
  return (
    isLocation(value) ||
    isCode(value) ||
    isName(value) ||
    // A package with its version, a digest.
    /^@?[\w./-]+@(?:v\d+$|[v^~]?\d+\.[\w.-]*$)/.test(value) ||
    /^(?:sha\d{1,3}|md5|sha)[-:]/i.test(value) ||
    // The id of a public key, the address of an account, the start of a commit.
    /^(?:[\dA-F]{16}|[\dA-F]{40}|0x[\da-fA-F]{40}|(?=\w*\d)(?=\w*[a-f])[\da-f]{7,8})$/.test(value)
  )
}

/** An address, a path, a file, a host, a place in a store of secrets. */
function isLocation(value: string): boolean {
  return (
    /:\/\/|^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)|^(?:arn|op|vault|ssm|env|file|secretref|keyvault|kms|keepass|bw)[:/]/i.test(value) ||
    /\.(?:md|txt|ya?ml|jsonl?|env|pem|key|crt|gpg|enc|conf|ini|[jt]sx?|py|go|rs|rb|java|kt|cs|php|sql|log|csv|sh|p12|pfx|jks|kdbx|asc|pub|html?|pdf|png)(?::\d[\d,:–-]*)?$/i.test(
      value,
    ) ||
    // A hidden file, with whatever it is called further: `.env.bak-2026`.
    /^\.[a-z][\w-]*(?:\.[\w-]+)+$/i.test(value) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(value) ||
    /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}\.[a-z]{2,10}(?::\d{1,5})?$/.test(value) ||
    /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}\.[a-z]{2,10}\//.test(value)
  )
}

/** An expression, a type or a regular expression. */
function isCode(value: string): boolean {
  return (
    /^\[|\]\(|[()]|^(?:process|os|env|secrets?|vars?|config|settings|self|this|context|data|values|local|module)[.[]/i.test(value) ||
    /^\w+\[\w*$|\?\.\[?|^!+_?[a-z][A-Za-z]*$|^[A-Za-z]+!$|&#?\w{2,8};?$|\\[nrt]|\\[+*.?|]|^[a-z]+\+[a-z]+$|^[\w-]+,[a-z]+=/.test(value)
  )
}

/** The name of a module, a constant, a person, a type, a value in code, a user, a secret in a store, or the codes of what is numbered. */
function isName(value: string): boolean {
  return (
    (/^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/.test(value) && value.split('.').every((part) => turns(part) < 2)) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Z]{2,}(?:_[A-Z0-9]+)*_[\da-f]{4,12}$/.test(value) ||
    /^(?:[A-Z][a-z]+\d*)+(?:Key|Token|Secret|Password|Credentials?)$/.test(value) ||
    (/^[@#][\w./-]+$/.test(value) && turns(value) < 4) ||
    isNameOfSecret(value) ||
    codes.test(value)
  )
}

/** `PER01`, `A.5.17`, `SC-1.2.0..1.2.5`, `P1+P5`. */
const codes = /^(?:[A-Z]{1,6}[-.]?\d{1,4}(?:[-.]{1,2}\d{1,4}){0,8})(?:[+/&,][A-Z]{1,6}[-.]?\d{1,4}(?:[-.]{1,2}\d{1,4}){0,8}){0,8}$/

/** `demo-account-password-*-2026`: plain words and numbers, one of which says what it names. */
function isNameOfSecret(value: string): boolean {
  const parts = value.split(/[-_]/)
  return (
    parts.length > 2 &&
    parts.every((part) => /^(?:[a-z]{1,20}|\d{1,4}|[a-z]{1,6}\d{1,2}|\*)$/.test(part)) &&
    parts.some((part) => /^(?:passwords?|secrets?|tokens?|keys?|credentials?)$/.test(part))
  )
}
