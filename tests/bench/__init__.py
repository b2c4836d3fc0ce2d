"""How fast a site is built, beside other generators: `invoke bench`. Its own tests are in `test_bench.py`."""
