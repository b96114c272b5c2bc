SUFFIX = "_at"
TABLE = "products"
