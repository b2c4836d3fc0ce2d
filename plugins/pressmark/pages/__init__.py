"""Which pages the site has and what each shows: documents in, page jobs out, one module a page kind."""
