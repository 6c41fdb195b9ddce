"""The checks: general, parameterised by a rule, each a pure function over the contacts of one debt."""
