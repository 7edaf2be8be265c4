"""How secrets rotate: keys of a secret that a document of kind `rotation` carries out."""
