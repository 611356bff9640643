/** The words that people call secrets by. */

import { phrase } from '../../util/phrase.ts'

/** Words for a password in the languages of handoffs. Short ones must not touch other letters. */
export const passwordWords =
  '(?:seed|recovery|mnemonic)[ -]phrases?|pass[ -]?(?:words?|wds?|phrases?|codes?|wort|wörter|ord(?!\\p{L}))|(?<![\\p{L}\\p{N}])(?:pass|pwd?s?|pswd|psw|mdp|clave)(?![\\p{L}\\p{N}])|kenn(?:wort|wörter)|zugangscode|contraseñas?|contrasenas?|mots? de passe|senhas?|palavra-passe|parola d.ordine|wachtwoord(?:en)?|hasło|hasła|hesl[oa]|парол[ьи]|lösenord|adgangskode|salasana|jelszó|şifre|mật khẩu|kata sandi|パスワード|暗証番号|密码|密碼|口令|비밀번호|암호'
/** Words for a key. The lookbehind excludes other keys and tokens, such as `next page token`. */
export const keyWords =
  '(?<!(?:next|page|nation|ward|sync|search|task|cs|xs|device|push|ss|change|design|query)[ _-]{0,2})(?:(?:api|secret|access|private|encryption|signing|account|storage|client|shared|webhook|auth|bearer|refresh|session|service|bot|personal access|id|master|license|admin|deploy)[ _-]{0,2}(?:keys?|tokens?|secrets?)|apikeys?|secrets?|tokens?|zugangstoken|schlüssel|APIキー|トークン|密钥|令牌|clé api|clave api|ключ доступа|токен)'
/** Words for a user and a password together. */
export const pairWords =
  '(?<![\\p{L}\\p{N}])(?:(?:user(?:name)?|benutzer(?:name)?|usuario|utilisateur|account|login) ?(?:/|and|und|y|et|&|[+]) ?(?:password|passwd|pass|pwd?|passwort|kennwort|contraseña|mot de passe)|cred(?:ential)?s?|ssh|wi-?fi|wlan|vpn|rdp|s?ftp|log-?ins?|log(?:ged)? ?in (?:as|with)|sign[ -]?in(?: as| with)?|zugangsdaten|anmeldedaten|zugang|identifiants?|credenciales|credenciais|inloggegevens|dane logowania|ログイン情報|账号密码)(?![\\p{L}\\p{N}])'

/** What a label says that its value is: a user and a password, a password, or a key. */
export type Sort = 'pair' | 'password' | 'key'

/** The sort of a label, of which `pairWords`, `passwordWords` and `keyWords` are the groups in this order. */
export function sortOf([, pair, password]: RegExpExecArray | RegExpMatchArray): Sort {
  return pair !== undefined ? 'pair' : password !== undefined ? 'password' : 'key'
}

/** What the secret is called in a message. */
export function categoryOf(sort: Sort) {
  return sort === 'key' ? phrase`key or token` : phrase`password`
}
