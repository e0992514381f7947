"""Statement -> sentence, per language and reader, from the catalogues in resources/wording."""
