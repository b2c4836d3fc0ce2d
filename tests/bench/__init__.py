"""How fast a site is built, beside other generators: `invoke bench`. Not part of the tests."""
