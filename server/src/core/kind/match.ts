export interface Match { readonly todo: never }
