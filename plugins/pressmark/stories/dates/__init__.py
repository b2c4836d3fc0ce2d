"""Dates as stories write them: their forms, what they mean, and what is wrong with those that mean nothing certain."""
